/** What a mounted frame shows and tells, on a page with a strict policy, across origins, in every engine that is here. */
import assert from 'node:assert/strict';
import { after, afterEach, it } from 'node:test';
import type { Decision } from '@regen-cds/engine';
import { everyEngine } from './engines.js';
import { FRAME, HostPage } from './frame-page.js';
import { openFrameSite } from './frame-site.js';
import { until } from './until.js';

const SUBJECT = 'Patient/marked-7319';
const AGE = { patientAgeYears: { value: 58, origin: 'auto-client', observed: '2026-11-01' } };

const site = await openFrameSite();
after(() => site.close());

/** Page and frame page under different names of the same machine. */
const ELSEWHERE = site.frameFor('localhost', site.at('127.0.0.1'));

everyEngine('the frame on a page', (openTab) => {
  let page: HostPage;
  afterEach(() => page.close());

  const open = async (path = '/host', host: Parameters<typeof site.at>[0] = '127.0.0.1'): Promise<void> => {
    page = new HostPage(await openTab(site.at(host, path)));
  };

  const pairs = [
    ['127.0.0.1', '127.0.0.1', 'its own origin'],
    ['127.0.0.1', 'localhost', 'another site'],
    ['a.localhost', 'b.localhost', 'another site'],
    ['localhost', 'a.localhost', 'another site'],
  ] as const;
  for (const [top, inner, what] of pairs) {
    it(`shows the element from ${what}: ${inner} on ${top}`, async () => {
      await open('/host', top);
      assert.equal(await page.mount({ src: site.frameFor(inner, site.at(top)) }), 'ready');
      const { ruleSet } = await page.event('regen-ready');
      assert.deepEqual((ruleSet as { id: string }).id, 'knee-osteoarthritis');
      await page.visible();
      await page.shows('Question 1.');
      assert.deepEqual(await page.faults(), []);
    });
  }

  it('is as high as what it shows', async () => {
    await open();
    await page.mount({ src: ELSEWHERE });
    await page.event('regen-ready');
    await until('a frame as high as its content', async () => {
      const frame = await page.tab.run(() => document.querySelector('iframe')!.getBoundingClientRect().height);
      const content = await page.tab.runIn(FRAME, () => document.body.getBoundingClientRect().height);
      return content > 300 && Math.abs(frame - content) <= 1;
    });
  });

  it('gives the events of the element again, with the same names and fields', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
    const { subject, facts } = (await page.event('regen-decision'))['decision'] as Decision;
    assert.equal(subject, SUBJECT);
    assert.deepEqual(facts['patientAgeYears'], {
      ...AGE.patientAgeYears,
      unit: 'a',
    });
    const isEvent = await page.tab.run(
      () =>
        new Promise((resolve) => {
          document
            .querySelector('#box')!
            .addEventListener('regen-decision', (event) =>
              resolve([event.bubbles, event.composed, 'decision' in event]),
            );
          mounted[0]!.update({ facts: { kneeSymptomatic: true } });
        }),
    );
    assert.deepEqual(isEvent, [true, true, true]);
  });

  /** How the frame looks, once the element's button has this colour. */
  const looks = (accent: string): Promise<{ accent: string; scheme: string; tokens: string[] }> =>
    page.tab.runIn(
      FRAME,
      async (wanted) => {
        const colour = (): string => {
          const button = document.querySelector('main > *')?.shadowRoot?.querySelector('.primary');
          return button ? getComputedStyle(button).backgroundColor : '';
        };
        await waitFor(`the colour ${wanted}`, () => colour() === wanted);
        const { style } = document.documentElement;
        return {
          accent: colour(),
          scheme: style.colorScheme,
          tokens: [...style].filter((property) => property.startsWith('--')).sort(),
        };
      },
      accent,
    );
  const OWN = 'rgb(11, 107, 99)';

  it('looks as the SMART Style of the page says: from the start, after an update, after a reload', async () => {
    await open();
    const brown = { accent: 'rgb(122, 59, 18)', scheme: 'light', tokens: ['--regen-accent', '--regen-surface'] };
    await page.mount({ src: ELSEWHERE, smartStyle: { color_background: '#fff', color_highlight: '#7a3b12' } });
    assert.deepEqual(await looks(brown.accent), brown);
    const yellow = { accent: 'rgb(255, 224, 102)', scheme: 'dark', tokens: ['--regen-accent', '--regen-surface'] };
    await page.update({ smartStyle: { color_background: '#14191d', color_highlight: '#ffe066' } });
    assert.deepEqual(await looks(yellow.accent), yellow);
    const from = (await page.events()).length;
    await page.tab.runIn(FRAME, () => void setTimeout(() => location.reload()));
    await page.event('regen-ready', from);
    assert.deepEqual(await looks(yellow.accent), yellow);
    await page.update({ smartStyle: null });
    assert.deepEqual(await looks(OWN), { accent: OWN, scheme: '', tokens: [] });
    assert.deepEqual(await page.faults(), []);
  });

  it('keeps its own colour where that of the SMART Style cannot be read, or is none', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, smartStyle: { color_highlight: '#ffe066', color_text: 'url(x)' } });
    await page.visible();
    assert.deepEqual(await looks(OWN), { accent: OWN, scheme: '', tokens: ['--regen-accent'] });
  });

  it('puts no patient fact into an address', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
    await page.event('regen-decision');
    const addresses = await page.tab.runIn(FRAME, () => [
      location.href,
      ...performance.getEntriesByType('resource').map((entry) => entry.name),
    ]);
    for (const address of addresses) assert.ok(!/marked-7319|patientAge/.test(address), address);
  });

  it('blanks one patient in the same task, and shows nothing of them with the next', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
    await page.event('regen-decision');
    await page.visible();
    await page.shows('58');
    assert.equal(await page.update({ subject: 'Patient/2' }), true);
    await page.visible();
    assert.doesNotMatch(await page.shown(), /\b58\b|marked-7319/);
    const from = (await page.events()).length;
    await page.press('Start with the open chart');
    const { subject, facts } = (await page.event('regen-decision', from))['decision'] as Decision;
    assert.deepEqual([subject, facts], ['Patient/2', {}]);
  });

  it('passes no event of the patient before on to the page', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
    await page.event('regen-decision');
    await page.visible();
    const late = await page.tab.run(async () => {
      const from = log.length;
      // Both on their way to the frame at once: its answer to the first comes back after the second was said.
      mounted[0]!.update({ facts: { kneeSymptomatic: true } });
      mounted[0]!.update({ subject: 'Patient/2' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return JSON.stringify(log.slice(from));
    });
    assert.ok(!late.includes('marked-7319'), late);
  });

  it('shakes hands again after a reload, with all that was set', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
    await page.event('regen-decision');
    await page.update({ lang: 'es', facts: { kneeSymptomatic: true } });
    const from = (await page.events()).length;
    await page.tab.runIn(FRAME, () => void setTimeout(() => location.reload()));
    const { subject, facts } = (await page.event('regen-decision', from))['decision'] as Decision;
    assert.deepEqual([subject, Object.keys(facts).sort()], [SUBJECT, ['kneeSymptomatic', 'patientAgeYears']]);
    await page.visible();
    await page.shows('Imprimir');
  });

  it('goes on when its container moves in the page', async () => {
    await open();
    await page.mount({ src: ELSEWHERE });
    await page.event('regen-ready');
    const from = (await page.events()).length;
    await page.tab.run(() => {
      const aside = document.createElement('aside');
      document.body.append(aside);
      aside.append(document.querySelector('#box')!);
    });
    await page.event('regen-ready', from);
    await page.visible();
  });

  it('shows all elements with one session when it is asked for the wrapper', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, widget: 'regen-guidance', density: 'compact', subject: SUBJECT, facts: AGE });
    await page.event('regen-decision');
    const inside = await until('three elements', () =>
      page.tab.runIn(FRAME, () => {
        const widgets = [...document.querySelectorAll<HTMLElement>('main > regen-guidance > *')];
        const isDrawn = widgets.every((widget) => (widget.shadowRoot?.textContent ?? '').length > 200);
        return isDrawn ? widgets.map((widget) => `${widget.localName} ${widget.getAttribute('density') ?? ''}`) : null;
      }),
    );
    assert.deepEqual(inside, [
      'regen-eligibility-assessor compact',
      'regen-modality-comparator compact',
      'regen-consent-explainer compact',
    ]);
    assert.deepEqual(await page.faults(), []);
  });
});
