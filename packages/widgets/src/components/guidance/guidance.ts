import { ContextProvider } from '@lit/context';
import type { Facts, RuleSet, Session } from '@regen-cds/engine';
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LiveRegionController } from '../../controllers/live-region.js';
import { RuleSetController } from '../../controllers/rule-set.js';
import { SessionController } from '../../controllers/session.js';
import { ThemeController, themeProbe } from '../../controllers/theme.js';
import { guidanceContext, type Guidance } from '../../elements/guidance-context.js';
import { printOnly } from '../../elements/print.js';
import type { Audience } from '../../elements/regen-element.js';
import { switchedBlock } from '../../elements/switched.js';
import { today } from '../../elements/today.js';
import { messagesFor, type Messages } from '../../i18n/messages.js';
import { register } from '../../registration.js';
import { base } from '../../styles/base.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { VERSION } from '../../version.js';

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
export class RegenGuidance extends LitElement {
  static readonly version: string = VERSION;
  static override styles = [tokens, base, themeProbe, styles];
  static override properties: PropertyDeclarations = {
    ruleSet: { attribute: 'rule-set' },
    integrity: {},
    rulesLock: { attribute: 'rules-lock' },
    allowDraft: { type: Boolean, attribute: 'allow-draft' },
    lang: {},
    audience: {},
    jurisdiction: {},
    asOf: { attribute: 'as-of' },
    facts: { attribute: false },
    subject: { attribute: false },
    session: { attribute: false },
  };

  /** Address of a rule set, resolved like `src`; or a `RuleSet` that is already loaded. */
  declare ruleSet: string | RuleSet | null;
  /** Digest the file must have: `sha384-…`. */
  declare integrity: string;
  /** Address of `rules.lock.json`, in which recalled versions are named. */
  declare rulesLock: string;
  /** Shows draft rules, for authors. */
  declare allowDraft: boolean;
  /** Language of the widgets that name none. */
  declare lang: string;
  /** Audience of the widgets that name none: `patient` or `clinician`. */
  declare audience: Audience;
  /** Place of treatment, as the rule set names it: `US-CA`. */
  declare jurisdiction: string;
  /** Day of use, `yyyy-mm-dd`. Default: today. */
  declare asOf: string;
  /** What is known already, by fact name. Merged; never replaces what the person answered. */
  declare facts: Facts;
  /** Whom the facts are about. A change clears everything in every widget at once. */
  declare subject: string | null;
  /** A session to share with widgets that stand elsewhere. */
  declare session: Session | null;

  /** Registers the element, unless the tag is taken. */
  static define(tag = 'regen-guidance', registry = customElements): void {
    register(tag, RegenGuidance, registry);
  }

  readonly #live = new LiveRegionController(this);
  readonly #rules = new RuleSetController(this);
  readonly #sessions = new SessionController(this);
  readonly #today = today();
  readonly #provider: ContextProvider<typeof guidanceContext>;
  #epoch = 0;
  #switched = false;

  constructor() {
    super();
    new ThemeController(this);
    this.ruleSet = null;
    this.integrity = '';
    this.rulesLock = '';
    this.allowDraft = false;
    this.audience = 'patient';
    this.jurisdiction = '';
    this.asOf = '';
    this.facts = {};
    this.subject = null;
    this.session = null;
    this.#provider = new ContextProvider(this, { context: guidanceContext, initialValue: this.#guidance });
  }

  /** The session it serves; null while there is none. */
  get activeSession(): Session | null {
    return this.#switched ? null : this.#sessions.current;
  }

  /** Clears every answer, and what is kept of them in every widget, and begins again. */
  reset(): void {
    this.#sessions.current?.clear();
    this.#beginAnew();
    this.requestUpdate();
  }

  /** Opens the print dialogue for the widgets inside. */
  print(): void {
    printOnly(this);
  }

  /** A new subject blanks the widgets at once, not with the next frame. */
  override requestUpdate(name?: PropertyKey, ...rest: [unknown?, object?]): void {
    super.requestUpdate(name, ...rest);
    if (name === 'subject' && this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('subject')) this.#switchSubject(changed.has('facts'));
    else if (this.hasUpdated && changed.has('session')) this.#beginAnew();
    const { ruleSet, session, integrity, rulesLock: lock, allowDraft, subject, facts, jurisdiction } = this;
    const asOf = this.asOf || this.#today;
    this.#rules.load({ source: ruleSet ?? session?.ruleSet ?? null, integrity, lock, allowDraft, asOf });
    const { state } = this.#rules;
    if (state.kind === 'ready' && !this.#switched)
      this.#sessions.sync({ ruleSet: state.ruleSet, given: session, asOf, subject, facts, jurisdiction });
    this.#provide();
  }

  protected override updated(): void {
    if (this.#rules.state.kind === 'ready') this.#sessions.publish();
  }

  protected override render(): TemplateResult {
    const messages = this.#messages;
    return html`${
        this.#switched
          ? html`<div class="widget" lang=${messages.lang}>${switchedBlock(messages, this.#handleStart)}</div>`
          : html`<slot></slot>`
      }
      <div class="hidden" aria-live="assertive">${this.#live.text.assertive}</div>`;
  }

  get #messages(): Messages {
    const near = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    return messagesFor(this.lang || near.lang);
  }

  get #guidance(): Guidance {
    const { state } = this.#rules;
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

  #beginAnew(): void {
    this.#epoch += 1;
    this.#live.clear();
  }

  #switchSubject(hasOwnFacts: boolean): void {
    // Facts that did not come with the new subject are the previous one's.
    if (!hasOwnFacts) this.facts = {};
    const had = this.#sessions.current !== null;
    this.#sessions.forget();
    this.#beginAnew();
    if (!had && !this.#switched) return;
    this.#switched = true;
    this.#live.say(this.#messages.subjectChangedLive, 'assertive');
  }

  readonly #handleRetry = (): void => this.#rules.retry();

  readonly #handleStart = (): void => {
    this.#switched = false;
    this.requestUpdate();
  };
}
