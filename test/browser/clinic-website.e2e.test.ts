import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { LitElement } from 'lit';
import type { Page } from 'playwright-core';
import { texts } from '../../examples/clinic-website/texts.js';
import { filesBelow, root } from '../../scripts/paths.mjs';
import { openSite, type Site } from './harness.js';
import type {} from './in-page.js';

const CLINIC = '/examples/clinic-website/';
const READERS = ['patient', 'clinician'];

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Newest version of every rule set, as the chooser names them. */
const newest = (): string[] =>
  readdirSync(join(root, 'dist/rules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const versions = readdirSync(join(root, 'dist/rules', name)).sort((a, b) =>
        a.localeCompare(b, 'en', { numeric: true }),
      );
      return `${name}/${versions.at(-1)!.replace(/\.json$/, '')}`;
    });

describe('the clinic website example', { concurrency: false }, () => {
  let page: Page;
  let problems: string[];
  before(async () => {
    // The rule sets have a period of use; the day of these tests is inside it.
    ({ page, problems } = await site.visit(CLINIC, { today: '2026-12-01' }));
  });

  const titles = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('regen-guidance section:not([hidden]) > *')]
        .filter((element) => element.checkVisibility())
        .map(({ shadowRoot }) => shadowRoot!.querySelector('h2')?.textContent.trim() ?? ''),
    );
  const choose = async (topic: string): Promise<void> => {
    await page.evaluate(async (value) => {
      const guidance = document.querySelector('regen-guidance')!;
      document.querySelector<HTMLInputElement>(`[value="${value}"]`)!.click();
      const [id] = value.split('/');
      await waitFor(value, () => guidance.activeSession?.ruleSet.document.id === id);
      const elements = [...guidance.querySelectorAll<LitElement>('section > *')];
      await waitFor('every screen', () => elements.every((element) => !element.isUpdatePending));
    }, topic);
  };

  it('shows the assessor first, without an error in the console', async () => {
    await page.locator('regen-eligibility-assessor form').waitFor();
    assert.deepEqual(await titles(), ['Getting ready to talk about your knee']);
    assert.deepEqual(problems, []);
  });

  it('offers the newest version of every rule set', async () => {
    const offered = await page
      .locator('[name=topic]')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    assert.deepEqual(offered.sort(), newest().sort());
  });

  for (const topic of newest())
    it(`shows ${topic} to both readers, in both languages`, async () => {
      await choose(topic);
      for (const reader of READERS)
        for (const lang of ['es', 'en']) {
          await page.selectOption('[name=audience]', reader);
          await page.selectOption('[name=lang]', lang);
          const shown = await titles();
          assert.equal(shown.length, 1);
          assert.notEqual(shown[0], '', `${reader} ${lang}`);
        }
      assert.deepEqual(problems, []);
    });

  it('a rule set that asks nothing is only for reading', async () => {
    await choose('considering-a-clinic/1.0.0');
    assert.equal(await page.locator('[data-label=steps]').isVisible(), false);
    assert.equal(await page.locator('regen-consent-explainer').isVisible(), true);
    await choose('tendinopathy/1.0.0');
    assert.equal(await page.locator('[data-label=steps]').isVisible(), true);
  });

  it('one answer counts in all three', async () => {
    await choose('knee-osteoarthritis/1.1.0');
    await page.selectOption('[name=audience]', 'clinician');
    await page.evaluate(() => {
      const guidance = document.querySelector('regen-guidance')!;
      guidance.activeSession!.answer('patientAgeYears', 17);
    });
    await page.locator('[href="#compare"]').click();
    await page.locator('regen-modality-comparator').getByText('Not suitable').first().waitFor();
  });

  it('brings the emergency number forward when the decision is urgent', async () => {
    const call = page.locator('section:not([hidden]) .emergency');
    assert.equal(await call.isVisible(), false);
    await page.evaluate(() =>
      document.querySelector('regen-guidance')!.activeSession!.answer('postChestPainOrBreathless', true),
    );
    await call.waitFor();
    assert.equal(await call.getAttribute('href'), 'tel:911');
    await page.evaluate(() => document.querySelector('regen-guidance')!.reset());
    await call.waitFor({ state: 'hidden' });
  });

  it('says in its script what the page says, in both languages', async () => {
    const written = await page.context().newPage();
    await written.route('**/*.js', (route) => route.abort());
    await written.goto(site.origin + CLINIC);
    const found = await written.evaluate(() => [
      ...[...document.querySelectorAll<HTMLElement>('[data-text]')].map((element) => [
        element.dataset['text'],
        element.textContent.trim().replace(/\s+/g, ' '),
      ]),
      ...[...document.querySelectorAll<HTMLElement>('[data-label]')].map((element) => [
        element.dataset['label'],
        element.getAttribute('aria-label'),
      ]),
    ]);
    const { name, ...said } = texts.en;
    assert.match(await written.title(), new RegExp(`${said.title} · ${name.replace(/[()]/g, '\\$&')}`));
    assert.deepEqual(Object.fromEntries(found), said);
    assert.deepEqual(Object.keys(texts.es), Object.keys(texts.en));
    await written.close();
  });

  it('works without its script, with every section below the other', async () => {
    const bare = await page.context().newPage();
    await bare.route('**/clinic.js', (route) => route.abort());
    await bare.clock.setFixedTime('2026-12-01T12:00:00');
    await bare.goto(site.origin + CLINIC);
    for (const name of ['eligibility-assessor', 'modality-comparator', 'consent-explainer'])
      await bare.locator(`regen-${name} .widget`).waitFor();
    await bare.close();
  });
});

describe('the server of the examples', () => {
  const status = async (path: string): Promise<number> => (await fetch(new URL(path, site.origin))).status;

  it('leads from the root to a list of the examples, in which every link leads somewhere', async () => {
    const response = await fetch(site.origin);
    assert.equal(response.url, `${site.origin}/examples/`);
    const links = [...(await response.text()).matchAll(/href="([^"]+)"/g)].map(([, address = '']) => address);
    const pages = filesBelow('examples').filter((path) => /^examples\/[^/]+\/index\.html$/.test(path));
    for (const path of pages) assert.ok(links.includes(`/${path.slice(0, -'index.html'.length)}`), path);
    for (const address of links) assert.equal(await status(address), 200, address);
  });

  it('serves scripts as JavaScript, rule sets as JSON and nothing from a cache', async () => {
    const script = await fetch(new URL('/dist/cdn/regen-cds.js', site.origin));
    assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.equal(script.headers.get('cache-control'), 'no-store');
    const list = await fetch(new URL('/dist/cdn/sri.json', site.origin));
    assert.match(list.headers.get('content-type') ?? '', /^application\/json/);
  });

  it('keeps the rest of the checkout to itself', async () => {
    for (const path of [
      '/package.json',
      '/dist/..%2fpackage.json',
      '/dist/%2e%2e/package.json',
      '/dist/%2e%2e%2fpackage.json',
      '/dist/..%5cpackage.json',
      '/dist/%00',
      '/dist/%zz',
      '/nowhere',
    ]) {
      assert.equal(await status(path), 404, path);
    }
  });
});
