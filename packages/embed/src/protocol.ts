/**
 * The frame protocol: what a page and the Regen CDS frame on it say to each other.
 *
 * Requirements
 *  1. Two windows talk: the page that made the frame, and the frame. Of a window message each looks at the source first,
 *     then at the shape, then at the exact origin. Whatever fails is ignored, and its sender learns nothing.
 *  2. An origin is a scheme, a host and a port. `*` is never an origin, nor is `null`: a window without an origin of its own
 *     is refused in words (`opaque-origin`).
 *  3. The first message (SYN) is empty but for the version of the protocol.
 *  4. The frame answers a SYN only from an origin it was deployed for, with one end of a private MessagePort (ACK).
 *  5. Everything else, and every patient fact, goes through that port. Nothing is put into an address.
 *  6. The messages are a closed union: an unknown type, a field too many or a field of the wrong type is no message.
 *  7. The version is an integer. Another version than one's own is refused (`protocol-version`), never half understood.
 *  8. Each time the frame loads, both sides shake hands again and the page sends all that it has set so far.
 *  9. Without an answer for 10 seconds the page gives up (`frame-timeout`) and names the likely causes; so does the frame.
 * 10. The frame's height is a number from outside: it is clamped, and growth that feeds itself is no longer followed.
 * 11. With a new subject the page hides the frame at once, drops its events until the frame has applied the change, and
 *     shows it again when the change is drawn.
 * 12. Either side can be destroyed at any time, any number of times.
 *
 * Steps
 *   page                                                 frame
 *   1. SYN  {regen: 1, type: 'syn'}     ── window ──▶
 *   2.                              ◀── window ──        ACK {regen: 1, type: 'ack'} and a port, or {type: 'refused', code}
 *   3. mount {id, widget, properties}   ── port ────▶
 *   4.                              ◀──── port ──        applied {id}, drawn {id}, event {name, fields}, resize {height}
 *   5. update {id, properties}          ── port ────▶
 *   6.                              ◀──── port ──        applied {id} at once, drawn {id} when it is on screen
 */

/** Version of the protocol. It counts up when an old side could misread a new one. */
export const PROTOCOL = 1;

/** How long either side waits for the other, in milliseconds. */
export const PATIENCE = 10_000;

/** The elements a frame can show. */
export const WIDGETS = [
  'regen-eligibility-assessor',
  'regen-modality-comparator',
  'regen-consent-explainer',
  'regen-guidance',
] as const;

/** The events of those elements that reach the page. */
export const EVENTS = [
  'regen-decision',
  'regen-eligibility-answer',
  'regen-comparator-change',
  'regen-consent-progress',
  'regen-consent-record',
  'regen-ready',
  'regen-error',
] as const;

/** Why a frame that was asked properly does not connect. */
export const REFUSALS = ['opaque-origin', 'protocol-version'] as const;

// ------------------------------------------------------------------------------------------------------------ guards

type Guard<T> = (value: unknown) => value is T;
type Guarded<G> = G extends Guard<infer T> ? T : never;
type Shape = Readonly<Record<string, Guard<unknown>>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

const among =
  <T extends string>(values: readonly T[]): Guard<T> =>
  (value): value is T =>
    values.includes(value as T);

const orNull =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);

/** An object with no key besides these, each as its guard wants it. */
const partial =
  <S extends Shape>(shape: S): Guard<{ [K in keyof S]?: Guarded<S[K]> | undefined }> =>
  (value): value is { [K in keyof S]?: Guarded<S[K]> | undefined } =>
    isRecord(value) &&
    Object.keys(value).every(
      (key) => Object.hasOwn(shape, key) && (value[key] === undefined || (shape[key]?.(value[key]) ?? false)),
    );

/** An object with exactly these keys, each as its guard wants it. */
const exactly = <S extends Shape>(shape: S): Guard<{ [K in keyof S]: Guarded<S[K]> }> => {
  const fits = partial(shape);
  return (value): value is { [K in keyof S]: Guarded<S[K]> } =>
    fits(value) && Object.keys(shape).every((key) => value[key] !== undefined);
};

/** A closed union by `type`. Reading a foreign object can run foreign code: what throws is no message. */
const union = <U extends Readonly<Record<string, Shape>>>(shapes: U) => {
  type Message = { [T in keyof U & string]: { type: T } & { [K in keyof U[T]]: Guarded<U[T][K]> } }[keyof U & string];
  const guards = Object.entries(shapes).map(([type, shape]) => exactly({ ...shape, type: among([type]) }));
  return (value: unknown): value is Message => {
    try {
      return guards.some((guard) => guard(value));
    } catch {
      return false;
    }
  };
};

// ---------------------------------------------------------------------------------------------------------- messages

/** What a page may set: properties of the element, but for objects that belong to one window, and how the frame looks. */
const PROPERTIES = {
  /** Address of the rule set, resolved against the frame page. */
  ruleSet: isText,
  integrity: isText,
  rulesLock: isText,
  allowDraft: isFlag,
  lang: isText,
  audience: isText,
  jurisdiction: isText,
  asOf: isText,
  density: isText,
  modality: isText,
  subject: orNull(isText),
  facts: isRecord,
  /** A SMART Style document, as parsed from JSON. The frame takes what it can use of it; null: its own looks again. */
  smartStyle: orNull(isRecord),
};

export const isProperties = partial(PROPERTIES);
/** What `mount` and `update` set in the frame. Properties of the element have their names in the DOM. */
export type ElementProperties = Guarded<typeof isProperties>;
export type WidgetName = (typeof WIDGETS)[number];
export const isWidget = among(WIDGETS);

const version = { regen: isCount };

/** Page to frame, through the window. */
export const isGreeting = union({ syn: version });
/** Frame to page, through the window. */
export const isAnswer = union({ ack: version, refused: { ...version, code: among(REFUSALS) } });
/** Page to frame, through the port. */
export const isPageMessage = union({
  mount: { id: isCount, widget: isWidget, properties: isProperties },
  update: { id: isCount, properties: isProperties },
});
/** Frame to page, through the port. */
export const isFrameMessage = union({
  applied: { id: isCount },
  drawn: { id: isCount },
  event: { name: among(EVENTS), fields: isRecord },
  resize: { height: isCount },
});

export type Greeting = Guarded<typeof isGreeting>;
export type Answer = Guarded<typeof isAnswer>;
export type PageMessage = Guarded<typeof isPageMessage>;
export type FrameMessage = Guarded<typeof isFrameMessage>;

// ------------------------------------------------------------------------------------------------------------ height

const MOST_HEIGHT = 20_000;
const QUICK = 250;
const MOST_GROWTH = 40;

/**
 * Follows the height of the frame's content, in CSS pixels. A page whose content grows with its frame would grow for ever:
 * after 40 quick growths in a row the height stays until the content is smaller again.
 * @returns the height to set; null to leave it
 */
export const heightFollower = (): ((height: number, now: number) => number | null) => {
  let [current, last, growths] = [0, 0, 0];
  return (height, now) => {
    const wanted = Math.min(height, MOST_HEIGHT);
    if (wanted < current) growths = 0;
    else if (wanted > current && growths < MOST_GROWTH) growths = now - last < QUICK ? growths + 1 : 0;
    last = now;
    if (wanted === current || growths >= MOST_GROWTH) return null;
    current = wanted;
    return wanted;
  };
};

// ------------------------------------------------------------------------------------------------------------ errors

/** A frame that cannot be used. `code` is stable and for machines; the message says in English what to do next. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Whether a window can be told apart by its origin. */
export const isOpaque = (origin: string): boolean => origin === 'null' || origin === '';

/** Said by whichever side finds it out (requirement 2). */
export const OPAQUE =
  'This window has no origin of its own, so nobody can tell who it is. Add allow-same-origin to the sandbox of its frame, or remove the sandbox (also from its Content-Security-Policy), and load it over http(s).';
