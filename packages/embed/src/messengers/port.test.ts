import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRuleSet } from '@regen-cds/engine';
import { AS_OF, document } from '../../../engine/src/testing/document.js';
import { isAnswer, isFrameMessage, PROTOCOL, WIDGETS, type FrameMessage } from '../protocol.js';
import { createFrame } from '../testing/fake-frame.js';
import { messengerSuite, type Host } from '../testing/messenger-suite.js';
import { createWindows, HOST_ORIGIN, settled, type Windows } from '../testing/windows.js';
import { portMessenger } from './port.js';

const GREETING = { regen: PROTOCOL, type: 'syn' };

const create = ({ self, host }: Windows, patience?: number) =>
  portMessenger({ self, host, hosts: [HOST_ORIGIN], patience });

/** A page with `host.js`, reduced to its messages. */
const hostOf = (windows: Windows): Host & { port: MessagePort | null; messages: FrameMessage[] } => {
  const messages: FrameMessage[] = [];
  const arrivals = new EventTarget();
  let count = 0;
  const until = (fits: (message: FrameMessage) => boolean): Promise<FrameMessage> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = messages.find(fits);
        if (found) resolve(found);
        else arrivals.addEventListener('message', look, { once: true });
      };
      look();
    });
  const host: Host & { port: MessagePort | null; messages: FrameMessage[] } = {
    greeting: GREETING,
    port: null,
    messages,
    connect: async () => {
      windows.post(GREETING);
      const { data, ports } = await windows.next(({ data: answer }) => isAnswer(answer));
      assert.deepEqual(data, { regen: PROTOCOL, type: 'ack' });
      host.port = ports[0]!;
      host.port.onmessage = ({ data: message }: MessageEvent<unknown>) => {
        assert.ok(isFrameMessage(message));
        messages.push(message);
        arrivals.dispatchEvent(new Event('message'));
      };
      const id = ++count;
      host.port.postMessage({ type: 'mount', id, widget: WIDGETS[0], properties: {} });
      await until((message) => message.type === 'applied' && message.id === id);
    },
    setSubject: async (subject) => {
      const id = ++count;
      host.port?.postMessage({ type: 'update', id, properties: { subject } });
      await until((message) => message.type === 'applied' && message.id === id);
    },
    nextEvent: async () => {
      const message = await until(({ type }) => type === 'event');
      return message.type === 'event' ? message.name : '';
    },
    heard: () => messages.length,
  };
  return host;
};

messengerSuite({ name: 'port', create, host: hostOf, speaksFirst: false });

describe('the port messenger', () => {
  const begin = () => {
    const windows = createWindows();
    const frame = createFrame(parseRuleSet(document()), AS_OF);
    const messenger = create(windows);
    messenger.connect(frame).catch(() => undefined);
    return { windows, frame, messenger, host: hostOf(windows) };
  };

  it('refuses another version of the protocol in words that a machine reads', async () => {
    const { windows, frame, messenger } = begin();
    windows.post({ regen: PROTOCOL + 1, type: 'syn' });
    const { data } = await windows.next();
    assert.deepEqual(data, { regen: PROTOCOL, type: 'refused', code: 'protocol-version' });
    assert.deepEqual(frame.log, []);
    messenger.destroy();
  });

  it('begins afresh with a host that greets again, and leaves the old port', async () => {
    const { frame, messenger, host } = begin();
    await host.connect();
    const old = host.port;
    await host.connect();
    old?.postMessage({ type: 'update', id: 9, properties: { subject: 'Patient/9' } });
    await settled();
    assert.deepEqual(
      frame.log.map((entry) => Object.keys(entry)[0]),
      ['mount', 'mount'],
    );
    old?.close();
    messenger.destroy();
  });

  it('names the stranger that asked when nobody else did', async () => {
    const windows = createWindows();
    const messenger = create(windows, 30);
    windows.post(GREETING, { origin: 'https://evil.example' });
    await assert.rejects(messenger.connect(createFrame(parseRuleSet(document()), AS_OF)), (error: Error) => {
      assert.equal((error as Error & { code: string }).code, 'host-not-allowed');
      return error.message.includes('https://evil.example');
    });
    messenger.destroy();
  });

  it('says first that a change is applied, then that it is drawn', async () => {
    const { messenger, host } = begin();
    await host.connect();
    await settled();
    assert.deepEqual(
      host.messages.map(({ type }) => type),
      ['applied', 'drawn'],
    );
    messenger.destroy();
  });

  it('tells of an element that fails without repeating what it said', async () => {
    const { frame, messenger, host } = begin();
    frame.update = () => {
      throw new Error('value-7319');
    };
    await host.connect();
    await host.setSubject('Patient/1');
    assert.deepEqual(frame.log.at(-1), { fail: 'frame-fault' });
    assert.equal(await host.nextEvent(), 'regen-error');
    assert.ok(!JSON.stringify(host.messages).includes('value-7319'));
    messenger.destroy();
  });

  it('sends an event that cannot be sent as an error with a code', async () => {
    const { messenger, host } = begin();
    await host.connect();
    messenger.report({ type: 'event', name: 'regen-decision', fields: { decision: () => 1 } });
    assert.equal(await host.nextEvent(), 'regen-error');
    messenger.destroy();
  });
});
