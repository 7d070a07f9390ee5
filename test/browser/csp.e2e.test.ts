/** The whole of the clinic page under the policy that DESIGN, section 7, promises, in every engine that is here. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { everyEngine, type Tab } from './engines.js';
import { file, openPageSite, POLICY } from './page-site.js';
import { assess, compare, explain, type Marks } from './whole-run.js';

const CLINIC = '/examples/clinic-website/index.html';
const MARKS: Marks = {
  yes: ['worn knee hurt', 'check-ups', 'ibuprofen', 'steroid'],
  numbers: ['61', '173', '7', '1', '0'],
  words: 'to walk again',
};

const site = await openPageSite();
after(() => site.close());

/** The example as it is, but for its own policy and its icon, which the stricter one of the test forbids. */
const clinic = file(CLINIC.slice(1))
  .replace(/<meta\s+http-equiv[^>]*>/, '')
  .replace(/<link rel="icon"[^>]*>/, '')
  .replace('<head>', '<head><script src="/recorder.js"></script>');
site.replies.set(CLINIC, { body: clinic, headers: { 'content-security-policy': POLICY } });

everyEngine('under the strict policy', (openTab) => {
  let tab: Tab;
  before(async () => {
    tab = await openTab(site.origin + CLINIC);
    await tab.run(() => document.querySelector('regen-guidance')!.setAttribute('as-of', '2026-12-01'));
  });

  /** The browser asks for an icon by itself, and then reports its own request. */
  const noted = async (): Promise<string[]> =>
    (await tab.run(() => faults)).filter((fault) => !fault.endsWith('/favicon.ico'));

  it('the policy is in force: what it forbids is refused and noted', async () => {
    const refused = await tab.run(async () => {
      const start = faults.length;
      const attempt = (act: () => unknown): boolean => {
        try {
          act();
          return false;
        } catch {
          return true;
        }
      };
      const [text, code] = await new Promise<boolean[]>((resolve) => {
        // In a task of the page: what a debugger runs may evaluate.
        setTimeout(() => {
          const markup = attempt(() => (document.createElement('div').innerHTML = '<b>text</b>'));
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is what the policy forbids
          resolve([markup, attempt(() => new Function('return 1'))]);
        });
      });
      await waitFor('both reports', () => faults.length >= start + 2);
      faults.length = start;
      return [text, code];
    });
    assert.deepEqual(refused, [true, true]);
  });

  it('a whole assessment runs', async () => {
    const { questions, title } = await tab.run(assess, MARKS);
    assert.ok(questions > 20, `${String(questions)} questions`);
    assert.equal(title, 'To take to your appointment');
    assert.deepEqual(await noted(), []);
  });

  it('a whole comparison runs', async () => {
    await tab.run(() => (location.hash = '#compare'));
    const { options, cells, known } = await tab.run(compare, MARKS);
    assert.ok(options >= 5 && cells >= 20, `${String(options)} options, ${String(cells)} cells`);
    assert.match(known, /to walk again/);
    assert.deepEqual(await noted(), []);
  });

  it('a whole explanation runs', async () => {
    await tab.run(() => (location.hash = '#understand'));
    const { sections, record } = await tab.run(explain, MARKS);
    assert.equal(sections, 10);
    assert.match(record, /"goal":"to walk again"/);
    assert.deepEqual(await noted(), []);
  });

  it('so does what the page offers besides: another reader, another language, another topic', async () => {
    const title = await tab.run(async () => {
      const change = (selector: string, value: string): void => {
        const select = document.querySelector<HTMLSelectElement>(selector)!;
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      };
      change('[name=audience]', 'clinician');
      change('[name=lang]', 'es');
      document.querySelector<HTMLInputElement>('[value^=considering-a-clinic]')!.click();
      const shown = (): string =>
        document.querySelector('regen-consent-explainer')!.shadowRoot!.querySelector('h2')?.textContent ?? '';
      await waitFor('the title in Spanish', () => shown().includes('clínica'));
      return shown();
    });
    assert.match(title, /clínica/);
    assert.deepEqual(await noted(), []);
  });
});
