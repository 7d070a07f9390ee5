/**
 * The page's side of the frame protocol: makes the frame, hands it the element's properties, gives back its events.
 * Every page that embeds loads this file, so it imports the protocol and nothing else.
 */
import {
  FrameError,
  heightFollower,
  isAnswer,
  isFrameMessage,
  isOpaque,
  isProperties,
  isWidget,
  OPAQUE,
  PATIENCE,
  PROTOCOL,
  WIDGETS,
  type ElementProperties,
  type FrameMessage,
  type Greeting,
  type PageMessage,
  type WidgetName,
} from './protocol.js';

/** What `mount` takes: where the frame page is, which element it shows, and the element's properties. */
export interface MountOptions extends ElementProperties {
  /** Address of the frame page, resolved against this page. */
  src: string | URL;
  widget: WidgetName;
  /** Name of the frame for assistive technology. */
  title?: string | undefined;
  /** Tokens for the frame's `sandbox`; absent: no sandbox. `allow-scripts allow-same-origin` are the least that works. */
  sandbox?: string | undefined;
  /** False: the page sizes the frame, which scrolls inside. Absent: the frame is as high as what it shows. */
  resize?: boolean | undefined;
}

/** A frame that `mount` has put on the page. */
export interface Mounted {
  /** Resolves when the element is in the frame; rejects with a FrameError, which `regen-error` also tells. */
  readonly ready: Promise<void>;
  /**
   * Sets properties of the element. `facts` are merged by name. A new `subject` blanks the frame at once.
   * @throws TypeError for what is no property, by its name
   */
  update(properties: ElementProperties): void;
  /** Removes the frame and everything that belongs to it. At any time, any number of times. */
  destroy(): void;
}

/** Words for the person in front of the page, who can only try again or ask. */
const WORDS = {
  en: {
    title: 'This page cannot help right now',
    ask: 'Please ask your clinic.',
    again: 'Try again',
    frame: 'Decision support',
  },
  es: {
    title: 'Esta página no puede ayudar ahora',
    ask: 'Pregunte a su clínica.',
    again: 'Volver a intentarlo',
    frame: 'Apoyo a la decisión',
  },
};

const wordsIn = (lang = ''): (typeof WORDS)['en'] => (lang.startsWith('es') ? WORDS.es : WORDS.en);

const MESSAGES = {
  'opaque-origin': OPAQUE,
  'protocol-version':
    'The frame page speaks another version of the protocol. Load host.js and the frame page of one release.',
};

/** What cannot be seen from outside the frame: the integrator looks at these in turn. */
const timeout = (src: string): string =>
  `${src} did not answer in ${PATIENCE / 1000} seconds. Likely causes: nothing is at this address; its meta regen-hosts does not name ${location.origin}; its frame-ancestors or this page's frame-src forbids it; its sandbox lacks allow-scripts or allow-same-origin.`;

/** Clones, so that later changes by the caller change nothing here; refuses what could not be sent, and names it. */
const checked = (properties: ElementProperties): ElementProperties => {
  if (isProperties(properties)) return structuredClone(properties);
  const wrong = Object.entries(properties).find(([name, value]) => !isProperties({ [name]: value }));
  throw new TypeError(
    `${wrong?.[0] ?? 'This'} is no property of the element, or of another type. A rule set is named by its address here.`,
  );
};

/** A selector that fits nothing gives null: said here, where it was written, and not by a frame that nobody sees. */
const checkContainer = (container: Node | null | undefined): void => {
  if (container?.nodeType !== 1)
    throw new TypeError('container must be an element of this page. Is its selector right, and is it there already?');
};

const addressOf = (src: string | URL): URL => {
  const url = new URL(src, document.baseURI);
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`The frame page must be at an http(s) address, not ${url.href}`);
  return url;
};

/** The event of the frame again, with its fields; none can take the place of what every event has. */
const dispatch = (target: EventTarget, name: string, fields: Record<string, unknown>): void => {
  const event = new Event(name, { bubbles: true, composed: true });
  for (const key of Object.keys(fields))
    if (!(key in event)) Object.defineProperty(event, key, { value: fields[key], enumerable: true });
  target.dispatchEvent(event);
};

/** In place of the frame: words for the person, the code where a clinician reads, and a way to try again. */
const noticeFor = (code: string, { audience, lang }: ElementProperties, retry: () => void): HTMLElement => {
  const { title, ask, again } = wordsIn(lang);
  const notice = document.createElement('div');
  notice.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = audience === 'clinician' ? `${title} (${code})` : `${title}. ${ask}`;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = again;
  button.addEventListener('click', retry);
  notice.append(text, button);
  return notice;
};

const createFrame = ({ title, sandbox, resize = true, lang }: MountOptions): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  frame.title = title ?? wordsIn(lang).frame;
  frame.allow = 'clipboard-write';
  frame.referrerPolicy = 'no-referrer';
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  Object.assign(frame.style, { width: '100%', border: '0', ...(resize ? {} : { height: '100%' }) });
  return frame;
};

/** Whether this window, or the sandbox that was asked for, leaves nobody an origin to check. */
const hidesOrigin = ({ sandbox }: MountOptions): boolean =>
  isOpaque(self.origin) || (sandbox !== undefined && !/\ballow-same-origin\b/.test(sandbox));

/**
 * Shows one element in a frame inside `container`. The frame's events are dispatched again on `container`, with the same
 * names and fields; a frame that cannot be used fires `regen-error` there and says so in words, with "Try again".
 * @throws TypeError for wrong arguments, at once
 * @example
 * const frame = RegenCDS.mount(element, { src: 'https://cds.example/frame/', widget: 'regen-eligibility-assessor', ruleSet });
 * frame.update({ subject: 'Patient/1', facts });
 */
export const mount = (container: HTMLElement, options: MountOptions): Mounted => {
  const { src, widget, title: _title, sandbox: _sandbox, resize = true, ...given } = options;
  checkContainer(container);
  if (!isWidget(widget)) throw new TypeError(`widget must be one of: ${WIDGETS.join(', ')}`);
  const url = addressOf(src);
  const current: ElementProperties = checked(given);

  const frame = createFrame(options);
  const teardown = new AbortController();
  const { signal } = teardown;
  let port: MessagePort | null = null;
  let notice: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let follow = heightFollower();
  let isAwaited = false;
  let [sent, applied] = [0, 0];
  /** The update that named the current subject: until the frame has drawn it, it is hidden and unheard. */
  let subjectSince = 0;

  let resolve: () => void = () => undefined;
  let reject: (error: FrameError) => void = () => undefined;
  const ready = new Promise<void>((...settle) => ([resolve, reject] = settle));
  // A page that listens to the event instead has no unhandled rejection.
  ready.catch(() => undefined);

  const disconnect = (): void => {
    clearTimeout(timer);
    port?.close();
    port = null;
    isAwaited = false;
  };

  const show = (isShown: boolean): void => {
    frame.style.visibility = isShown ? '' : 'hidden';
  };

  const fail = (code: string, message: string): void => {
    if (signal.aborted) return;
    disconnect();
    frame.style.display = 'none';
    notice?.remove();
    notice = noticeFor(code, current, load);
    container.append(notice);
    reject(new FrameError(code, message));
    dispatch(container, 'regen-error', { code, message });
  };

  const refuse = (code: keyof typeof MESSAGES): void => fail(code, MESSAGES[code]);

  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => fail('frame-timeout', timeout(url.href)), PATIENCE);
  };

  const load = (): void => {
    notice?.remove();
    notice = null;
    frame.style.display = 'block';
    if (hidesOrigin(options)) refuse('opaque-origin');
    else {
      wait();
      frame.src = url.href;
    }
  };

  const send = (message: PageMessage): void => port?.postMessage(message);

  const handle: { [T in FrameMessage['type']]: (message: Extract<FrameMessage, { type: T }>) => void } = {
    applied: ({ id }) => {
      applied = id;
      resolve();
    },
    drawn: ({ id }) => {
      if (id < subjectSince) return;
      clearTimeout(timer);
      show(true);
    },
    event: ({ name, fields }) => {
      if (applied >= subjectSince) dispatch(container, name, fields);
    },
    resize: ({ height }) => {
      const wanted = resize ? follow(height, performance.now()) : null;
      if (wanted !== null) frame.style.height = `${wanted}px`;
    },
  };

  const connect = (end: MessagePort): void => {
    isAwaited = false;
    port = end;
    port.onmessage = ({ data }: MessageEvent<unknown>): void => {
      if (isFrameMessage(data)) handle[data.type](data as never);
    };
    subjectSince = 0;
    send({ type: 'mount', id: ++sent, widget, properties: current });
  };

  frame.addEventListener(
    'load',
    () => {
      if (notice) return;
      disconnect();
      wait();
      show(false);
      follow = heightFollower();
      isAwaited = true;
      const greeting: Greeting = { regen: PROTOCOL, type: 'syn' };
      frame.contentWindow?.postMessage(greeting, url.origin);
    },
    { signal },
  );

  addEventListener(
    'message',
    ({ source, data, origin, ports: [end] }: MessageEvent<unknown>) => {
      if (source === null || source !== frame.contentWindow || !isAnswer(data)) return;
      if (isOpaque(origin)) refuse('opaque-origin');
      else if (!isAwaited || origin !== url.origin) return;
      else if (data.regen !== PROTOCOL) refuse('protocol-version');
      else if (data.type === 'refused') refuse(data.code);
      else if (end) connect(end);
    },
    { signal },
  );

  // With its address already set, so that no empty page loads first.
  load();
  container.append(frame);

  return {
    ready,
    update: (properties) => {
      const news = checked(properties);
      const isOther = news.subject !== undefined && news.subject !== (current.subject ?? null);
      const facts = { ...(isOther ? {} : current.facts), ...news.facts };
      Object.assign(current, news, { facts });
      if (signal.aborted || !port) return;
      sent++;
      if (isOther) {
        subjectSince = sent;
        show(false);
        wait();
      }
      send({ type: 'update', id: sent, properties: news });
    },
    destroy: () => {
      teardown.abort();
      disconnect();
      frame.remove();
      notice?.remove();
      reject(new FrameError('frame-destroyed', 'The frame was destroyed before it was ready.'));
    },
  };
};
