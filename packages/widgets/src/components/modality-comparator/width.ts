import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Width of an element in its own em, so that a larger text asks for the narrow layout as a smaller place does. */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sees: (em: number) => unknown;
  #observer: ResizeObserver | null = null;
  #seen: unknown;

  /** @param sees what of the width the host draws; it is drawn again only when that changes */
  constructor(host: ReactiveControllerHost & HTMLElement, sees: (em: number) => unknown) {
    this.#host = host;
    this.#sees = sees;
    host.addController(this);
  }

  get em(): number {
    return this.#host.getBoundingClientRect().width / parseFloat(getComputedStyle(this.#host).fontSize);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => {
      if (this.#sees(this.em) === this.#seen) return;
      // In the next frame: drawing now would change sizes that are being told.
      requestAnimationFrame(() => this.#host.requestUpdate());
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    this.#seen = this.#sees(this.em);
  }
}
