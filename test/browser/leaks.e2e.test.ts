/**
 * What leaves the clinic's page, or a frame on it, and what they keep: a whole run with values that can be told from all others, while everything a
 * page could pass them on by is recorded.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import type {} from './frame-page.js';
import { openFrameSite, type FrameSite } from './frame-site.js';
import { openSite, type Site } from './harness.js';
import { IN_PAGE } from './in-page.js';
import { assess, compare, explain, type Marks } from './whole-run.js';

const MARKS: Marks = {
  yes: ['worn knee hurt', 'check-ups', 'ibuprofen', 'steroid'],
  numbers: ['97', '163.57', '41.3', '7', '1'],
  words: 'marked-7319 to walk again',
};
const SUBJECT = 'Patient/marked-7319';
/** A marked value however it is written, and the names of facts, which say as much. */
const MARKED = /7319|163[.,]57|41[.,]3|patientAge|kneeSymptomatic|medNsaid/;

interface Trace {
  requests: string[];
  console: string[];
  /** Calls of what keeps or sends, as "name: arguments". */
  calls: string[];
  messages: string[];
}

declare global {
  /** What the page called of what keeps or sends, and the window messages it got. */
  var trace: { calls: string[]; messages: string[] };
}

/** Runs before every script of the page. */
const watch = (): void => {
  globalThis.trace = { calls: [], messages: [] };
  const { calls, messages } = trace;
  const written = (given: unknown): string => {
    try {
      return JSON.stringify(given);
    } catch {
      return String(given);
    }
  };
  const note = (name: string, given: unknown): void => void calls.push(`${name}: ${written(given)}`);
  const method = (owner: object | undefined, ownerName: string, name: string): void => {
    const original = owner && (Reflect.get(owner, name) as ((...given: unknown[]) => unknown) | undefined);
    if (!owner || !original) return;
    Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
      note(`${ownerName}.${name}`, given);
      return original.apply(this, given);
    });
  };
  const property = (owner: object, ownerName: string, name: string): void => {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    if (!found?.get) return;
    Object.defineProperty(owner, name, {
      ...found,
      get() {
        note(`${ownerName}.${name}`, []);
        return found.get?.call(this) as unknown;
      },
      set(value: unknown) {
        note(`${ownerName}.${name} =`, [value]);
        found.set?.call(this, value);
      },
    });
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'name'])
    property(window, 'window', name);
  property(Document.prototype, 'document', 'cookie');
  for (const name of ['getItem', 'setItem']) method(Storage.prototype, 'Storage', name);
  for (const name of ['sendBeacon', 'registerProtocolHandler']) method(Navigator.prototype, 'navigator', name);
  for (const name of ['fetch', 'open', 'postMessage']) method(window, 'window', name);
  for (const name of ['pushState', 'replaceState']) method(History.prototype, 'history', name);
  for (const name of ['open', 'send']) method(XMLHttpRequest.prototype, 'XMLHttpRequest', name);
  method(BroadcastChannel.prototype, 'BroadcastChannel', 'postMessage');
  method(MessagePort.prototype, 'MessagePort', 'postMessage');
  method(HTMLFormElement.prototype, 'form', 'submit');
  for (const name of ['WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'RTCPeerConnection', 'Image']) {
    const original = Reflect.get(window, name) as new (...given: unknown[]) => object;
    Reflect.set(
      window,
      name,
      new Proxy(original, {
        construct(target, given: unknown[]) {
          note(`new ${name}`, given);
          return new target(...given);
        },
      }),
    );
  }
  addEventListener('message', ({ data }: MessageEvent) => messages.push(JSON.stringify(data)));
};

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

type Seen = Pick<Trace, 'requests' | 'console'>;

/** A page in a profile of its own, recorded from its first script on. */
const openRecorded = async (): Promise<{ page: Page; seen: Seen }> => {
  const context = await site.browser.newContext();
  await context.addInitScript(IN_PAGE);
  await context.addInitScript(watch);
  const page = await context.newPage();
  const seen: Seen = { requests: [], console: [] };
  page.on('request', (request) => {
    // The browser asks for the icon whenever it likes to.
    if (!request.url().endsWith('/alder.svg'))
      seen.requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`.trim());
  });
  page.on('console', (message) => seen.console.push(message.text()));
  await page.clock.setFixedTime('2026-12-01T10:00:00');
  return { page, seen };
};

const nothingKept = async (page: Page): Promise<void> => {
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(await page.context().storageState({ indexedDB: true }), { cookies: [], origins: [] });
  for (const frame of page.frames()) {
    assert.doesNotMatch(frame.url(), MARKED);
    assert.doesNotMatch(await frame.evaluate(() => JSON.stringify([history.state, window.name])), MARKED);
  }
};

describe('the clinic website, with values of a patient that are marked', { concurrency: false }, () => {
  let page: Page;
  let seen: Seen;
  let loaded: Trace;

  const read = async (): Promise<Trace> => ({
    ...(await page.evaluate(() => globalThis.trace)),
    requests: [...seen.requests],
    console: seen.console,
  });

  before(async () => {
    ({ page, seen } = await openRecorded());
    await page.goto(`${site.origin}/examples/clinic-website/`);
    await page.locator('regen-eligibility-assessor form').waitFor();
    loaded = await read();
  });
  after(() => page.context().close());

  it('loads itself, the script and one rule set, from its own server', () => {
    assert.deepEqual(loaded.requests.map((line) => line.replace(site.origin, '')).sort(), [
      'GET /dist/cdn/regen-cds.js',
      'GET /dist/rules/knee-osteoarthritis/1.1.0.json',
      'GET /dist/rules/rules.lock.json',
      'GET /examples/clinic-website/',
      'GET /examples/clinic-website/clinic.css',
      'GET /examples/clinic-website/clinic.js',
      'GET /examples/clinic-website/texts.js',
    ]);
    assert.deepEqual(loaded.calls, [
      `window.fetch: ["${site.origin}/dist/rules/knee-osteoarthritis/1.1.0.json",{"signal":{},"credentials":"same-origin"}]`,
      `window.fetch: ["${site.origin}/dist/rules/rules.lock.json",{"signal":{},"credentials":"same-origin"}]`,
    ]);
  });

  it('the values are in the decision and on screen', async () => {
    await page.evaluate((subject) => {
      const guidance = document.querySelector('regen-guidance')!;
      guidance.subject = subject;
      guidance.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
    }, SUBJECT);
    await page.locator('regen-eligibility-assessor form').waitFor();
    await page.evaluate(assess, MARKS);
    await page.goto(`${site.origin}/examples/clinic-website/#compare`);
    await page.evaluate(compare, MARKS);
    await page.goto(`${site.origin}/examples/clinic-website/#understand`);
    const { record } = await page.evaluate(explain, MARKS);
    const decision = await page.evaluate(() =>
      JSON.stringify(document.querySelector('regen-guidance')!.activeSession!.decision),
    );
    for (const mark of ['"value":97', '163.57', SUBJECT]) assert.ok(decision.includes(mark), mark);
    assert.match(record, /marked-7319 to walk again/);
  });

  it('every other thing the page offers is used as well', async () => {
    await page.selectOption('[name=audience]', 'clinician');
    await page.selectOption('[name=lang]', 'es');
    await page.evaluate(() => {
      const printed = document.querySelector('regen-eligibility-assessor')!;
      window.print = () => undefined;
      printed.print();
    });
    await page.goto(`${site.origin}/examples/clinic-website/#answer`);
    const copy = page.locator('regen-eligibility-assessor').getByRole('button', { name: /Copiar/ });
    await copy.click();
    await page.evaluate(() => document.querySelector('regen-guidance')!.reset());
  });

  it('nothing was sent: no request, no message, no call that could carry a value', async () => {
    const now = await read();
    assert.deepEqual(now.requests, loaded.requests);
    assert.deepEqual(now.messages, []);
    assert.deepEqual(now.calls, loaded.calls);
  });

  it('nothing was kept: no cookie, no storage, no name of the window, no address', () => nothingKept(page));

  it('the console is empty', () => assert.deepEqual(seen.console, []));

  it('what was seen would have been found: a value that a page does send is in the trace', async () => {
    await page.evaluate(async (words) => {
      localStorage.setItem('note', words);
      document.cookie = `note=${words}`;
      postMessage(words);
      await fetch(`/rules/?${words}`);
      console.log(words);
      await waitFor('the message', () => globalThis.trace.messages.length > 0);
    }, 'marked-7319');
    const now = await read();
    for (const lines of [now.requests, now.console, now.calls, now.messages]) assert.match(lines.join('\n'), MARKED);
  });
});

describe('a frame of another site on a page, with values of a patient that are marked', { concurrency: false }, () => {
  let frameSite: FrameSite;
  let page: Page;
  let seen: Seen;
  let frame: Frame;

  before(async () => {
    frameSite = await openFrameSite();
    ({ page, seen } = await openRecorded());
    await page.goto(frameSite.at('127.0.0.1', '/host'));
    const src = frameSite.frameFor('localhost', frameSite.at('127.0.0.1'));
    await page.evaluate(
      async ({ subject, src }) => {
        const box = document.querySelector<HTMLElement>('#box')!;
        const mounted = RegenCDS.mount(box, {
          src,
          widget: 'regen-eligibility-assessor',
          ruleSet: '/dist/rules/knee-osteoarthritis/1.1.0.json',
          lang: 'en',
          subject,
          facts: { patientHeightCm: { value: 163.57, origin: 'auto-client', observed: '2026-11-30' } },
        });
        await mounted.ready;
      },
      { subject: SUBJECT, src },
    );
    frame = page.frames().find((one) => one.url() === src)!;
    await frame.evaluate(assess, MARKS);
  });
  after(async () => {
    await page.context().close();
    await frameSite.close();
  });

  it('nothing of it is in a request, nor on the console', () => {
    assert.ok(seen.requests.some((line) => line.endsWith('/frame.js')));
    assert.doesNotMatch(seen.requests.join('\n'), MARKED);
    assert.deepEqual(seen.console, []);
  });

  it('the two windows tell each other nothing but through the private port', async () => {
    for (const window of [page.mainFrame(), frame]) {
      const { calls, messages } = await window.evaluate(() => globalThis.trace);
      const [port, others] = [true, false].map((isPort) =>
        calls.filter((call) => call.startsWith('MessagePort.') === isPort).join('\n'),
      ) as [string, string];
      assert.match(port, MARKED);
      assert.doesNotMatch(others, MARKED);
      assert.doesNotMatch(messages.join('\n'), MARKED);
    }
  });

  it('neither keeps anything', () => nothingKept(page));
});
