/**
 * Runs in the frame page before its module, as a classic script: in a sandbox that takes the origin away a module does not
 * even load, and somebody has to say why (`opaque-origin`).
 */
import { deployedHosts } from './hosts.js';
import { notice } from './notices.js';
import { FrameError, isOpaque, OPAQUE, PROTOCOL, type Answer } from './protocol.js';

/** Tells a page that mounted this frame why it gets no answer. It holds nothing, so it may go to each allowed origin. */
const tell = (hosts: readonly string[]): void => {
  const answer: Answer = { regen: PROTOCOL, type: 'refused', code: 'opaque-origin' };
  for (const origin of hosts) parent.postMessage(answer, origin);
};

const show = (error: FrameError): void =>
  document.querySelector('main')?.replaceChildren(notice(error, navigator.language, () => location.reload()));

if (isOpaque(self.origin)) {
  show(new FrameError('opaque-origin', OPAQUE));
  // `location.origin` is what the address says, also where the window itself has no origin.
  tell(deployedHosts(location.origin));
}
