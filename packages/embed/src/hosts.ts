/** Whom a deployed frame page answers: the origins in `<meta name="regen-hosts" content="https://ehr.example …">`. */
import { FrameError } from './protocol.js';

/** A scheme, a host and a port, as a browser writes them. */
const isExact = (text: string): boolean => {
  try {
    const { origin, protocol } = new URL(text);
    // A URL may have a star in its host; an origin that stands for several is none.
    return origin === text && /^https?:$/.test(protocol) && !text.includes('*');
  } catch {
    return false;
  }
};

/**
 * The allowed origins; none named means the frame's own.
 * @throws FrameError `hosts-invalid` when one is no exact origin: a typing error must not open the page to others, nor close it in silence
 */
export const allowedHosts = (content: string, own: string): readonly string[] => {
  const named = content.split(/\s+/).filter(Boolean);
  const wrong = named.filter((text) => !isExact(text));
  if (wrong.length > 0)
    throw new FrameError(
      'hosts-invalid',
      `regen-hosts must hold exact origins such as https://ehr.example, separated by spaces. Not one: ${wrong.join(' ')}`,
    );
  return named.length > 0 ? named : [own];
};

/** The allowed origins as the deployer wrote them into this page. `own` is the page's own origin. Throws what `allowedHosts` throws. */
export const deployedHosts = (own: string): readonly string[] =>
  allowedHosts(document.querySelector<HTMLMetaElement>('meta[name="regen-hosts"]')?.content ?? '', own);
