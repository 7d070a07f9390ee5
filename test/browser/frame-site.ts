/**
 * A server for the frame tests, on the loopback interface under several names, each an origin of its own: 127.0.0.1,
 * localhost, a.localhost. It serves what the build made, the frame page deployed for other hosts, and pages of the tests.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { EVENTS } from '../../packages/embed/src/protocol.js';
import { root } from '../../scripts/paths.mjs';

export interface FrameSite {
  /** The same server under another name. */
  at(host: 'localhost' | '127.0.0.1' | 'a.localhost' | 'b.localhost', path?: string): string;
  /** Address of a frame page that is deployed for these origins; none: for its own. */
  frameFor(host: Parameters<FrameSite['at']>[0], ...hosts: string[]): string;
  /** Addresses that answer 404 until they are taken out again. */
  missing: Set<string>;
  close(): Promise<void>;
}

const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src http:; require-trusted-types-for 'script'; trusted-types lit-html";

/** Notes what happens on a page, for tests that look later. */
const RECORDER = `
  window.log = []; window.faults = []; window.messages = []; window.mounted = [];
  const isField = (key) => !['isTrusted'].includes(key);
  for (const name of ${JSON.stringify(EVENTS)})
    document.addEventListener(name, (event) => log.push({ name, fields: Object.fromEntries(Object.entries(event).filter(([key]) => isField(key))) }));
  addEventListener('securitypolicyviolation', (event) => faults.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
  addEventListener('error', (event) => faults.push('error: ' + event.message));
  addEventListener('unhandledrejection', (event) => faults.push('rejection: ' + event.reason));
  // Ten seconds are two, where a test asks for it.
  const { setTimeout: later } = window;
  if (location.search === '?hurry') window.setTimeout = (act, wait, ...rest) => later(act, wait === 10000 ? 2000 : wait, ...rest);
  addEventListener('message', (event) => messages.push({ origin: event.origin, data: event.data, ports: event.ports.length }));
`;

const page = (...scripts: string[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title>${scripts.join('')}<div id="box"></div></html>`;

const HOST = page('<script src="/recorder.js"></script>', '<script src="/dist/embed/host.js"></script>');
/** A page whose only script tags are the tests' recorder and the frame's own tag. */
const tagPage = (frame: string, without: string | null): string => {
  const attributes = Object.entries({
    'data-widget': 'regen-eligibility-assessor',
    'data-frame': frame,
    'data-rule-set': '/dist/rules/knee-osteoarthritis/1.0.0.json',
    'data-as-of': '2026-12-01',
    'data-lang': 'es',
    // As proxies and page builders add them to every script.
    'data-cfasync': 'false',
    'data-no-optimize': '1',
  }).flatMap(([name, value]) => (name === without ? [] : [`${name}="${value}"`]));
  return page(
    '<script src="/recorder.js"></script>',
    `<body><p>Before</p><script src="/dist/embed/host.js" ${attributes.join(' ')}></script><p>After</p>`,
  );
};
const BARE = page('<script src="/recorder.js"></script>');

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
};

/** Pages of the tests, each with the headers that it needs. */
const PAGES: Record<string, { body: string; type?: string; headers?: Record<string, string> }> = {
  '/host': { body: HOST, headers: { 'content-security-policy': STRICT } },
  '/bare': { body: BARE },
  '/recorder.js': { body: RECORDER, type: 'text/javascript' },
  '/silent': { body: page() },
  '/favicon.ico': { body: '', type: 'image/x-icon' },
};

const FRAME = /^\/frame-for\/([^/]*)\/(sandboxed\/)?([\w.-]*)$/;

const send = (
  response: ServerResponse,
  body: string | Buffer,
  type: string,
  headers: Record<string, string> = {},
): void => {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers })
    .end(body);
};

/** The frame page as its deployer would edit it; `sandboxed/` adds a policy that takes its origin away, `?hurry` the recorder. */
const sendFrame = (
  response: ServerResponse,
  { hosts, isSandboxed, file, isHurried }: { hosts: string; isSandboxed: boolean; file: string; isHurried: boolean },
): void => {
  const name = file === '' ? 'index.html' : file;
  const body = readFileSync(join(root, 'dist/frame', name));
  const named = `name="regen-hosts" content="${hosts.replaceAll('+', ' ')}"`;
  const recorder = isHurried ? '<script src="/recorder.js"></script>' : '';
  if (name === 'index.html')
    send(
      response,
      body.toString().replace('name="regen-hosts" content=""', named).replace('<link', `${recorder}<link`),
      'text/html',
      {
        ...(isSandboxed ? { 'content-security-policy': 'sandbox allow-scripts' } : {}),
      },
    );
  else send(response, body, TYPES[extname(name)] ?? 'text/plain');
};

export const openFrameSite = async (): Promise<FrameSite> => {
  const missing = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const known = PAGES[path];
    const frame = FRAME.exec(request.url?.split('?')[0] ?? '');
    try {
      if (missing.has(path)) throw new Error('missing');
      if (known) send(response, known.body, known.type ?? 'text/html', known.headers);
      else if (path === '/tag')
        send(response, tagPage(searchParams.get('frame') ?? '', searchParams.get('without')), 'text/html', {
          'content-security-policy': STRICT,
        });
      else if (frame)
        sendFrame(response, {
          hosts: decodeURIComponent(frame[1] ?? ''),
          isSandboxed: frame[2] !== undefined,
          file: frame[3] ?? '',
          isHurried: searchParams.has('hurry'),
        });
      else if (/^\/(dist|rules|examples)\//.test(normalize(path)))
        send(response, readFileSync(join(root, normalize(path))), TYPES[extname(path)] ?? 'text/plain');
      else throw new Error('missing');
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const at: FrameSite['at'] = (host, path = '') => `http://${host}:${port}${path}`;
  return {
    at,
    frameFor: (host, ...hosts) => at(host, `/frame-for/${encodeURIComponent(hosts.join('+'))}/`),
    missing,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
