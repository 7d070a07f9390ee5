/** The messenger for pages that mount the frame with `host.js`: the frame's side of the protocol. */
import {
  FrameError,
  isGreeting,
  isPageMessage,
  PATIENCE,
  PROTOCOL,
  type Answer,
  type FrameMessage,
} from '../protocol.js';
import type { Frame, Listening, Messenger, Neighbour, Report } from './messenger.js';

export interface PortOptions {
  /** This window. */
  self: Listening;
  /** The window that holds this one. */
  host: Neighbour;
  /** Origins that are answered. */
  hosts: readonly string[];
  patience?: number | undefined;
}

const errorReport = ({ code, message }: FrameError): Report => ({
  type: 'event',
  name: 'regen-error',
  fields: { code, message },
});

/** Fields that can be sent; an element may put into an event what only its own window can hold. */
const sendable = (report: Report): Report => {
  try {
    return structuredClone(report);
  } catch {
    return errorReport(new FrameError('frame-event', 'An event of the element holds what cannot be sent.'));
  }
};

export const portMessenger = ({ self, host, hosts, patience = PATIENCE }: PortOptions): Messenger => {
  const teardown = new AbortController();
  let port: MessagePort | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stranger: string | null = null;

  const send = (message: FrameMessage): void => port?.postMessage(message);
  const answer = (message: Answer, origin: string, transfer: Transferable[] = []): void =>
    host.postMessage(message, origin, transfer);

  const obey = (frame: Frame, data: unknown): void => {
    if (!isPageMessage(data)) return;
    const { id, properties } = data;
    try {
      if (data.type === 'mount') frame.mount(data.widget, properties);
      else frame.update(properties);
    } catch (error) {
      // What an element throws may hold what a patient said: none of it is passed on.
      const fault = error instanceof FrameError ? error : new FrameError('frame-fault', 'The element failed.');
      frame.fail(fault);
      send(errorReport(fault));
    }
    send({ type: 'applied', id });
    void frame.drawn().then(() => send({ type: 'drawn', id }));
  };

  const listen = (frame: Frame): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port?.close();
    port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => obey(frame, data);
    return port2;
  };

  const timeout = (): FrameError =>
    stranger === null
      ? new FrameError(
          'host-timeout',
          'No page asked for this frame in time. Mount it with host.js, from an origin in regen-hosts.',
        )
      : new FrameError(
          'host-not-allowed',
          `${stranger} asked for this frame and is not among the origins in regen-hosts.`,
        );

  return {
    connect: (frame) =>
      new Promise((resolve, reject) => {
        timer = setTimeout(() => reject(timeout()), patience);
        self.addEventListener(
          'message',
          ({ source, data, origin }: MessageEvent<unknown>) => {
            if ((source as unknown) !== host || !isGreeting(data)) return;
            if (!hosts.includes(origin)) stranger = origin;
            else if (data.regen !== PROTOCOL)
              answer({ regen: PROTOCOL, type: 'refused', code: 'protocol-version' }, origin);
            else {
              clearTimeout(timer);
              answer({ regen: PROTOCOL, type: 'ack' }, origin, [listen(frame)]);
              resolve();
            }
          },
          { signal: teardown.signal },
        );
      }),
    report: (report) => {
      if (port) send(sendable(report));
    },
    destroy: () => {
      teardown.abort();
      clearTimeout(timer);
      port?.close();
      port = null;
    },
  };
};
