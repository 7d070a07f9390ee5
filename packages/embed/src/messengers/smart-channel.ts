/**
 * Requests and responses of SMART Web Messaging 1.0 between this window and the EHR that launched it.
 *
 * Checked in this order: source, shape, exact origin, and for a request the messaging handle of this launch. Whatever fails
 * is ignored. Every request is answered once and every call ends: with a response, or after 10 seconds without one.
 *
 * @see https://hl7.org/fhir/uv/smart-web-messaging/
 */
import * as z from 'zod/mini';
import { FrameError, PATIENCE } from '../protocol.js';
import type { Listening, Neighbour } from './messenger.js';

export type Payload = Record<string, unknown>;
/** Answers a request; what it throws is answered as a failure without details. */
export type Serve = (messageType: string, payload: Payload) => Payload | Promise<Payload>;

export interface SmartOptions {
  /** This window. */
  self: Listening;
  /** The EHR's window: `parent` in a frame, else `opener`. */
  host: Neighbour;
  /** `smart_web_messaging_origin` (or `messaging_origin`) of the launch. */
  origin: string;
  /** `smart_web_messaging_handle` (or `messaging_handle`) of the launch. */
  handle: string;
  /** Milliseconds to wait for a response. Absent: 10,000. */
  patience?: number | undefined;
}

export interface SmartChannel {
  /** @throws FrameError `ehr-timeout` without a response in time, `frame-destroyed` when the channel ends first */
  call(messageType: string, payload: Payload): Promise<Payload>;
  destroy(): void;
}

const id = z.string().check(z.minLength(1), z.maxLength(256));
const payload = z.record(z.string(), z.unknown());
const request = z.object({ messagingHandle: z.string(), messageId: id, messageType: id, payload: z.optional(payload) });
const response = z.object({ messageId: id, responseToMessageId: id, payload });
const message = z.union([response, request]);

/** Reading a foreign object can run foreign code: what throws is no message. */
const read = (data: unknown): z.infer<typeof message> | null => {
  try {
    return message.safeParse(data).data ?? null;
  } catch {
    return null;
  }
};

/** Unique for this window; `randomUUID` would need a secure context. */
const messageIds = (): (() => string) => {
  const [prefix = 0] = crypto.getRandomValues(new Uint32Array(1));
  let count = 0;
  return () => `${prefix.toString(36)}-${String(++count)}`;
};

interface Waiting {
  resolve(payload: Payload): void;
  reject(error: FrameError): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Opens the channel and serves the EHR's requests from then on. `heard` is called for every message that passed all checks. */
export const openSmartChannel = (
  { self, host, origin, handle, patience = PATIENCE }: SmartOptions,
  serve: Serve,
  heard: () => void = () => undefined,
): SmartChannel => {
  const nextId = messageIds();
  const teardown = new AbortController();
  const waiting = new Map<string, Waiting>();

  const post = (content: Payload): void => host.postMessage({ messageId: nextId(), ...content }, origin);

  const answer = async (messageId: string, messageType: string, content: Payload): Promise<void> => {
    const reply = await Promise.resolve()
      .then(() => serve(messageType, content))
      .catch((): Payload => ({ status: 'error' }));
    if (!teardown.signal.aborted) post({ responseToMessageId: messageId, payload: reply });
  };

  const settle = (messageId: string): Waiting | undefined => {
    const call = waiting.get(messageId);
    waiting.delete(messageId);
    clearTimeout(call?.timer);
    return call;
  };

  self.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if ((event.source as unknown) !== host) return;
      const data = read(event.data);
      if (!data || event.origin !== origin) return;
      if ('responseToMessageId' in data) {
        const call = settle(data.responseToMessageId);
        if (!call) return;
        heard();
        call.resolve(data.payload);
      } else if (data.messagingHandle === handle) {
        heard();
        void answer(data.messageId, data.messageType, data.payload ?? {});
      }
    },
    { signal: teardown.signal },
  );

  return {
    call: (messageType, content) =>
      new Promise((resolve, reject) => {
        if (teardown.signal.aborted) {
          reject(new FrameError('frame-destroyed', 'The channel is closed.'));
          return;
        }
        const messageId = nextId();
        const give = (): void =>
          settle(messageId)?.reject(
            new FrameError('ehr-timeout', `The EHR did not answer ${messageType}. It may not support it.`),
          );
        waiting.set(messageId, { resolve, reject, timer: setTimeout(give, patience) });
        post({ messageId, messagingHandle: handle, messageType, payload: content });
      }),
    destroy: () => {
      teardown.abort();
      for (const messageId of [...waiting.keys()])
        settle(messageId)?.reject(new FrameError('frame-destroyed', 'The channel was closed.'));
    },
  };
};
