/** Starts the frame page: finds out who may talk to it and how, and shows the element that is asked for. */
import { chartActions } from './chart-actions.js';
import { allowedHosts } from './hosts.js';
import { launchIn } from './launch.js';
import type { Messenger } from './messengers/messenger.js';
import { portMessenger } from './messengers/port.js';
import { smartMessenger } from './messengers/smart.js';
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

const choose = (hosts: readonly string[]): Messenger => {
  const launch = launchIn(location.search, hosts);
  const host = parent === self ? (opener as Window | null) : parent;
  if (!host || (!launch && parent === self))
    throw new FrameError('no-host', 'This page was opened by itself. Mount it with host.js, or launch it from an EHR.');
  return launch ? smartMessenger({ self, host, launch, actions: chartActions }) : portMessenger({ self, host, hosts });
};

/** Runs until `destroy`. Needs the elements registered, and `<meta name="regen-hosts">` in the page. */
export const startFrame = (root = document.querySelector('main') ?? document.body): { destroy(): void } => {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="regen-hosts"]');
  let messenger: Messenger | null = null;
  const stage = createStage({
    root,
    report: (report) => messenger?.report(report),
    lang: navigator.language,
    again: () => location.reload(),
  });
  const stopWatching = watchHeight(root, (height) => messenger?.report({ type: 'resize', height }));
  const fail = (error: unknown): void => stage.fail(asFrameError(error));
  try {
    // `location.origin` is what the address says, also where the window itself has no origin.
    const hosts = allowedHosts(meta?.content ?? '', location.origin);
    if (isOpaque(self.origin)) {
      tellOpaque(hosts);
      throw new FrameError('opaque-origin', OPAQUE);
    }
    messenger = choose(hosts);
    messenger.connect(stage).catch(fail);
  } catch (error) {
    fail(error);
  }
  return {
    destroy: () => {
      stopWatching();
      messenger?.destroy();
      stage.destroy();
    },
  };
};
