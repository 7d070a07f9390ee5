/** What an app asks of an EHR in SMART Web Messaging 1.0, each with the ways it can end. */
import { FrameError } from '../protocol.js';
import type { Payload, SmartChannel } from './smart-channel.js';

/**
 * Every call rejects with a FrameError: `ehr-timeout` (no response in time), `ehr-unsupported` (the EHR does not know the
 * message), `ehr-refused` (it knows it and did not do it; the message is the EHR's own).
 */
export interface SmartCalls {
  /** `ui.done`: the user has finished; the EHR may close the frame. Nothing is saved by it. */
  done(): Promise<void>;
  /** `ui.launchActivity`: take the user to another activity, for example `order-review` with `draftOrderLocations`. */
  launchActivity(activityType: string, activityParameters: Payload): Promise<void>;
  /** `scratchpad.create`: a draft beside the chart. Resolves to its location, null where the EHR names none. */
  create(resource: Payload): Promise<string | null>;
  /** `scratchpad.update`: replaces the draft at a location (`ResourceType/id`). */
  update(location: string, resource: Payload): Promise<void>;
  /** `scratchpad.delete`: takes the draft away. */
  remove(location: string): Promise<void>;
}

const UNSUPPORTED = ['not-supported', '404', '405', '501'];

interface Issue {
  code?: unknown;
  diagnostics?: unknown;
  details?: { text?: unknown };
}

const isObject = (value: unknown): value is Payload => typeof value === 'object' && value !== null;

const issuesIn = ({ outcome }: Payload): Issue[] =>
  isObject(outcome) && Array.isArray(outcome['issue']) ? outcome['issue'].filter(isObject) : [];

const textIn = (reply: Payload): string => {
  const detail = reply['statusDetail'];
  const texts = [
    isObject(detail) ? detail['text'] : undefined,
    ...issuesIn(reply).flatMap(({ details, diagnostics }) => [details?.text, diagnostics]),
  ];
  const text = texts.find((one) => typeof one === 'string' && one !== '');
  return typeof text === 'string' ? text : 'The EHR gave no reason.';
};

/** `success` of the `ui` messages, or an HTTP status of 200 to 299 of the `scratchpad` messages. */
const isDone = (status: string): boolean => status === 'success' || /^2\d\d\b/.test(status);

const check = (messageType: string, reply: Payload): Payload => {
  const status = typeof reply['status'] === 'string' ? reply['status'] : '';
  if (isDone(status)) return reply;
  const codes = [status.slice(0, 3), ...issuesIn(reply).map(({ code }) => code)];
  if (status === '' || UNSUPPORTED.some((code) => codes.includes(code)))
    throw new FrameError('ehr-unsupported', `The EHR does not support ${messageType}.`);
  throw new FrameError('ehr-refused', textIn(reply));
};

/** The calls over an open channel. */
export const smartCalls = ({ call }: Pick<SmartChannel, 'call'>): SmartCalls => {
  const ask = async (messageType: string, payload: Payload): Promise<Payload> =>
    check(messageType, await call(messageType, payload));
  return {
    done: async () => {
      await ask('ui.done', {});
    },
    launchActivity: async (activityType, activityParameters) => {
      await ask('ui.launchActivity', { activityType, activityParameters });
    },
    create: async (resource) => {
      const { location } = await ask('scratchpad.create', { resource });
      return typeof location === 'string' ? location : null;
    },
    update: async (location, resource) => {
      const [resourceType, id] = location.split('/');
      await ask('scratchpad.update', { location, resource: { ...resource, resourceType, id } });
    },
    remove: async (location) => {
      await ask('scratchpad.delete', { location });
    },
  };
};
