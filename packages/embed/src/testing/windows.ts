/** Two windows that can post to each other, as a browser delivers it: cloned, later, with source and origin. */
import type { Listening, Neighbour } from '../messengers/messenger.js';

export const FRAME_ORIGIN = 'https://cds.example';
export const HOST_ORIGIN = 'https://ehr.example';

export interface Received {
  data: unknown;
  origin: string;
  ports: MessagePort[];
}

export interface Windows {
  /** The frame's own window, and the host as the frame sees it. */
  self: Listening;
  host: Neighbour;
  /** What the host's window has received, in order. */
  received: Received[];
  /** Posts to the frame as the host would, or as anybody else. */
  post(data: unknown, from?: { origin?: string; source?: object | null }): void;
  /** Waits until the host has received something that `fits`, and takes it out. */
  next(fits?: (message: Received) => boolean): Promise<Received>;
}

const later = (act: () => void): void => void setTimeout(act);

export const createWindows = (): Windows => {
  const self = new EventTarget();
  const received: Received[] = [];
  const arrivals = new EventTarget();
  const host: Neighbour = {
    postMessage: (data, targetOrigin, transfer = []) => {
      const message = structuredClone({ data, ports: transfer }, { transfer }) as {
        data: unknown;
        ports: MessagePort[];
      };
      later(() => {
        // A browser delivers only to the origin that was named.
        if (targetOrigin !== HOST_ORIGIN) return;
        received.push({ ...message, origin: FRAME_ORIGIN });
        arrivals.dispatchEvent(new Event('message'));
      });
    },
  };
  return {
    self: self,
    host,
    received,
    post: (data, { origin = HOST_ORIGIN, source = host } = {}) =>
      later(() => self.dispatchEvent(Object.assign(new Event('message'), { data, origin, source, ports: [] }))),
    next: (fits = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const index = received.findIndex(fits);
          if (index < 0) return;
          arrivals.removeEventListener('message', look);
          resolve(received.splice(index, 1)[0]!);
        };
        arrivals.addEventListener('message', look);
        look();
      }),
  };
};

/** Long enough for everything that was posted to arrive. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
