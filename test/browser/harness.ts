/**
 * A real browser on the real server, for tests that run in Node. Every page that a test opens collects what went wrong
 * on it, so that a test can say that nothing did.
 */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../scripts/find-browser.mjs';
import { startServer } from '../../scripts/server.mjs';
import { IN_PAGE } from './in-page.js';

export interface Visit {
  page: Page;
  /** Console errors, uncaught errors and failed requests, in order. */
  problems: string[];
}

export interface Site {
  origin: string;
  browser: Browser;
  /** Opens a path of the site, or of `origin` when the test runs a server of its own, in a fresh profile; `today` is its day. */
  visit(path: string, options?: BrowserContextOptions & { origin?: string; today?: string }): Promise<Visit>;
  close(): Promise<void>;
}

export const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments] });

function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`));
  return problems;
}

export async function openSite(): Promise<Site> {
  const [server, browser] = await Promise.all([startServer(), launch()]);
  return {
    origin: server.origin,
    browser,
    async visit(path, { origin = server.origin, today, ...options } = {}) {
      const context = await browser.newContext(options);
      await context.addInitScript(IN_PAGE);
      const page = await context.newPage();
      const problems = collectProblems(page);
      if (today !== undefined) await page.clock.setFixedTime(`${today}T12:00:00`);
      await page.goto(new URL(path, origin).href);
      return { page, problems };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
