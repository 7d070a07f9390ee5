/** Elements that come, go and move, and rule sets that do not come as they should, in every engine that is here. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, it } from 'node:test';
import type { LitElement } from 'lit';
import type { RegenGuidance } from '../../packages/widgets/src/index.js';
import type {} from '../../packages/widgets/src/define.js';
import { everyEngine, type Tab } from './engines.js';
import { file, held, openPageSite, page, type Answer } from './page-site.js';

const SCRIPT = '/dist/cdn/regen-cds.js';
const RULES = '/dist/rules/knee-osteoarthritis/1.1.0.json';
const WIDGETS = ['regen-eligibility-assessor', 'regen-modality-comparator', 'regen-consent-explainer'];
const rules = { body: file(RULES.slice(1)), type: 'application/json' };

const tag = (name: string, more = ''): string =>
  `<${name} as-of="2026-12-01" lang="en" ${more}><p>Please ask us at your visit.</p></${name}>`;
const together = `<regen-guidance rule-set="${RULES}" as-of="2026-12-01" lang="en">${WIDGETS.map((name) => `<${name}></${name}>`).join('')}</regen-guidance>`;

const site = await openPageSite();
after(() => site.close());

everyEngine('on a page', (openTab, name) => {
  let tab: Tab;
  afterEach(async () => {
    const noted = await tab.run(() => faults.filter((fault) => !fault.includes('favicon.ico')));
    await tab.close();
    assert.deepEqual(noted, []);
  });

  const open = async (body: string, scripts: readonly string[] = ['/clock.js', SCRIPT]): Promise<void> => {
    site.replies.set('/page', page(scripts, body));
    tab = await openTab(`${site.origin}/page`);
  };
  /** Waits for so many events of a name; resolves with the last. */
  const event = (name: string, count = 1): Promise<{ code?: string; message?: string }> =>
    tab.run(
      async (wanted) => {
        const found = (): typeof events => events.filter((one) => one.name === wanted.name);
        await waitFor(wanted.name, () => found().length >= wanted.count);
        return found().at(-1)!;
      },
      { name, count },
    );
  const shown = (selector = WIDGETS[0]!): Promise<string> =>
    tab.run(async (wanted) => {
      const element = document.querySelector<LitElement>(wanted)!;
      await element.updateComplete;
      return element.shadowRoot!.querySelector<HTMLElement>('.widget')!.innerText.replace(/\s+/g, ' ');
    }, selector);
  const press = (text: string): Promise<void> =>
    tab.run((wanted) => {
      const root = document.querySelector('regen-eligibility-assessor')!.shadowRoot!;
      [...root.querySelectorAll('button')].find((one) => one.textContent.trim() === wanted)!.click();
    }, text);
  /** Gives an answer, as a person does. */
  const answer = (): Promise<void> =>
    tab.run(async () => {
      const element = document.querySelector<LitElement>('regen-eligibility-assessor')!;
      const root = element.shadowRoot!;
      const choices = [...root.querySelectorAll<HTMLInputElement>('[type=radio]')];
      choices.find((one) => one.closest('label')!.textContent.trim() === 'No')!.click();
      await element.updateComplete;
      root.querySelector<HTMLButtonElement>('form .primary')!.click();
      await element.updateComplete;
    });

  it('an element that is taken away before its rule set arrives asks no more, and begins again when it is back', async () => {
    const late = held(rules);
    site.replies.set('/late.json', late.answer);
    await open(tag(WIDGETS[0]!, 'rule-set="/late.json"'));
    await tab.run(() => {
      const element = document.querySelector('regen-eligibility-assessor')!;
      element.remove();
      Object.assign(window, { element });
    });
    late.release();
    await tab.run(() => new Promise((resolve) => setTimeout(resolve, 50)));
    assert.deepEqual(await tab.run(() => events), []);
    await tab.run(() => document.body.append((window as unknown as { element: Element }).element));
    await event('regen-ready');
    assert.match(await shown(), /Question 1\./);
  });

  it('a tag that is taken away before the script loads leaves nothing behind', async () => {
    site.replies.set('/remove.js', {
      body: `addEventListener('DOMContentLoaded', () => document.querySelector('regen-eligibility-assessor').remove());`,
      type: 'text/javascript',
    });
    site.replies.set('/defer.js', { body: file(SCRIPT.slice(1)), type: 'text/javascript' });
    await open(tag(WIDGETS[0]!, `rule-set="${RULES}"`), ['/remove.js', '/defer.js']);
    const isDefined = await tab.run(() => customElements.get('regen-eligibility-assessor') !== undefined);
    assert.ok(isDefined);
    assert.equal(await tab.run(() => document.body.childElementCount), 0);
  });

  it('an element that moves keeps its answers and its question', async () => {
    await open(`${tag(WIDGETS[0]!, `rule-set="${RULES}"`)}<main></main>`);
    await event('regen-ready');
    await answer();
    const before = await shown();
    assert.match(before, /Question 2\./);
    await tab.run(() => document.querySelector('main')!.append(document.querySelector('regen-eligibility-assessor')!));
    assert.equal(await shown(), before);
    await answer();
    assert.match(await shown(), /Question 3\./);
  });

  it('three elements in a wrapper load one rule set and move together', async () => {
    await open(`${together}<main></main>`);
    await event('regen-ready', 3);
    const requests = await tab.run(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.json')).length,
    );
    assert.equal(requests, 1);
    await answer();
    await tab.run(() => document.querySelector('main')!.append(document.querySelector('regen-guidance')!));
    assert.match(await shown(), /Question 2\./);
  });

  it('another patient: everything about the one before is gone in the same task', async () => {
    await open(together);
    await event('regen-ready', 3);
    const { before, after } = await tab.run(async (names) => {
      const guidance = document.querySelector<HTMLElement & { subject: string; facts: unknown }>('regen-guidance')!;
      const text = (): string =>
        [guidance, ...names.map((name) => document.querySelector(name)!)]
          .map(({ shadowRoot }) => shadowRoot!.querySelector('.widget')?.textContent ?? '')
          .join(' ');
      const values = (): number[] =>
        names.map((name) => document.querySelector(name)!.shadowRoot!.querySelectorAll('button, input').length);
      guidance.setAttribute('audience', 'clinician');
      guidance.subject = 'Patient/one';
      guidance.facts = { patientAgeYears: { value: 93, origin: 'auto-client', observed: '2026-11-01' } };
      guidance.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
      await waitFor('the patient on every screen', () => text().includes('93') && text().includes('Compare'));
      const start = { text: text(), values: values() };
      guidance.subject = 'Patient/two';
      return { before: start, after: { text: text(), values: values() } };
    }, WIDGETS);
    assert.match(before.text, /93/);
    assert.ok(before.values.every((count) => count > 0));
    assert.match(after.text, /The chart changed/);
    assert.doesNotMatch(after.text, /93/);
    assert.deepEqual(after.values, [0, 0, 0]);
  });

  const html: Answer = { body: '<!doctype html><title>Log in</title>' };
  const failures: [what: string, reply: Answer, code: RegExp, words: RegExp][] = [
    [
      'an address where nothing is',
      { body: 'Not found', status: 404 },
      /^rule-set-not-found$/,
      /could not be loaded|No guidance/,
    ],
    ['a server that fails', { body: 'Oops', status: 503 }, /^rule-set-network$/, /No guidance/],
    ['a page instead of a rule set', html, /^json$|^rule-set/, /No guidance/],
    [
      'another file than the one asked for',
      { ...rules, body: `${rules.body} ` },
      /^rule-set-integrity$/,
      /No guidance/,
    ],
  ];
  for (const [what, reply, code, words] of failures) {
    it(`${what}: a code for the page, words for the reader, and "Try again" that works`, async () => {
      const digest = `sha384-${createHash('sha384').update(rules.body).digest('base64')}`;
      site.replies.set('/rules.json', reply);
      await open(tag(WIDGETS[0]!, `rule-set="/rules.json" integrity="${digest}" audience="clinician"`));
      const error = await event('regen-error');
      assert.match(error.code ?? '', code);
      assert.ok((error.message ?? '').length > 20, error.message);
      assert.match(await shown(), words);
      assert.match(await shown(), new RegExp(error.code!));
      assert.match(await tab.run(() => document.querySelector('p')!.innerText), /Please ask us/);
      await tab.run(() => document.querySelector('regen-eligibility-assessor')!.setAttribute('audience', 'patient'));
      assert.match(await shown(), /This page cannot help right now/);
      assert.doesNotMatch(await shown(), new RegExp(error.code!));
      site.replies.set('/rules.json', rules);
      await press('Try again');
      await event('regen-ready');
      assert.match(await shown(), /Question 1\./);
    });
  }

  it('a rule set that takes long: words after ten seconds, and "Try again" that works', async () => {
    const late = held(rules);
    site.replies.set('/rules.json', late.answer);
    await open(tag(WIDGETS[0]!, 'rule-set="/rules.json" audience="patient"'));
    await tab.run(() => pass(500));
    assert.match(await shown(), /Loading the rules/);
    await tab.run(() => pass(10_000));
    assert.equal((await event('regen-error')).code, 'rule-set-timeout');
    assert.match(await shown(), /This is taking longer than it should/);
    site.replies.set('/rules.json', rules);
    await press('Try again');
    await event('regen-ready');
    assert.match(await shown(), /Question 1\./);
    late.release();
  });

  if (name === 'chromium')
    it('a hundred mounts and unmounts leave as many nodes and listeners as there were', async () => {
      await open('', [SCRIPT]);
      const cycles = (count: number): Promise<void> =>
        tab.run(
          async ({ times, widgets, address }) => {
            let ruleSet: RegenGuidance['ruleSet'] = null;
            for (let cycle = 0; cycle < times; cycle++) {
              const guidance = document.createElement('regen-guidance');
              // One in five from its address; the others from what is loaded, which is five times as fast.
              if (cycle % 5 === 0) guidance.setAttribute('rule-set', address);
              else guidance.ruleSet = ruleSet;
              guidance.setAttribute('as-of', '2026-12-01');
              guidance.setAttribute('audience', cycle % 2 === 0 ? 'patient' : 'clinician');
              guidance.append(...widgets.map((widget) => document.createElement(widget)));
              document.body.append(guidance);
              const roots = widgets.map((widget) => document.querySelector(widget)!.shadowRoot!);
              await waitFor('every screen', () => roots.every((root) => root.querySelector('h2')));
              ruleSet = guidance.activeSession!.ruleSet;
              roots[0]!.querySelector<HTMLInputElement>('[type=radio]')!.click();
              roots[0]!.querySelector<HTMLButtonElement>('form .primary')!.click();
              guidance.remove();
            }
            events.length = 0;
          },
          { times: count, widgets: WIDGETS, address: RULES },
        );
      await cycles(10);
      const before = await tab.counters!();
      await cycles(100);
      assert.deepEqual(await tab.counters!(), before);
    });
});
