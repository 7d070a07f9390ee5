/** The script tag on a web page: loaded once, twice, in two versions, late, or never. */
import assert from 'node:assert/strict';
import { after, afterEach, it } from 'node:test';
import type { LitElement } from 'lit';
import { snippet } from '../../scripts/build/snippet.mjs';
import { everyEngine, type Tab } from './engines.js';
import { file, held, openPageSite, page, type Reply } from './page-site.js';

const SCRIPT = '/dist/cdn/regen-cds.js';
const MODULE = '/dist/cdn/regen-cds.esm.js';
const RULES = '/dist/rules/knee-osteoarthritis/1.1.0.json';
const { version } = JSON.parse(file('package.json')) as { version: string };

const javascript = (body: string): Reply => ({ body, type: 'text/javascript' });
const built = file(SCRIPT.slice(1));
const FALLBACK = '<p id="fallback">Please ask us at your visit.</p><p>The guide takes a moment.</p>';
const assessor = (more = ''): string =>
  `<regen-eligibility-assessor rule-set="${RULES}" as-of="2026-12-01" lang="en" ${more}>${FALLBACK}<a slot="actions" href="#">Book</a></regen-eligibility-assessor>`;

const site = await openPageSite();
after(() => site.close());
site.replies.set('/other-version.js', javascript(built.replaceAll(`"${version}"`, '"99.0.0"')));

everyEngine('the script tag', (openTab) => {
  let tab: Tab;
  afterEach(() => tab.close());

  const open = async (reply: Reply): Promise<void> => {
    site.replies.set('/page', reply);
    tab = await openTab(`${site.origin}/page`);
  };
  const ready = (): Promise<boolean> =>
    tab.run(() => waitFor('regen-ready', () => events.some(({ name }) => name === 'regen-ready')));
  const faultsOf = async (): Promise<string[]> =>
    (await tab.run(() => faults)).filter((fault) => !fault.includes('favicon.ico'));

  it('the first snippet of the README works where dist/ lies as it says', async () => {
    const prefix = `/regen-cds/${version}/`;
    for (const path of [SCRIPT, RULES, '/dist/rules/rules.lock.json'])
      site.replies.set(path.replace('/dist/', prefix), {
        body: file(path.slice(1)),
        type: path.endsWith('.js') ? 'text/javascript' : 'application/json',
      });
    await open(page([], snippet()));
    // The rule set has a period of use; the day of this test is inside it.
    await tab.run(() => document.querySelector('regen-eligibility-assessor')!.setAttribute('as-of', '2026-12-01'));
    await ready();
    assert.deepEqual(await faultsOf(), []);
  });

  it('registers every element, each with its version', async () => {
    await open(page([SCRIPT]));
    const versions = await tab.run(() =>
      [
        'regen-guidance',
        'regen-eligibility-assessor',
        'regen-modality-comparator',
        'regen-consent-explainer',
        'regen-icon-array',
      ].map((tag) => (customElements.get(tag) as { version?: string } | undefined)?.version),
    );
    assert.deepEqual([...new Set(versions)], [version]);
  });

  const pairs = [
    ['twice', [SCRIPT, `${SCRIPT}?again`]],
    ['three times', [SCRIPT, `${SCRIPT}?again`, `${SCRIPT}?and-again`]],
  ] as const;
  for (const [times, scripts] of pairs) {
    it(`is silent when it is there ${times}, also under the strict policy`, async () => {
      await open(page(scripts, assessor()));
      await ready();
      assert.deepEqual(await faultsOf(), []);
      assert.deepEqual(await tab.run(() => lines), []);
    });
  }

  for (const [what, scripts] of [
    ['alone', []],
    ['beside the script', [SCRIPT]],
  ] as const) {
    it(`works as a module, ${what}, without a word`, async () => {
      site.replies.set('/with-module.js', javascript(`window.module = import('${MODULE}');`));
      await open(page([...scripts, '/with-module.js'], assessor()));
      await tab.run(() => (window as unknown as { module: Promise<unknown> }).module.then(() => true));
      await ready();
      assert.deepEqual(await faultsOf(), []);
      assert.deepEqual(await tab.run(() => lines), []);
    });
  }

  it('another version is not used; one warning names both', async () => {
    await open(page([SCRIPT, '/other-version.js', '/other-version.js?again'], assessor()));
    await ready();
    assert.deepEqual(await faultsOf(), []);
    assert.deepEqual(await tab.run(() => lines), [
      `Regen CDS ${version} is already on this page; 99.0.0 is not used. Load one version of Regen CDS.`,
    ]);
  });

  it('what stands inside the tag is shown when the script does not load', async () => {
    await open(page(['/nothing-here.js'], assessor()));
    const height = await tab.run(() => document.querySelector('#fallback')!.getBoundingClientRect().height);
    assert.ok(height > 0);
  });

  it('a script of another digest is not run, and what stands inside the tag stays', async () => {
    const tag = snippet().replace(/sha384-./, (digest) => `sha384-${digest.endsWith('A') ? 'B' : 'A'}`);
    await open(page([], tag));
    const found = await tab.run(() => ({
      isDefined: customElements.get('regen-eligibility-assessor') !== undefined,
      isShown: document.querySelector('regen-eligibility-assessor p')!.getBoundingClientRect().height > 0,
    }));
    assert.deepEqual(found, { isDefined: false, isShown: true });
  });

  it('nothing below it jumps before the first state is drawn', async () => {
    const script = held(javascript(built));
    const rules = held({ body: file(RULES.slice(1)), type: 'application/json' });
    site.replies.set('/late.js', script.answer).set('/late.json', rules.answer);
    site.replies.set(
      '/add.js',
      javascript(`
        const add = () => document.head.append(Object.assign(document.createElement('script'), { src: '/late.js' }));
        addEventListener('load', () => setTimeout(add, 50));`),
    );
    // Without the policy: it would not let a script of the page add another one.
    const { body } = page(
      ['/clock.js', '/add.js'],
      `${assessor().replace(RULES, '/late.json')}<p id="below">Below</p>`,
    );
    await open({ body });
    const places = (): Promise<{ below: number; isShown: boolean }> =>
      tab.run(() => ({
        below: document.querySelector('#below')!.getBoundingClientRect().top,
        isShown: document.querySelector('#fallback')!.getBoundingClientRect().height > 0,
      }));
    const drawn = (): Promise<void> =>
      tab.run(async () => {
        await customElements.whenDefined('regen-eligibility-assessor');
        await document.querySelector<LitElement>('regen-eligibility-assessor')!.updateComplete;
      });
    const before = await places();
    script.release();
    await drawn();
    assert.deepEqual(await places(), before);
    await tab.run(() => pass(500));
    await drawn();
    const loading = await places();
    assert.ok(loading.isShown && loading.below > before.below, 'it says that it loads, below what is there');
    rules.release();
    await ready();
    const now = await places();
    assert.ok(!now.isShown && now.below > before.below);
  });
});
