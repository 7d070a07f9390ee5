/**
 * Opens every story of the static Storybook, as it is published: each must render, its play function must end well, and
 * axe must find nothing.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { ensureStories, STORIES_FOLDER } from '../../scripts/build/stories.mjs';
import { serveFolder } from '../../scripts/server.mjs';
import { launch } from './harness.js';

interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
}

interface Channel {
  emit(event: string, payload: unknown): void;
  on(event: string, listener: (payload: unknown) => void): void;
}

await ensureStories();
const index = new URL(`../../${STORIES_FOLDER}/index.json`, import.meta.url);
const { entries } = JSON.parse(readFileSync(index, 'utf8')) as { entries: Record<string, Entry> };
const stories = Object.values(entries).filter(({ type }) => type === 'story');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Storybook has drawn the story or an error in its place. */
const SETTLED = 'body:is(.sb-show-main, .sb-show-errordisplay, .sb-show-nopreview)';

/** The story is drawn once on load, unseen; drawing it again gives its outcome. */
const outcomeOf = (page: Page, id: string): Promise<string> =>
  page.evaluate(async (storyId) => {
    const scope = globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel };
    const channel = scope.__STORYBOOK_ADDONS_CHANNEL__;
    return new Promise<string>((resolve) => {
      for (const event of ['storyMissing', 'storyErrored', 'storyThrewException', 'playFunctionThrewException']) {
        channel.on(event, (payload) => {
          resolve(`${event}: ${JSON.stringify(payload, Object.getOwnPropertyNames(payload ?? {}))}`);
        });
      }
      channel.on('storyFinished', (payload) => resolve((payload as { status: string }).status));
      channel.emit('forceRemount', { storyId });
    });
  }, id);

const findingsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(selector: string): Promise<AxeResults> } }).axe.run('#storybook-root'),
  );
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
};

describe('every story', { concurrency: false }, () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let browser: Browser;
  let page: Page;
  let problems: string[] = [];

  before(async () => {
    [server, browser] = await Promise.all([serveFolder(STORIES_FOLDER), launch()]);
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('is listed', () => assert.notEqual(stories.length, 0));

  for (const { id, title, name } of stories) {
    it(`renders and is accessible: ${title}, ${name}`, async () => {
      problems = [];
      await page.goto(`${server.origin}/iframe.html?viewMode=story&id=${id}`);
      await page.waitForFunction(() => '__STORYBOOK_ADDONS_CHANNEL__' in globalThis);
      await page.waitForSelector(SETTLED, { state: 'attached' });
      assert.equal(await outcomeOf(page, id), 'success');
      assert.deepEqual(await findingsOf(page), []);
      assert.deepEqual(problems, []);
    });
  }
});
