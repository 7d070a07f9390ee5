/** The server of the examples, with pages of the tests in front of it, and a log of what was asked for. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { root } from '../../scripts/paths.mjs';
import { examples, listen } from '../../scripts/server.mjs';

/** The policy that DESIGN, section 7, promises to run under. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

export interface Reply {
  body: string | Buffer;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
}

export type Answer = Reply | ((response: ServerResponse, request: IncomingMessage) => void);

export interface PageSite {
  origin: string;
  /** Answers of this test, by path; a path that is not among them is served as the examples are. */
  replies: Map<string, Answer>;
  /** Every path that was asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** Notes violations of the policy, uncaught errors, console lines and the elements' events, from the first script on. */
const RECORDER = `
  window.faults = []; window.lines = []; window.events = [];
  addEventListener('securitypolicyviolation', (event) => faults.push('policy: ' + event.effectiveDirective + ' ' + event.blockedURI));
  addEventListener('error', (event) => faults.push('error: ' + (event.message ?? 'not loaded: ' + (event.target.src ?? event.target.href))), true);
  addEventListener('unhandledrejection', (event) => faults.push('rejection: ' + event.reason));
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = (...line) => lines.push(line.join(' '));
  for (const name of ['regen-ready', 'regen-error', 'regen-decision'])
    document.addEventListener(name, ({ code, message }) => events.push({ name, code, message }));
`;

/** Time that passes when the test says so: \`pass(10000)\` is ten seconds. Waits below 100 ms are real. */
const CLOCK = `{
  const { setTimeout, clearTimeout } = window;
  const waiting = new Map();
  let now = 0, last = 1e6;
  window.setTimeout = (act, wait = 0, ...rest) => {
    if (wait < 100) return setTimeout(act, wait, ...rest);
    waiting.set(++last, { at: now + wait, act: () => act(...rest) });
    return last;
  };
  window.clearTimeout = (id) => { waiting.delete(id); clearTimeout(id); };
  window.pass = (time) => {
    now += time;
    for (const [id, { at, act }] of [...waiting].sort(([, a], [, b]) => a.at - b.at))
      if (at <= now && waiting.delete(id)) act();
  };
}`;

declare global {
  /** Violations of the policy and uncaught errors, on pages that load the recorder. */
  var faults: string[];
  /** What was written to the console. */
  var lines: string[];
  /** Events of the elements that reached the document. */
  var events: { name: string; code?: string; message?: string }[];
  /** Lets time pass, on pages that load the clock. */
  var pass: (milliseconds: number) => void;
}

export const file = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A page of a test: its scripts by address, then its body. */
export const page = (scripts: readonly string[], body = ''): Reply => ({
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>${['/recorder.js', ...scripts]
    .map((address) => `<script src="${address}"></script>`)
    .join('')}</head><body>${body}</body></html>`,
  headers: { 'content-security-policy': POLICY },
});

/** An answer that waits until the test lets it go. */
export const held = (reply: Reply): { answer: Answer; release: () => void } => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const answer: Answer = (response) => {
    void released.then(() => send(response, reply));
  };
  return { answer, release };
};

const send = (response: ServerResponse, { body, type = 'text/html', status = 200, headers = {} }: Reply): void => {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers })
    .end(body);
};

export const openPageSite = async (): Promise<PageSite> => {
  const script = (body: string): Reply => ({ body, type: 'text/javascript' });
  const replies: PageSite['replies'] = new Map([
    ['/recorder.js', script(RECORDER)],
    ['/clock.js', script(CLOCK)],
  ]);
  const asked: string[] = [];
  const serve = examples();
  const server = await listen((request: IncomingMessage, response: ServerResponse) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    asked.push(path);
    const reply = replies.get(path);
    if (reply === undefined) serve(request, response);
    else if (typeof reply === 'function') reply(response, request);
    else send(response, reply);
  });
  return { origin: server.origin, replies, asked, close: server.close };
};
