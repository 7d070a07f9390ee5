import { ContextConsumer } from '@lit/context';
import {
  createReceipt,
  explain,
  narrate,
  type Decision,
  type Explanation,
  type Facts,
  type Narrator,
  type RuleSet,
  type Session,
} from '@regen-cds/engine';
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LiveRegionController } from '../controllers/live-region.js';
import { ThemeController, themeProbe } from '../controllers/theme.js';
import { RuleSetController, type RuleSetState } from '../controllers/rule-set.js';
import { SessionController } from '../controllers/session.js';
import { WaitingController } from '../controllers/waiting.js';
import { RegenErrorEvent, RegenReadyEvent } from '../events.js';
import { messagesFor, type Messages } from '../i18n/messages.js';
import { languageName } from '../i18n/language-name.js';
import { icon } from '../icons.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { VERSION } from '../version.js';
import { footer } from './footer.js';
import { guidanceContext, type Guidance } from './guidance-context.js';
import { printOnly } from './print.js';
import { refusalOf, withheldOf, type Refusal } from './refusal.js';
import { switchedBlock } from './switched.js';
import { today } from './today.js';

interface Fault {
  code: string;
  message: string;
  title: string;
}

export type Audience = 'clinician' | 'patient';

/** Everything a screen is drawn from, once a rule set is loaded and nothing is withheld. */
export interface Scene {
  ruleSet: RuleSet;
  session: Session;
  decision: Decision;
  explanation: Explanation;
  narrator: Narrator;
  messages: Messages;
  isPatient: boolean;
}

/**
 * What the elements have in common: the attributes, the rule set and the session behind them, the states in which there is no
 * guidance, and the frame around what a subclass draws.
 */
export abstract class RegenElement extends LitElement {
  static readonly version: string = VERSION;
  static override styles = [tokens, base, themeProbe];
  static override properties: PropertyDeclarations = {
    ruleSet: { attribute: 'rule-set' },
    integrity: {},
    rulesLock: { attribute: 'rules-lock' },
    allowDraft: { type: Boolean, attribute: 'allow-draft' },
    lang: {},
    audience: {},
    jurisdiction: {},
    asOf: { attribute: 'as-of' },
    density: { reflect: true },
    modality: {},
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
  /** Language of interface and content: exact tag, then language, then the first locale of the rule set. */
  declare lang: string;
  /** Who reads: `patient` or `clinician`. */
  declare audience: Audience;
  /** Place of treatment, as the rule set names it: `US-CA`. */
  declare jurisdiction: string;
  /** Day of use, `yyyy-mm-dd`. Default: today. */
  declare asOf: string;
  /** `comfortable` or `compact`. */
  declare density: string;
  /** The option in focus, by its id. */
  declare modality: string;
  /** What is known already, by fact name. Merged; never replaces what the person answered. */
  declare facts: Facts;
  /** Whom the facts are about. A change clears everything at once. */
  declare subject: string | null;
  /** A session to share with other elements. */
  declare session: Session | null;

  protected readonly live = new LiveRegionController(this);
  readonly #rules = new RuleSetController(this);
  readonly #sessions = new SessionController(this);
  readonly #waiting = new WaitingController(this, () => this.#isWaiting);
  readonly #guidance = new ContextConsumer(this, {
    context: guidanceContext,
    subscribe: true,
    callback: () => {
      if (this.hasUpdated && this.#isNewEpoch) this.performUpdate();
    },
  });
  #epoch = 0;
  #ready: RuleSet | null = null;
  #fault: Fault | null = null;
  #lang = '';
  #reported = '';
  #switched = false;
  #saidLoading = false;
  #today = today();
  #scene: Scene | null = null;

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
    this.density = 'comfortable';
    this.modality = '';
    this.facts = {};
    this.subject = null;
    this.session = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('context-provider', this.#handleProvider);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('context-provider', this.#handleProvider);
  }

  /** What the subclass shows; drawn between the notices and the basis. */
  protected abstract renderContent(scene: Scene): TemplateResult;

  /** Called before a scene is drawn: the place for state that follows the decision. */
  protected prepare(_scene: Scene): void {
    // Most elements keep none.
  }

  /** Called when everything about the patient must go. */
  protected forget(): void {
    // Most elements keep nothing of their own.
  }

  /** The session behind what is on screen, with its rule set and its decision; null while there is none. */
  get activeSession(): Session | null {
    return this.#scene?.session ?? null;
  }

  protected get isPatient(): boolean {
    return this.#audience !== 'clinician';
  }

  protected get scene(): Scene | null {
    return this.#scene;
  }

  protected get messages(): Messages {
    return this.#scene?.messages ?? messagesFor(this.#language);
  }

  protected get day(): string {
    return this.asOf || this.#today;
  }

  /** Clears every answer and begins again. */
  reset(): void {
    this.#sessions.current?.clear();
    this.forget();
    this.live.clear();
    this.requestUpdate();
  }

  /**
   * The decision on screen as canonical JSON (RFC 8785), to be kept and replayed; null while there is none. The element stores
   * nothing: to resume later, a host keeps it and sets `facts` again.
   */
  getReceipt(): string | null {
    const { decision } = this.#scene ?? {};
    return decision ? createReceipt(decision) : null;
  }

  /** Opens the print dialogue for this element alone. */
  print(): void {
    printOnly(this, this.running);
  }

  /** What stands on each printed page: title, day, rules and the strip of rules that are not for use. */
  protected get running(): string {
    const { explanation, messages } = this.#scene ?? {};
    if (!explanation || !messages) return '';
    const { title, asOf, ruleSet, experimental } = explanation;
    const strip = ruleSet.status === 'draft' ? messages.draft(ruleSet.version) : experimental;
    return [title, asOf, messages.rules(ruleSet.version), strip].filter(Boolean).join(' · ');
  }

  /** A new subject blanks the screen at once, not with the next frame. */
  override requestUpdate(name?: PropertyKey, ...rest: [unknown?, object?]): void {
    super.requestUpdate(name, ...rest);
    if (name === 'subject' && this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject') && this.hasUpdated) this.#switchSubject(changed.has('facts'));
    const isOthers =
      changed.has('session') && this.hasUpdated && changed.get('session')?.subject !== this.session?.subject;
    if (this.#isNewEpoch || isOthers) this.#beginAnew();
    if (!this.#shared) this.#load();
    this.#scene = this.#switched ? null : this.#setScene();
    if (this.#scene) this.prepare(this.#scene);
    this.#announceLanguage();
    this.#fault = this.#findFault();
    if (this.#fault && this.#fault.code !== this.#reported) this.live.say(this.#fault.title, 'assertive');
    const isLoading = this.#isWaiting && this.#isSlow;
    if (isLoading && !this.#saidLoading) this.live.say(this.messages.loading);
    this.#saidLoading = isLoading;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { ruleSet, decision } = this.#scene ?? {};
    if (ruleSet && decision && this.#ready !== ruleSet) {
      this.#ready = ruleSet;
      this.dispatchEvent(new RegenReadyEvent(decision.ruleSet));
    }
    const { code = '', message = '' } = this.#fault ?? {};
    if (code !== '' && code !== this.#reported) this.dispatchEvent(new RegenErrorEvent(code, message));
    this.#reported = code;
    if (this.#scene) this.#sessions.publish();
  }

  protected override render(): TemplateResult {
    const scene = this.#scene;
    const { messages } = this;
    return html`<section
      class="widget ${this.density === 'compact' ? 'compact' : ''} ${this.#isBare ? 'waiting' : ''}"
      lang=${scene?.narrator.lang ?? messages.lang}
    >
      ${this.#switched ? switchedBlock(this.messages, this.#handleStart) : scene ? this.#renderScene(scene) : this.#renderWaiting()}
      <div class="hidden" aria-live="polite">${this.live.text.polite}</div>
      <div class="hidden" aria-live="assertive">${this.live.text.assertive}</div>
    </section>`;
  }

  get #shared(): Guidance | undefined {
    return this.ruleSet === null && this.session === null ? this.#guidance.value : undefined;
  }

  get #isNewEpoch(): boolean {
    return (this.#shared?.epoch ?? this.#epoch) !== this.#epoch;
  }

  get #audience(): Audience {
    const shared = this.#shared;
    return shared && !this.hasAttribute('audience') && this.audience === 'patient' ? shared.audience : this.audience;
  }

  get #language(): string {
    const near = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    return [this.lang, this.#shared?.lang, near.lang, 'en'].find(Boolean) ?? 'en';
  }

  get #state(): RuleSetState {
    return this.#shared?.state ?? this.#rules.state;
  }

  /** Nothing of its own is on screen yet, but for the words that it is loading. */
  get #isWaiting(): boolean {
    const state = this.#state;
    return !this.#scene && !this.#switched && (state.kind === 'none' || (state.kind === 'loading' && !state.slow));
  }

  /** Loading takes so long that it is said. */
  get #isSlow(): boolean {
    const state = this.#state;
    return state.kind === 'loading' && state.shown;
  }

  /** What the host put inside the tag stands there without a frame, as it did before. */
  get #isBare(): boolean {
    return this.#isWaiting && (!this.#isSlow || this.#waiting.hasContent);
  }

  #load(): void {
    this.#rules.load({
      source: this.ruleSet ?? this.session?.ruleSet ?? null,
      integrity: this.integrity,
      lock: this.rulesLock,
      allowDraft: this.allowDraft,
      asOf: this.day,
    });
  }

  #switchSubject(hasOwnFacts: boolean): void {
    // Facts that did not come with the new subject are the previous one's.
    if (!hasOwnFacts) this.facts = {};
    const had = this.#scene !== null || this.#switched;
    this.#beginAnew();
    if (!had) return;
    this.#switched = true;
    this.live.say(this.messages.subjectChangedLive, 'assertive');
  }

  /** Nothing about the person stays. */
  #beginAnew(): void {
    this.#epoch = this.#shared?.epoch ?? this.#epoch;
    this.#sessions.forget();
    this.forget();
    this.live.clear();
    this.#scene = null;
  }

  #setScene(): Scene | null {
    const state = this.#state;
    if (state.kind !== 'ready') return null;
    const { ruleSet } = state;
    const shared = this.#shared;
    this.#sessions.sync({
      ruleSet,
      given: shared ? shared.session : this.session,
      asOf: this.day,
      subject: this.subject,
      facts: this.facts,
      jurisdiction: this.jurisdiction,
    });
    const session = this.#sessions.current;
    if (!session) return null;
    const audience = this.#audience;
    const lang = this.#language;
    const { decision } = session;
    const before = this.#scene;
    const narrator = narrate(ruleSet, { lang, audience });
    const same =
      before?.decision === decision &&
      before.explanation.lang === narrator.lang &&
      before.explanation.audience === audience;
    if (before && same) return before;
    const explanation = explain(decision, ruleSet, { lang, audience });
    return {
      ruleSet,
      session,
      decision,
      explanation,
      narrator,
      messages: messagesFor(narrator.lang),
      isPatient: audience !== 'clinician',
    };
  }

  /** Says a change of language in the new one. */
  #announceLanguage(): void {
    const lang = this.#scene?.narrator.lang ?? '';
    if (lang !== '' && this.#lang !== '' && lang !== this.#lang)
      this.live.say(this.messages.languageNow(languageName(lang)));
    if (lang !== '') this.#lang = lang;
  }

  /** Why there is no guidance: for the event, and the title that is announced. */
  #findFault(): Fault | null {
    const state = this.#state;
    const { messages } = this;
    if (state.kind === 'failed')
      return { code: state.code, message: state.message, title: refusalOf(state.code, this.isPatient, messages).title };
    if (state.kind === 'loading' && state.slow)
      return {
        code: 'rule-set-timeout',
        message: 'The rule set has not arrived for 10 seconds. It is shown as soon as it does.',
        title: messages.slow,
      };
    const withheld = this.#scene?.decision.withheld;
    if (!withheld) return null;
    const { code, criterion } = withheld;
    const { title } = withheldOf(code, criterion, this.isPatient, messages);
    return {
      code,
      message: `Two evaluations of ${criterion} disagree. Report it with the version and the facts.`,
      title,
    };
  }

  #renderScene(scene: Scene): TemplateResult {
    const { explanation, messages, isPatient, decision } = scene;
    const { notices, experimental, ruleSet, withheld } = explanation;
    const strip = ruleSet.status === 'draft' ? messages.draft(ruleSet.version) : experimental;
    return html`${notices.map(
      ({ title, text }) =>
        html`<div class="notice" role="note" part="notice">
          <b>${title}</b>
          <p class="small">${text}</p>
        </div>`,
    )}
    ${strip === null ? nothing : html`<div class="draft" role="note">${icon('caution')}<span>${strip}</span></div>`}
    ${
      withheld
        ? this.#renderRefusal(withheldOf(withheld.code, decision.withheld?.criterion ?? '', isPatient, messages))
        : this.renderContent(scene)
    }
    ${footer(scene)}`;
  }

  #renderWaiting(): TemplateResult {
    const state = this.#state;
    const { messages } = this;
    switch (state.kind) {
      case 'failed':
        return html`${this.#renderRefusal(refusalOf(state.code, this.isPatient, messages))}
          <div class="row retry"><button @click=${this.#handleRetry}>${messages.retry}</button></div>
          <slot></slot>`;
      case 'loading':
        if (state.slow)
          return html`<div class="pad stack">
            <h2>${messages.slow}</h2>
            <p>${messages.slowText}</p>
            <div class="row"><button class="primary" @click=${this.#handleRetry}>${messages.retry}</button></div>
            <p class="code">rule-set-timeout</p>
            <slot></slot>
          </div>`;
        return html`<slot></slot>${
            state.shown
              ? html`<div class="pad" aria-busy="true">
                  <b>${messages.loading}</b>
                  <div class="bone"></div>
                  <div class="bone"></div>
                  <div class="bone tall"></div>
                  <div class="bone tall"></div>
                </div>`
              : nothing
          }`;
      default:
        return html`<slot></slot>`;
    }
  }

  #renderRefusal({ icon: name, title, text, code }: Refusal): TemplateResult {
    return html`<div class="strip bare ${code === null ? 'tone-plain' : 'tone-stop'}">
      ${icon(name)}
      <h2>${title}</h2>
      <p>${text}</p>
      ${code === null ? nothing : html`<p class="code">${code}</p>`}
    </div>`;
  }

  /** A wrapper that is defined after this element missed its request, and says when it is there. */
  readonly #handleProvider = (): void => {
    if (!this.#guidance.value) this.#guidance.hostConnected();
  };

  readonly #handleRetry = (): void => {
    this.#reported = '';
    if (this.#shared) this.#shared.retry();
    else this.#rules.retry();
  };

  readonly #handleStart = (): void => {
    this.#switched = false;
    this.requestUpdate();
  };
}
