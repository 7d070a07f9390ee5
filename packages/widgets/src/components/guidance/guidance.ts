import { ContextProvider } from '@lit/context';
import type { Session } from '@regen-cds/engine';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { guidanceContext, type Guidance } from '../../elements/guidance-context.js';
import { printOnly } from '../../elements/print.js';
import { SessionElement } from '../../elements/session-element.js';
import { switchedBlock } from '../../elements/switched.js';
import { register } from '../../registration.js';

const styles = css`
  /* The page between the widgets stays the host's. */
  :host {
    font-size: inherit !important;
  }
  .widget {
    font-size: max(1em, 16px);
  }
`;

/**
 * Loads one rule set and serves one session to the widgets inside it, so that a question is answered once and an answer given in
 * one of them changes the others. It draws nothing of its own but the notice that the chart changed. A widget inside that names
 * its own rule set or session goes its own way.
 *
 * @summary One rule set and one session for the widgets inside.
 * @slot - The widgets, and whatever the page puts around them.
 * @fires regen-decision - The decision changed, whoever caused it; once per change for all widgets inside.
 */
export class RegenGuidance extends SessionElement {
  static override styles = [...SessionElement.styles, styles];

  /** Registers the element, unless the tag is taken. */
  static define(tag = 'regen-guidance', registry = customElements): void {
    register(tag, RegenGuidance, registry);
  }

  readonly #provider: ContextProvider<typeof guidanceContext>;
  #epoch = 0;

  constructor() {
    super();
    this.#provider = new ContextProvider(this, { context: guidanceContext, initialValue: this.#guidance });
  }

  /** The session it serves; null while there is none. */
  get activeSession(): Session | null {
    return this.switched ? null : this.sessions.current;
  }

  /** Clears every answer, and what is kept of them in every widget, and begins again. */
  reset(): void {
    this.sessions.current?.clear();
    this.beginAnew();
    this.requestUpdate();
  }

  /** Opens the print dialogue for the widgets inside. */
  print(): void {
    printOnly(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('session') && !changed.has('subject')) this.beginAnew();
    this.loadRules();
    const { state } = this.rules;
    if (state.kind === 'ready' && !this.switched) this.syncSession(state.ruleSet, this.session);
    this.#provide();
  }

  protected override updated(): void {
    if (this.rules.state.kind === 'ready') this.sessions.publish();
  }

  protected override render(): TemplateResult {
    const messages = this.messages;
    return html`${
        this.switched
          ? html`<div class="widget" lang=${messages.lang}>${switchedBlock(messages, this.handleStart)}</div>`
          : html`<slot></slot>`
      }
      <div class="hidden" aria-live="assertive">${this.live.text.assertive}</div>`;
  }

  get #guidance(): Guidance {
    const { state } = this.rules;
    const session = this.activeSession;
    return {
      // Never a rule set without its session: a widget would begin one of its own.
      state: state.kind === 'ready' && !session ? { kind: 'none' } : state,
      session,
      audience: this.audience,
      lang: this.lang,
      epoch: this.#epoch,
      retry: this.#handleRetry,
    };
  }

  #provide(): void {
    const before = this.#provider.value;
    const next = this.#guidance;
    const isSame = (Object.keys(next) as (keyof Guidance)[]).every((key) => before[key] === next[key]);
    if (!isSame) this.#provider.setValue(next);
  }

  protected override beginAnew(): void {
    this.#epoch += 1;
    this.live.clear();
  }

  readonly #handleRetry = (): void => this.rules.retry();
}
