/** The static Storybook, served, and what axe says of a page of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { ensureStories, STORIES_FOLDER } from '../../scripts/build/stories.mjs';
import { serveFolder } from '../../scripts/server.mjs';

export interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
}

export interface Stories {
  origin: string;
  entries: readonly Entry[];
  close(): Promise<void>;
}

const INDEX = new URL(`../../${STORIES_FOLDER}/index.json`, import.meta.url);

/** Builds the Storybook unless it is fresh, and serves it. */
export const openStories = async (): Promise<Stories> => {
  await ensureStories();
  const { entries } = JSON.parse(readFileSync(INDEX, 'utf8')) as { entries: Record<string, Entry> };
  const { origin, close } = await serveFolder(STORIES_FOLDER);
  return { origin, entries: Object.values(entries), close };
};

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds below a selector, one text for each rule that is broken. */
export const findingsOn = async (page: Page, selector: string): Promise<string[]> => {
  await page.evaluate(axeSource);
  const results = await page.evaluate((root) => {
    const { axe } = globalThis as unknown as {
      axe: { run(selector: string, options: RunOptions): Promise<AxeResults> };
    };
    // What passes is not described: on a large page that is half of the work.
    return axe.run(root, { resultTypes: ['violations'] });
  }, selector);
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
};
