/** Starts the frame page: finds out who may talk to it and how, and shows the element that is asked for. */
import { deployedHosts } from './hosts.js';
import { launchIn, type Launch } from './launch.js';
import type { Messenger } from './messengers/messenger.js';
import { portMessenger } from './messengers/port.js';
import { FrameError, isOpaque, OPAQUE } from './protocol.js';
import { watchHeight } from './resize.js';
import { createStage } from './stage.js';

const asFrameError = (error: unknown): FrameError =>
  error instanceof FrameError ? error : new FrameError('frame-fault', 'The frame page failed.');

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
  if (isOpaque(self.origin)) throw new FrameError('opaque-origin', OPAQUE);
  const hosts = deployedHosts(self.origin);
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
