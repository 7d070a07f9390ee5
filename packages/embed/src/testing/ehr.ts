/** An EHR that launched the frame, reduced to its messages. */
import assert from 'node:assert/strict';
import { parseRuleSet } from '@regen-cds/engine';
import { AS_OF, document } from '../../../engine/src/testing/document.js';
import { smartMessenger, type SmartMessengerOptions } from '../messengers/smart.js';
import type { Payload } from '../messengers/smart-channel.js';
import { WIDGETS } from '../protocol.js';
import { createFrame } from './fake-frame.js';
import type { Host } from './messenger-suite.js';
import { createWindows, HOST_ORIGIN, settled, type Windows } from './windows.js';

export const HANDLE = 'handle-of-this-launch';
export const ruleSet = parseRuleSet(document());
export const LAUNCH = {
  handle: HANDLE,
  origin: HOST_ORIGIN,
  widget: WIDGETS[0],
  properties: { lang: 'en' },
  styleUrl: null,
};

const noButtons: NonNullable<SmartMessengerOptions['actions']> = () => ({
  element: {} as HTMLElement,
  reset: () => undefined,
});

export const createMessenger = (
  { self, host }: Windows,
  patience?: number,
  more: Partial<SmartMessengerOptions> = {},
) => smartMessenger({ self, host, launch: LAUNCH, actions: noButtons, patience, ...more });

export type Message = Record<string, unknown> & { payload: Payload };
export const messageOf = ({ data }: { data: unknown }): Message => data as Message;

let count = 0;
export const request = (messageType: string, payload: unknown, more: object = {}) => ({
  messageId: `ehr-${String(++count)}`,
  messagingHandle: HANDLE,
  messageType,
  payload,
  ...more,
});

export interface Ehr extends Host {
  /** Sends a request and resolves with the payload of its response. */
  ask(messageType: string, payload: unknown): Promise<Payload>;
  /** Resolves with the next request of this type, already answered with `reply`. */
  answer(messageType: string, reply: Payload): Promise<Payload>;
}

/** An EHR that speaks SMART Web Messaging. */
export const ehrOf = (windows: Windows): Ehr => {
  let heard = 0;
  const post = windows.host.postMessage.bind(windows.host);
  windows.host.postMessage = (...sent) => {
    heard++;
    post(...sent);
  };
  const ehr: Ehr = {
    greeting: request('status.handshake', {}),
    ask: async (messageType, payload) => {
      const asked = request(messageType, payload);
      windows.post(asked);
      const reply = await windows.next((message) => messageOf(message)['responseToMessageId'] === asked.messageId);
      return messageOf(reply).payload;
    },
    answer: async (messageType, reply) => {
      const asked = messageOf(await windows.next((message) => messageOf(message)['messageType'] === messageType));
      assert.equal(asked['messagingHandle'], HANDLE);
      windows.post({ messageId: `ehr-${String(++count)}`, responseToMessageId: asked['messageId'], payload: reply });
      return asked.payload;
    },
    connect: async () => {
      await ehr.answer('status.handshake', {});
      await settled();
    },
    setSubject: async (reference) => {
      const { status } = await ehr.ask('sdc.configureContext', { context: { subject: { reference } } });
      assert.equal(status, 'success');
    },
    nextEvent: async () => {
      await ehr.answer('sdc.ui.changedQuestionnaireResponse', { status: 'success' });
      return 'regen-decision';
    },
    heard: () => heard,
  };
  return ehr;
};

/** A messenger in a fake frame, and the EHR that launched it. */
export const beginSmart = (more: Partial<SmartMessengerOptions> = {}) => {
  const windows = createWindows();
  const frame = createFrame(ruleSet, AS_OF);
  const messenger = createMessenger(windows, undefined, more);
  const ehr = ehrOf(windows);
  messenger.connect(frame).catch(() => undefined);
  return { windows, frame, messenger, ehr };
};
