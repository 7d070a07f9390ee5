/** Strangers, malformed messages and hosts that never answer: nothing is accepted, nothing breaks, and it is said. */
import assert from 'node:assert/strict';
import { after, afterEach, it } from 'node:test';
import { everyEngine } from './engines.js';
import { FRAME, HostPage, WIDGET } from './frame-page.js';
import { openFrameSite } from './frame-site.js';
import { until } from './until.js';

const FACTS = { patientAgeYears: { value: 58, origin: 'auto-client', observed: '2026-11-01' } };
const SUBJECT = 'Patient/marked-7319';
const MANY = 10_000;

declare global {
  /** How many messages have come to the window of the frame. */
  var heard: number;
}

const site = await openFrameSite();
after(() => site.close());

const HERE = site.at('127.0.0.1');
const ELSEWHERE = site.frameFor('localhost', HERE);

/**
 * Runs in a page: posts `count` malformed messages through `send`. Every tenth is a good one with one thing wrong, the rest are
 * whatever a stranger may think of.
 */
const bombard = async ({ count, target }: { count: number; target: 'parent' | 'frame' | 'self' }): Promise<number> => {
  let seed = 7319;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const pick = <T>(values: readonly T[]): T => values[random(values.length)]!;
  const good = [
    { regen: 1, type: 'syn' },
    { regen: 1, type: 'ack' },
    { regen: 1, type: 'refused', code: 'opaque-origin' },
    { type: 'mount', id: 1, widget: 'regen-eligibility-assessor', properties: { subject: 'Patient/evil' } },
    { type: 'update', id: 2, properties: { subject: 'Patient/evil', facts: {} } },
    { type: 'applied', id: 999_999 },
    { type: 'drawn', id: 999_999 },
    { type: 'event', name: 'regen-decision', fields: { decision: 'evil' } },
    { type: 'resize', height: 12_345 },
    { messagingHandle: 'x', messageId: '1', messageType: 'sdc.configureContext', payload: {} },
  ];
  const scraps: unknown[] = [
    null,
    undefined,
    0,
    -1,
    1.5,
    NaN,
    '',
    '*',
    'null',
    'syn',
    true,
    [],
    {},
    [1, [2]],
    new Date(),
    /x/,
    new Map([[1, 2]]),
    new Set(),
    new Uint8Array(3),
    new Error('x'),
    10n,
    { __proto__: null },
    JSON.parse('{"__proto__":{"regen":1,"type":"syn"}}'),
    'x'.repeat(5_000),
  ];
  const wrong = (): unknown => {
    const message = { ...pick<Record<string, unknown>>(good) };
    const keys = Object.keys(message);
    const key = pick(keys);
    const way = random(4);
    if (way === 0) message[`x${random(9)}`] = pick(scraps);
    else if (way === 1) Reflect.deleteProperty(message, key);
    else message[key] = pick([null, [], {}, -1, 2.5, 'other', [message[key]], new Date()]);
    return random(9) === 0 ? keys.join() : message;
  };
  const frame = document.querySelector<HTMLIFrameElement>('#box iframe');
  const other = target === 'parent' ? parent : target === 'self' ? window : frame!.contentWindow!;
  let sent = 0;
  for (let i = 0; i < count; i++) {
    const message = random(3) === 0 ? pick(scraps) : wrong();
    const { port1 } = new MessageChannel();
    try {
      other.postMessage(message, '*', random(5) === 0 ? [port1] : []);
      sent++;
    } catch {
      // What cannot be cloned cannot be sent.
    }
    if (i % 500 === 499) await new Promise((resolve) => setTimeout(resolve));
  }
  return sent;
};

everyEngine('hostile neighbours', (openTab) => {
  let page: HostPage;
  afterEach(() => page.close());

  const open = async (path = '/host', host: Parameters<typeof site.at>[0] = '127.0.0.1'): Promise<void> => {
    page = new HostPage(await openTab(site.at(host, path)));
  };
  const settled = async (): Promise<void> => {
    await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: FACTS });
    await page.event('regen-decision');
    await page.visible();
    await page.tab.runIn(FRAME, () => {
      Object.assign(globalThis, { faults: [], heard: 0 });
      addEventListener('message', () => heard++);
      addEventListener('error', ({ message }) => faults.push(message));
      addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
    });
  };
  /** What the element has been told, and what went wrong beside it. */
  const inFrame = (): Promise<{ tag: string; subject: string | null; faults: string[] }> =>
    page.tab.runIn(FRAME, () => ({
      tag: document.querySelector('main > *')!.localName,
      subject: document.querySelector<HTMLElement & { subject: string | null }>('main > *')!.subject,
      faults,
    }));
  const heightOfFrame = (): Promise<string> => page.tab.run(() => document.querySelector('iframe')!.style.height);

  it(`takes none of ${MANY} malformed messages from the frame's own window, and throws at none`, async () => {
    await open();
    await settled();
    const [from, height] = [(await page.events()).length, await heightOfFrame()];
    const sent = await page.tab.runIn(FRAME, bombard, { count: MANY, target: 'parent' as const });
    assert.ok(sent > MANY * 0.8, `${sent}`);
    await until('the messages to arrive', () => page.tab.run((count) => messages.length >= count, sent));
    assert.deepEqual((await page.events()).slice(from), []);
    assert.deepEqual([await heightOfFrame(), await page.faults()], [height, []]);
    // Still connected.
    assert.equal(await page.update({ facts: { kneeSymptomatic: true } }), false);
    await page.event('regen-decision', from);
  });

  it(`takes none of ${MANY} malformed messages from the page that mounted it, and throws at none`, async () => {
    await open();
    await settled();
    const from = (await page.events()).length;
    const sent = await page.tab.run(bombard, { count: MANY, target: 'frame' as const });
    assert.ok(sent > MANY * 0.8, `${sent}`);
    await until('the messages to arrive', () => page.tab.runIn(FRAME, (count) => heard >= count, sent));
    assert.deepEqual(await inFrame(), { tag: WIDGET, subject: SUBJECT, faults: [] });
    assert.deepEqual((await page.events()).slice(from), []);
    assert.equal(await page.update({ facts: { kneeSymptomatic: true } }), false);
    await page.event('regen-decision', from);
  });

  it(`takes none of ${MANY} messages, good or bad, from a stranger beside it`, async () => {
    await open('/bare');
    // Two frames: the stranger's page, and in it nothing of ours. It bombards its parent, and through it the other frame.
    await page.tab.run(
      async ({ stranger, script }) => {
        const loaded = new Promise((resolve) => {
          const tag = document.createElement('script');
          tag.src = script;
          tag.onload = resolve;
          document.head.append(tag);
        });
        await loaded;
        const frame = document.createElement('iframe');
        frame.id = 'stranger';
        frame.src = stranger;
        document.body.append(frame);
        await new Promise((resolve) => (frame.onload = resolve));
      },
      { stranger: site.at('b.localhost', '/silent'), script: '/dist/embed/host.js' },
    );
    await settled();
    const [from, height] = [(await page.events()).length, await heightOfFrame()];
    const sent = await page.tab.runIn('#stranger', bombard, { count: MANY / 2, target: 'parent' as const });
    await page.tab.runIn(
      '#stranger',
      async (count) => {
        const good = [
          { regen: 1, type: 'syn' },
          { regen: 1, type: 'ack' },
          { regen: 1, type: 'refused', code: 'opaque-origin' },
          { messagingHandle: 'x', messageId: '1', messageType: 'status.handshake', payload: {} },
        ];
        for (let i = 0; i < count; i++) {
          for (const target of [parent, parent.frames[0]!, parent.frames[1]!])
            if (target !== window)
              target.postMessage(good[i % good.length], '*', i % 2 ? [new MessageChannel().port1] : []);
          if (i % 500 === 499) await new Promise((resolve) => setTimeout(resolve));
        }
      },
      MANY / 4,
    );
    await until('the messages to the frame', () => page.tab.runIn(FRAME, (count) => heard >= count, MANY / 4));
    await until('the messages to the page', () => page.tab.run((count) => messages.length >= count, sent + MANY / 4));
    assert.deepEqual((await page.events()).slice(from), []);
    assert.deepEqual([await heightOfFrame(), await page.faults()], [height, []]);
    assert.deepEqual(await inFrame(), { tag: WIDGET, subject: SUBJECT, faults: [] });
  });

  it('gives a page that it was not deployed for no answer and no element, and says so', async () => {
    await open('/bare', 'b.localhost');
    const heard = await page.tab.run(async (src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.querySelector('#box')!.append(frame);
      await new Promise((resolve) => (frame.onload = resolve));
      for (const message of [
        { regen: 1, type: 'syn' },
        { regen: 2, type: 'syn' },
        { type: 'mount', id: 1, widget: 'regen-eligibility-assessor', properties: {} },
      ])
        frame.contentWindow!.postMessage(message, '*');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return messages.length;
    }, `${ELSEWHERE}?hurry`);
    assert.equal(heard, 0);
    await page.shows('Not connected to the chart');
    const shown = await page.shown();
    assert.match(shown, /host-not-allowed/);
    assert.equal(await page.tab.runIn(FRAME, () => document.querySelectorAll(':not(:defined)').length), 0);
  });

  it('is not fooled by another page in the frame: an answer must come from the exact origin', async () => {
    await open('/host?hurry');
    await page.tab.run(
      async ({ options, stranger }) => {
        const box = document.querySelector<HTMLElement>('#box')!;
        mounted.push(RegenCDS.mount(box, options as never));
        const frame = box.querySelector('iframe')!;
        frame.src = stranger;
        await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      },
      {
        options: { src: ELSEWHERE, widget: WIDGET, facts: FACTS, subject: SUBJECT },
        stranger: site.at('a.localhost', '/bare'),
      },
    );
    const told = await page.tab.runIn(FRAME, async () => {
      const heard: unknown[] = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      parent.postMessage({ regen: 1, type: 'ack' }, '*', [port2]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return JSON.stringify([heard, messages]);
    });
    assert.ok(!told.includes('marked-7319') && !told.includes('patientAge'), told);
    assert.equal((await page.event('regen-error'))['code'], 'frame-timeout');
  });

  it('gives up in time, names the likely causes, and can try again', async () => {
    await open('/host?hurry');
    const path = new URL(ELSEWHERE).pathname;
    site.missing.add(decodeURIComponent(path));
    const started = page.mount({ src: ELSEWHERE });
    assert.equal(await started, 'frame-timeout');
    const { code, message } = await page.event('regen-error');
    assert.equal(code, 'frame-timeout');
    for (const cause of [ELSEWHERE, HERE, 'regen-hosts', 'frame-ancestors', 'sandbox'])
      assert.ok(String(message).includes(cause), cause);
    assert.match(await page.boxText(), /cannot help right now \(frame-timeout\)[^]*Try again/);
    site.missing.clear();
    await page.tab.run(() => document.querySelector<HTMLButtonElement>('#box button')!.click());
    await page.event('regen-ready');
    await page.visible();
    assert.doesNotMatch(await page.boxText(), /Try again/);
  });

  it('gives a patient plain words without a code', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, sandbox: 'allow-scripts', audience: 'patient', lang: 'es' });
    assert.match(
      await page.boxText(),
      /^Esta página no puede ayudar ahora\. Pregunte a su clínica\.\s+Volver a intentarlo$/,
    );
  });

  it('says at once that it was opened by itself, or was deployed with a list that is none', async () => {
    await open('/bare');
    for (const [address, code] of [
      [ELSEWHERE, 'no-host'],
      [site.frameFor('localhost', '*'), 'hosts-invalid'],
      [site.frameFor('localhost', 'https://*.example'), 'hosts-invalid'],
      [
        `${ELSEWHERE}?messaging_handle=h&messaging_origin=${encodeURIComponent('https://evil.example')}`,
        'host-not-allowed',
      ],
      [`${ELSEWHERE}?messaging_handle=h`, 'launch-invalid'],
    ] as const) {
      await page.tab.visit(address);
      const shown = await until(code, async () => {
        const text = await page.tab.run(() => document.body.innerText);
        return text.includes(code) ? text : null;
      });
      assert.match(shown, /Not connected to the chart/);
    }
  });
});
