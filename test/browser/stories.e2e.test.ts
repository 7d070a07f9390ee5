/**
 * Opens every page of the static Storybook, as it is published: each story must render, its play function must end well, and axe must
 * find nothing on it or on a page of the guide. Nothing may be asked of another host.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './harness.js';
import { findingsOn, openStories, type Entry, type Stories } from './stories-page.js';

const PAGES = 2;

interface Channel {
  on(event: string, listener: (payload: unknown) => void): void;
}

interface Scope {
  __STORYBOOK_ADDONS_CHANNEL__: Channel;
  outcome: Promise<string>;
}

/** Runs in the page before Storybook does: nothing that it tells of a story may be missed. */
const listen = (): void => {
  const scope = globalThis as unknown as Scope;
  scope.outcome = new Promise((resolve) => {
    let channel: Channel;
    Object.defineProperty(scope, '__STORYBOOK_ADDONS_CHANNEL__', {
      get: () => channel,
      set: (given: Channel) => {
        channel = given;
        for (const event of ['storyMissing', 'storyErrored', 'storyThrewException', 'playFunctionThrewException'])
          given.on(event, (payload) => {
            resolve(`${event}: ${JSON.stringify(payload, Object.getOwnPropertyNames(payload ?? {}))}`);
          });
        given.on('storyFinished', (payload) => resolve((payload as { status: string }).status));
      },
    });
  });
};

const CHECKS = {
  story: async (page: Page, { id }: Entry, { origin }: Stories): Promise<void> => {
    // Storybook's own axe is kept off: it would look at everything a second time.
    await page.goto(`${origin}/iframe.html?viewMode=story&id=${id}&globals=a11y.manual:!true`);
    assert.equal(await page.evaluate(() => (globalThis as unknown as Scope).outcome), 'success');
    assert.deepEqual(await findingsOn(page, '#storybook-root'), []);
  },
  docs: async (page: Page, { id, title }: Entry, { origin }: Stories): Promise<void> => {
    await page.goto(`${origin}/iframe.html?viewMode=docs&id=${id}`);
    await page.getByRole('heading', { level: 1, name: title.split('/').at(-1) ?? title }).waitFor();
    assert.deepEqual(await findingsOn(page, '#storybook-docs'), []);
  },
};

describe('every page of the Storybook', { concurrency: PAGES }, async () => {
  const stories = await openStories();
  let browser: Browser;
  const free: Page[] = [];
  const problems = new Map<Page, string[]>();

  /** Notes errors, and whoever is asked besides the server of the stories. */
  const openPage = async (found: string[]): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => found.push(error.message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== stories.origin) found.push(`asks ${url.origin}`);
    });
    return page;
  };

  before(async () => {
    browser = await launch();
    for (let n = 0; n < PAGES; n++) {
      const found: string[] = [];
      const page = await openPage(found);
      problems.set(page, found);
      // tsx marks functions by a helper that no page has.
      await page.addInitScript('globalThis.__name = (named) => named');
      await page.addInitScript(listen);
      free.push(page);
    }
  });
  after(async () => {
    await browser.close();
    await stories.close();
  });

  it('is listed, in a frame that asks no other host either', async () => {
    assert.notEqual(stories.entries.length, 0);
    const found: string[] = [];
    const page = await openPage(found);
    await page.goto(stories.origin);
    await page.locator('[data-item-id="guide-theming--docs"]').waitFor();
    assert.deepEqual(found, []);
    await page.close();
  });

  for (const entry of stories.entries)
    it(`${entry.title}, ${entry.name}: renders and is accessible`, async () => {
      const page = free.pop();
      assert.ok(page);
      const found = problems.get(page) ?? [];
      found.length = 0;
      try {
        await CHECKS[entry.type](page, entry, stories);
        assert.deepEqual(found, []);
      } finally {
        free.push(page);
      }
    });
});
