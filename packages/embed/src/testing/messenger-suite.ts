/** What every messenger promises, whatever it speaks. Each runs it with a host of its own kind. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { parseRuleSet } from '@regen-cds/engine';
import { AS_OF, document } from '../../../engine/src/testing/document.js';
import { runs } from '../../../engine/src/testing/runs.js';
import type { Messenger, Report } from '../messengers/messenger.js';
import type { FrameError } from '../protocol.js';
import { createFrame } from './fake-frame.js';
import { createWindows, settled, type Windows } from './windows.js';

/** A host that speaks the messenger's language. */
export interface Host {
  /** What it posts to the frame's window, so that a test can post the same as somebody else. */
  greeting: unknown;
  /** Greets, and resolves when the frame has answered. */
  connect(): Promise<void>;
  /** Names a patient, in this language, and resolves when the frame has taken it. */
  setSubject(subject: string): Promise<void>;
  /** Resolves with the next report that arrives, by the name of its event. */
  nextEvent(): Promise<string>;
  /** How many messages have come from the frame so far, through any channel. */
  heard(): number;
}

export interface Case {
  name: string;
  create: (windows: Windows, patience: number) => Messenger;
  host: (windows: Windows) => Host;
  /** Whether the frame speaks first, which says nothing about anybody. */
  speaksFirst: boolean;
}

const ruleSet = parseRuleSet(document());
const DECIDED: Report = { type: 'event', name: 'regen-decision', fields: { decision: { marked: 'value-7319' } } };
const LONG = 60_000;

export const messengerSuite = ({ name, create, host: hostOf, speaksFirst }: Case): void => {
  const begin = (patience = LONG) => {
    const windows = createWindows();
    const frame = createFrame(ruleSet, AS_OF);
    const messenger = create(windows, patience);
    const host = hostOf(windows);
    // What the element does when it is set.
    const { update } = frame;
    frame.update = (properties) => {
      update(properties);
      messenger.report(DECIDED);
    };
    open.push(messenger);
    return { windows, frame, messenger, host };
  };
  const open: Messenger[] = [];

  describe(`a messenger: ${name}`, () => {
    afterEach(() => {
      for (const messenger of open.splice(0)) messenger.destroy();
    });

    it('connects to a host of the right source and origin, and hears it', async () => {
      const { frame, messenger, host } = begin();
      const connected = messenger.connect(frame);
      await host.connect();
      await connected;
      await host.setSubject('Patient/1');
      assert.equal(frame.session?.subject, 'Patient/1');
    });

    it('tells the host what happens', async () => {
      const { frame, messenger, host } = begin();
      void messenger.connect(frame);
      await host.connect();
      await host.setSubject('Patient/1');
      frame.session?.answer('pain', true);
      messenger.report(DECIDED);
      assert.equal(await host.nextEvent(), 'regen-decision');
    });

    it('clears one patient before the next', async () => {
      const { frame, messenger, host } = begin();
      void messenger.connect(frame);
      await host.connect();
      await host.setSubject('Patient/1');
      frame.session?.answer('pain', true);
      await host.setSubject('Patient/2');
      assert.deepEqual([frame.session?.subject, frame.session?.answered], ['Patient/2', []]);
    });

    it('answers nobody else, and tells nobody anything', async () => {
      const { windows, frame, messenger, host } = begin();
      messenger.connect(frame).catch(() => undefined);
      await settled();
      const before = windows.received.length;
      for (const from of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: '*' },
        { origin: '' },
        { origin: 'https://ehr.example.evil' },
        { origin: 'http://ehr.example' },
        { source: null },
        { source: { postMessage: () => assert.fail('answered a stranger') } },
      ])
        windows.post(host.greeting, from);
      messenger.report(DECIDED);
      await settled();
      assert.deepEqual(frame.log, []);
      assert.equal(windows.received.length, before);
      assert.ok(!JSON.stringify(windows.received).includes('value-7319'));
    });

    it('sends nothing before it is connected', async () => {
      const { windows, frame, messenger } = begin();
      messenger.report(DECIDED);
      messenger.connect(frame).catch(() => undefined);
      messenger.report(DECIDED);
      await settled();
      assert.equal(windows.received.length, speaksFirst ? 1 : 0);
      assert.ok(!JSON.stringify(windows.received).includes('value-7319'));
    });

    it('takes no hostile or malformed message and throws at none', async () => {
      const { windows, frame, messenger, host } = begin();
      messenger.connect(frame).catch(() => undefined);
      const greeting = host.greeting as Record<string, unknown>;
      /** The greeting with one field of another type. */
      const broken = fc
        .tuple(fc.constantFrom(...Object.keys(greeting)), fc.anything())
        .filter(([key, value]) => value !== undefined && typeof value !== typeof greeting[key])
        .map(([key, value]): unknown => ({ ...greeting, [key]: value }));
      const trap = new Proxy({}, { get: () => assert.fail('trap'), has: () => assert.fail('trap') });
      for (const data of fc.sample(fc.oneof(fc.anything(), broken), { numRuns: runs(500, 10_000), seed: 7319 }))
        windows.post(data);
      windows.post(trap);
      await settled();
      assert.deepEqual(frame.log, []);
    });

    it('gives up with a code when no host speaks', async () => {
      const { frame, messenger } = begin(5);
      await assert.rejects(messenger.connect(frame), (error: FrameError) => error.code === 'host-timeout');
    });

    it('connects to a host that comes late', async () => {
      const { frame, messenger, host } = begin(5);
      await messenger.connect(frame).catch(() => undefined);
      await host.connect();
      await host.setSubject('Patient/1');
      assert.equal(frame.session?.subject, 'Patient/1');
    });

    it('ends at any time, any number of times, and is silent and deaf from then on', async () => {
      const { windows, frame, messenger, host } = begin();
      messenger.destroy();
      messenger.destroy();
      const again = begin();
      again.messenger.connect(again.frame).catch(() => undefined);
      await again.host.connect();
      await again.host.setSubject('Patient/1');
      await settled();
      const [log, heard] = [again.frame.log.length, again.host.heard()];
      again.messenger.destroy();
      again.messenger.destroy();
      again.messenger.report(DECIDED);
      again.windows.post(again.host.greeting);
      windows.post(host.greeting);
      await settled();
      assert.deepEqual([again.frame.log.length, again.host.heard(), frame.log.length], [log, heard, 0]);
    });
  });
};
