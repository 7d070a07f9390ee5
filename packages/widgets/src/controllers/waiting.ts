/**
 * While an element has nothing of its own to show, what stands inside its tag keeps its place, so that the page below does not
 * jump: the tag stays as high as it was before it became an element, until the first state is drawn.
 */
import type { LitElement, ReactiveController } from 'lit';

/** Of what is inside: the tag itself is inline still, and WebKit counts margins to it. */
const heightOf = (host: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(host);
  return range.getBoundingClientRect().height;
};

export class WaitingController implements ReactiveController {
  readonly #host: LitElement;
  readonly #isWaiting: () => boolean;
  /** In CSS pixels; 0 for an element that a script or the parser made, because nothing of it was on screen. */
  readonly #height: number;

  constructor(host: LitElement, isWaiting: () => boolean) {
    this.#host = host;
    this.#isWaiting = isWaiting;
    this.#height = host.isConnected && host.hasChildNodes() ? heightOf(host) : 0;
    host.addController(this);
  }

  /** Whether the tag holds something of the host's own that is shown meanwhile. */
  get hasContent(): boolean {
    return [...this.#host.childNodes].some((node) =>
      node instanceof Element ? node.slot === '' : node instanceof Text && node.data.trim() !== '',
    );
  }

  hostUpdated(): void {
    const widget = this.#host.renderRoot.querySelector<HTMLElement>('.widget');
    const height = this.#isWaiting() && this.#height > 0 ? `${String(this.#height)}px` : '';
    if (widget && widget.style.minHeight !== height) widget.style.minHeight = height;
  }
}
