import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Urgency = 'polite' | 'assertive';

const QUIET = 500;

/** What the two live regions of an element say. They are in the DOM, empty, from the first render on (UX, section 4). */
export class LiveRegionController implements ReactiveController {
  readonly text: Record<Urgency, string> = { polite: '', assertive: '' };
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  say(text: string, urgency: Urgency = 'polite'): void {
    // The same words twice in a row are read only when the text differs.
    this.text[urgency] = this.text[urgency] === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Says what `compose` returns once nothing has changed for half a second. */
  sayWhenQuiet(compose: () => string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const text = compose();
      if (text !== '') this.say(text);
    }, QUIET);
  }

  /** Takes back what has not been said and empties both regions. */
  clear(): void {
    clearTimeout(this.#timer);
    this.text.polite = '';
    this.text.assertive = '';
  }
}
