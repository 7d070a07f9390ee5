/** Starts the frame page: finds out who may talk to it and how, and shows the element that is asked for. */
import { allowedHosts } from './hosts.js';
import { launchIn, type Launch } from './launch.js';
import type { Messenger } from './messengers/messenger.js';
import { portMessenger } from './messengers/port.js';
import { FrameError, isOpaque, OPAQUE, PROTOCOL, type Answer } from './protocol.js';
import { watchHeight } from './resize.js';
import { createStage } from './stage.js';

const asFrameError = (error: unknown): FrameError =>
  error instanceof FrameError ? error : new FrameError('frame-fault', 'The frame page failed.');

/** Tells a page that mounted this frame why it gets no answer. It holds nothing, so it may go to each allowed origin. */
const tellOpaque = (hosts: readonly string[]): void => {
  const answer: Answer = { regen: PROTOCOL, type: 'refused', code: 'opaque-origin' };
  for (const origin of hosts) parent.postMessage(answer, origin);
};

/** Keeps what arrives until somebody listens; the function it returns gives it out again, unread. */
const keepMessages = (): (() => void) => {
  const kept: MessageEvent[] = [];
  const keep = (event: MessageEvent): void => void kept.push(event);
  addEventListener('message', keep);
  return () => {
    removeEventListener('message', keep);
    for (const { data, origin, source } of kept)
      dispatchEvent(new MessageEvent('message', { data: data as unknown, origin, source }));
  };
};

/** Only a frame that an EHR launched pays for SMART Web Messaging and FHIR. */
const loadSmart = async (host: Window, launch: Launch): Promise<Messenger> => {
  const { smartMessenger } = await import('./messengers/smart.js');
  return smartMessenger({ self, host, launch });
};

const surroundings = (): { host: Window; launch: Launch | null; hosts: readonly string[] } => {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="regen-hosts"]');
  // `location.origin` is what the address says, also where the window itself has no origin.
  const hosts = allowedHosts(meta?.content ?? '', location.origin);
  if (isOpaque(self.origin)) {
    tellOpaque(hosts);
    throw new FrameError('opaque-origin', OPAQUE);
  }
  const launch = launchIn(location.search, hosts);
  const host = parent === self ? (opener as Window | null) : parent;
  if (!host || (!launch && parent === self))
    throw new FrameError('no-host', 'This page was opened by itself. Mount it with host.js, or launch it from an EHR.');
  return { host, launch, hosts };
};

/** Runs until `destroy`. Needs the elements registered, and `<meta name="regen-hosts">` in the page. */
export const startFrame = (root = document.querySelector('main') ?? document.body): { destroy(): void } => {
  let messenger: Messenger | null = null;
  let isOver = false;
  const stage = createStage({
    root,
    report: (report) => messenger?.report(report),
    lang: navigator.language,
    again: () => location.reload(),
  });
  const stopWatching = watchHeight(root, (height) => messenger?.report({ type: 'resize', height }));
  const fail = (error: unknown): void => stage.fail(asFrameError(error));
  const connect = (chosen: Messenger): void => {
    if (isOver) return;
    messenger = chosen;
    chosen.connect(stage).catch(fail);
  };
  try {
    const { host, launch, hosts } = surroundings();
    if (launch) {
      const giveOut = keepMessages();
      loadSmart(host, launch).then(connect).then(giveOut).catch(fail);
    } else connect(portMessenger({ self, host, hosts }));
  } catch (error) {
    fail(error);
  }
  return {
    destroy: () => {
      isOver = true;
      stopWatching();
      messenger?.destroy();
      stage.destroy();
    },
  };
};
