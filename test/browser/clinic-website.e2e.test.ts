import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, type Site } from './harness.js';

describe('the clinic website example', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  it('shows the widget, rendered and without an error in the console', async () => {
    const { page, problems } = await site.visit('/examples/clinic-website/');
    assert.deepEqual(problems, []);
    await page.locator('regen-eligibility-assessor').first().waitFor();
    await page.waitForFunction(
      () => document.querySelector('regen-eligibility-assessor')?.shadowRoot?.childElementCount,
    );
    assert.deepEqual(problems, []);
  });
});

describe('the server of the examples', () => {
  let site: Site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  const status = async (path: string): Promise<number> => (await fetch(new URL(path, site.origin))).status;

  it('leads from the root to a list of the examples', async () => {
    const response = await fetch(site.origin);
    assert.equal(response.url, `${site.origin}/examples/`);
    assert.match(await response.text(), /href="\/examples\/clinic-website\/"/);
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
