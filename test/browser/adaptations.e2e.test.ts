/** What readers set: small windows, large text, forced colours, right to left, less motion, paper. On the clinic page, in Chromium. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { FactValue } from '@regen-cds/engine';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openSite, type Site } from './harness.js';
import { assess } from './whole-run.js';

const CLINIC = '/examples/clinic-website/';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Site;
/** What a person answered in a whole run, so that each page need not be led through it again. */
let answers: [fact: string, value: FactValue][] = [];
before(async () => {
  site = await openSite();
  const page = await open();
  await page.evaluate(assess, { yes: ['worn knee hurt', 'check-ups'], numbers: ['61', '7', '173', '1'], words: '' });
  answers = await page.evaluate(() => {
    const { decision, answered } = document.querySelector('regen-guidance')!.activeSession!;
    return Object.entries(decision.facts).flatMap(([fact, { value }]) =>
      answered.includes(fact) ? [[fact, value] as [string, typeof value]] : [],
    );
  });
  await page.context().close();
});
after(() => site.close());

const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const { page } = await site.visit(CLINIC, { today: '2026-12-01', ...options });
  await page.evaluate('globalThis.__name ??= (value) => value;');
  await page.locator('regen-eligibility-assessor form').waitFor();
  return page;
};

/** The screens of the three widgets, in turn; each function leads to one. */
const SCREENS: [what: string, go: (page: Page) => Promise<unknown>][] = [
  ['a question', (page) => page.evaluate(() => (location.hash = '#answer'))],
  [
    'a result',
    (page) =>
      page.evaluate(async (given) => {
        const element = document.querySelector('regen-eligibility-assessor')!;
        const session = element.activeSession!;
        for (const [fact, value] of given) session.answer(fact, value);
        for (let turn = 0; turn < 10; turn++) await element.updateComplete;
        const title = element.shadowRoot!.querySelector('h2')!.textContent;
        if (title !== 'To take to your appointment') throw new Error(title);
      }, answers),
  ],
  ['a comparison', (page) => page.evaluate(() => (location.hash = '#compare'))],
  [
    'an explanation',
    (page) =>
      page.evaluate(() => {
        location.hash = '#understand';
        document.querySelector('regen-consent-explainer')!.shadowRoot!.querySelector<HTMLElement>('.pick')?.click();
      }),
  ],
  [
    'the risks of an explanation',
    (page) =>
      page.evaluate(() =>
        document
          .querySelector('regen-consent-explainer')!
          .shadowRoot!.querySelectorAll<HTMLElement>('.steps.wide button')[3]!
          .click(),
      ),
  ],
];

/** What reaches beyond the window, or beyond the frame of its widget, which would cut it off. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page: ${String(scrollWidth)} of ${String(clientWidth)}`] : [];
    const widget = document.querySelector('regen-guidance section:not([hidden]) > *')!.shadowRoot!;
    const frame = widget.querySelector('.widget')!.getBoundingClientRect();
    for (const element of widget.querySelectorAll<HTMLElement>('.widget *')) {
      const { left, right, width } = element.getBoundingClientRect();
      // What scrolls inside a region of its own may be wider than the region.
      if (width === 0 || element.closest('[role=region], .hidden')) continue;
      if (left < frame.left - 1 || right > frame.right + 1)
        found.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
    }
    return found;
  });

const findings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`);
};

interface Adaptation {
  what: string;
  options?: BrowserContextOptions;
  adapt?: (page: Page) => Promise<unknown>;
  /** Which takes longer than everything else, so only where there are other elements to look at. */
  withAxe?: true;
}

const narrow = { viewport: { width: 320, height: 640 } };
const largeText = (page: Page): Promise<void> =>
  page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
const rightToLeft = (page: Page): Promise<string> => page.evaluate(() => (document.documentElement.dir = 'rtl'));

const ADAPTATIONS: Adaptation[] = [
  { what: 'a window of 320 pixels', options: narrow, withAxe: true },
  { what: 'a window of 1280 pixels', withAxe: true },
  { what: 'text of twice the size', adapt: largeText },
  {
    what: 'text of twice the size in a window of 640 pixels',
    options: { viewport: { width: 640, height: 900 } },
    adapt: largeText,
  },
  { what: 'forced colours', options: { forcedColors: 'active' } },
  { what: 'right to left', adapt: rightToLeft },
  { what: 'right to left in a window of 320 pixels', options: narrow, adapt: rightToLeft },
  {
    what: 'wide spaces between letters, words and lines',
    options: { bypassCSP: true },
    adapt: (page) =>
      page.addStyleTag({
        content:
          '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }',
      }),
  },
];

for (const { what, options, adapt, withAxe } of ADAPTATIONS)
  describe(`with ${what}`, { concurrency: false }, () => {
    let page: Page;
    before(async () => {
      page = await open(options);
      await adapt?.(page);
    });
    after(() => page.context().close());

    for (const [screen, go] of SCREENS)
      it(`${screen} is whole for both readers${withAxe ? ', and axe finds nothing' : ''}`, async () => {
        await go(page);
        for (const reader of ['clinician', 'patient']) {
          await page.selectOption('[name=audience]', reader);
          assert.deepEqual(await overflow(page), [], reader);
        }
        if (withAxe) assert.deepEqual(await findings(page), []);
      });
  });

describe('with less motion', () => {
  it('nothing moves', async () => {
    const page = await open({ reducedMotion: 'reduce' });
    for (const [, go] of SCREENS) await go(page);
    const moving = await page.evaluate(() =>
      ['regen-eligibility-assessor', 'regen-modality-comparator', 'regen-consent-explainer'].flatMap((name) =>
        [...document.querySelector(name)!.shadowRoot!.querySelectorAll('.widget, .widget *')].flatMap((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          const isMoving = animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s');
          return isMoving ? [`${element.localName}.${element.getAttribute('class') ?? ''}`] : [];
        }),
      ),
    );
    assert.deepEqual(moving, []);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
    await page.context().close();
  });
});

describe('PR1: on paper', { concurrency: false }, () => {
  let page: Page;
  before(async () => {
    page = await open();
    await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { isPrinting: true }) }));
  });
  after(() => page.context().close());

  const [, result, comparison, explanation] = SCREENS;
  for (const [screen, go] of [result!, comparison!, explanation!])
    it(`${screen} stands alone, in black, with everything opened and nothing to press`, async () => {
      await go(page);
      await page.evaluate(async () => {
        document.querySelector<HTMLElement & { print(): void }>('regen-guidance section:not([hidden]) > *')!.print();
        for (let turn = 0; turn < 100 && !('isPrinting' in window); turn++)
          await new Promise((resolve) => setTimeout(resolve, 20));
      });
      await page.emulateMedia({ media: 'print' });
      const found = await page.evaluate(() => {
        const element = document.querySelector('regen-guidance section:not([hidden]) > *')!;
        const root = element.shadowRoot!;
        const shown = (one: Element): boolean => one.checkVisibility() && one.getClientRects().length > 0;
        const { color, fontSize } = getComputedStyle(root.querySelector('.widget')!);
        return {
          beside: [...document.body.querySelectorAll('*')]
            .filter((one) => shown(one) && !one.contains(element) && !element.contains(one))
            .map(({ localName }) => localName),
          buttons: [...root.querySelectorAll('button, nav, select')]
            .filter(shown)
            .map(({ textContent }) => textContent),
          closed: [...root.querySelectorAll('details:not([open], .inline)')].filter(shown).length,
          cited: [
            ...new Set([...root.querySelectorAll<HTMLElement>('[data-source]')].map((one) => one.dataset['source'])),
          ],
          listed: [...root.querySelectorAll<HTMLElement>('.basis ol li')]
            .filter(shown)
            .map((one) => one.dataset['listed']),
          color,
          fontSize: Number.parseFloat(fontSize).toFixed(1),
        };
      });
      const { cited, listed, ...looks } = found;
      assert.ok(cited.length > 0);
      assert.deepEqual(listed.sort(), cited.sort(), 'the list at the end has what the page cites');
      assert.deepEqual(looks, {
        beside: [],
        buttons: [],
        closed: 0,
        color: 'rgb(0, 0, 0)',
        fontSize: (11 / 0.75).toFixed(1),
      });
      for (const format of ['A4', 'Letter']) {
        const pdf = await page.pdf({ format, tagged: true });
        assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      }
      await page.emulateMedia({ media: 'screen' });
      const marks = await page.evaluate(() => {
        dispatchEvent(new Event('afterprint'));
        Reflect.deleteProperty(window, 'isPrinting');
        return document.querySelectorAll('[data-regen-print]').length + document.adoptedStyleSheets.length;
      });
      assert.equal(marks, 0);
    });
});
