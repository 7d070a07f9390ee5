/**
 * The browser engines of this machine behind one small interface: open a page, run a function in it or in one of its frames.
 * An engine that is not installed is left out; `engines()` says which are there, and the tests name them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { after, before, describe } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { chromium, firefox, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../scripts/find-browser.mjs';
import { IN_PAGE } from './in-page.js';

type Script<A, R> = (argument: A) => R | Promise<R>;

export interface Counters {
  documents: number;
  nodes: number;
  jsEventListeners: number;
}

export interface Tab {
  visit(url: string): Promise<void>;
  /** Runs a function of one argument in the page; both ways only JSON travels. */
  run<R, A = undefined>(script: Script<A, R>, argument?: A): Promise<R>;
  /** The same in the frame that a selector finds, or in the frame inside that frame. */
  runIn<R, A = undefined>(frames: string | string[], script: Script<A, R>, argument?: A): Promise<R>;
  /** Runs a whole script, past any policy of the page. */
  load(source: string, frames?: string | string[]): Promise<void>;
  /** Chromium only: what the page holds when nothing more can be collected. */
  counters?: () => Promise<Counters>;
  close(): Promise<void>;
}

export interface Engine {
  name: string;
  version: string;
  /** A tab with a profile of its own. */
  open(): Promise<Tab>;
  close(): Promise<void>;
}

// ------------------------------------------------------------------------------------------- Chromium and Firefox

const frameOf = async (page: Page, frames: string[]) => {
  let frame = page.mainFrame();
  for (const selector of frames) {
    const handle = await frame.waitForSelector(selector, { state: 'attached' });
    const inner = await handle.contentFrame();
    if (!inner) throw new Error(`${selector} is no frame`);
    frame = inner;
  }
  return frame;
};

/** Collects garbage until the same is left twice in a row: what was destroyed a moment ago takes several rounds. */
const countersOf = async (context: BrowserContext, page: Page): Promise<Counters> => {
  const cdp = await context.newCDPSession(page);
  let last: Counters | null = null;
  for (let round = 0; round < 50; round++) {
    await cdp.send('HeapProfiler.collectGarbage');
    const now = await cdp.send('Memory.getDOMCounters');
    if (isDeepStrictEqual(now, last)) break;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await cdp.detach();
  return last!;
};

const tabOf = async (context: BrowserContext, name: string): Promise<Tab> => {
  await context.addInitScript(IN_PAGE);
  const page = await context.newPage();
  const runIn: Tab['runIn'] = async (frames, script, argument) => {
    const frame = await frameOf(page, [frames].flat());
    return frame.evaluate(script as never, argument as never);
  };
  return {
    visit: async (url) => {
      await page.goto(url);
    },
    run: (script, argument) => page.evaluate(script as never, argument as never),
    runIn,
    load: async (source, frames = []) => {
      await (await frameOf(page, [frames].flat())).evaluate(source);
    },
    ...(name === 'Chromium' ? { counters: () => countersOf(context, page) } : {}),
    close: () => context.close(),
  };
};

const playwright = async (name: string, launch: () => Promise<Browser>): Promise<Engine> => {
  const browser = await launch();
  return {
    name,
    version: browser.version(),
    open: async () => tabOf(await browser.newContext(), name),
    close: () => browser.close(),
  };
};

// ---------------------------------------------------------------------------------------------------------- WebKit

const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
  });

/** As much of W3C WebDriver as is needed here. */
const driver = (address: string) => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  return call;
};

const untilAnswered = async (call: ReturnType<typeof driver>): Promise<Record<string, unknown>> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await call('POST', '/session', { capabilities: { alwaysMatch: {} } })) as Record<string, unknown>;
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

const webkit = async (): Promise<Engine> => {
  const screen = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const display = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const port = await freePort();
  const child = spawn(WEBKIT_DRIVER, ['--host=127.0.0.1', `--port=${port}`], {
    env: { ...process.env, DISPLAY: await started(display) },
    stdio: 'ignore',
  });
  const stop = (): void => {
    child.kill();
    display.kill();
  };
  process.once('exit', stop);
  const call = driver(`http://127.0.0.1:${port}`);
  const { sessionId, capabilities } = await untilAnswered(call);
  const session = `/session/${String(sessionId)}`;
  await call('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });

  const run = async (script: (argument: never) => unknown, argument: unknown): Promise<unknown> => {
    const body = `${IN_PAGE} const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${script.toString()})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
    const result = (await call('POST', `${session}/execute/async`, { script: body, args: [argument ?? null] })) as {
      value?: unknown;
      error?: string;
    };
    if (result.error !== undefined) throw new Error(result.error);
    return result.value;
  };
  const find = async (selector: string): Promise<unknown> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await call('POST', `${session}/element`, { using: 'css selector', value: selector });
      } catch (error) {
        if (attempt > 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  const within = async <T>(frames: string | string[], act: () => Promise<T>): Promise<T> => {
    try {
      for (const selector of [frames].flat()) {
        const found = (await find(selector)) as Record<string, string>;
        await call('POST', `${session}/frame`, { id: { [ELEMENT]: found[ELEMENT] } });
      }
      return await act();
    } finally {
      await call('POST', `${session}/frame`, { id: null });
    }
  };
  const tab: Tab = {
    visit: async (url) => {
      await call('POST', `${session}/url`, { url });
    },
    run: (script, argument) => run(script, argument) as never,
    runIn: (frames, script, argument) => within(frames, () => run(script, argument) as never),
    load: async (source, frames = []) => {
      await within(frames, () => call('POST', `${session}/execute/sync`, { script: source, args: [] }));
    },
    // One session, one window: the next test starts from an empty page.
    close: () => tab.visit('about:blank'),
  };
  return {
    name: 'WebKitGTK',
    version: String((capabilities as Record<string, unknown>)['browserVersion']),
    open: () => Promise.resolve(tab),
    close: async () => {
      await call('DELETE', session);
      stop();
    },
  };
};

// ------------------------------------------------------------------------------------------------------------- which

const FIREFOX = '/usr/bin/firefox-esr';

/** Starts an engine; absent ones are not listed. `REGEN_ENGINES=chromium,webkit` runs fewer. */
const STARTERS: Record<string, { isThere: () => boolean; start: () => Promise<Engine> }> = {
  chromium: {
    isThere: () => true,
    start: () =>
      playwright('Chromium', async () =>
        chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments] }),
      ),
  },
  firefox: {
    isThere: () => existsSync(FIREFOX),
    start: () => playwright('Firefox', () => firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX })),
  },
  webkit: {
    isThere: () => existsSync(WEBKIT_DRIVER) && existsSync('/usr/bin/Xvfb'),
    start: webkit,
  },
};

const wanted = process.env['REGEN_ENGINES']?.split(',');

export const engines = (): { name: string; start: () => Promise<Engine> }[] =>
  Object.entries(STARTERS)
    .filter(([name, { isThere }]) => (wanted?.includes(name) ?? true) && isThere())
    .map(([name, { start }]) => ({ name, start }));

/** The same tests in every engine that is here; each engine is started once for all of them. `open` visits an address in a fresh tab. */
export const everyEngine = (
  what: string,
  tests: (open: (url: string) => Promise<Tab>, engine: string) => void,
): void => {
  for (const { name, start } of engines())
    describe(`${what}, in ${name}`, { concurrency: false }, () => {
      let engine: Engine | undefined;
      before(async () => {
        engine = await start();
        console.log(`${name} is version ${engine.version}`);
      });
      after(() => engine?.close());
      tests(async (url) => {
        const tab = await engine!.open();
        await tab.visit(url);
        return tab;
      }, name);
    });
};
