import { ContextConsumer } from '@lit/context';
import { createReceipt, type RuleSet, type Session } from '@regen-cds/engine';
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { RuleSetState } from '../controllers/rule-set.js';
import { WaitingController } from '../controllers/waiting.js';
import { RegenErrorEvent, RegenReadyEvent } from '../events.js';
import { languageName } from '../i18n/language-name.js';
import type { Messages } from '../i18n/messages.js';
import { footer } from './footer.js';
import { guidanceContext, type Guidance } from './guidance-context.js';
import { noticeBlock, runningText } from './notices.js';
import type { Reader } from './parts.js';
import { printOnly } from './print.js';
import { faultOf, refusalBlock, withheldOf, type Fault } from './refusal.js';
import { sceneOf, type Scene } from './scene.js';
import { SessionElement, type Audience } from './session-element.js';
import { switchedBlock } from './switched.js';
import { urgentBlock } from './urgent.js';
import { waitingBlock } from './waiting.js';

/**
 * What the elements have in common: the attributes, the rule set and the session behind them, the states in which there is no
 * guidance, and the frame around what a subclass draws.
 */
export abstract class RegenElement extends SessionElement {
  static override properties: PropertyDeclarations = {
    ...SessionElement.properties,
    density: { reflect: true },
    modality: {},
  };

  /** `comfortable` or `compact`. */
  declare density: string;
  /** The option in focus, by its id. */
  declare modality: string;

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
  #saidLoading = false;
  #scene: Scene | null = null;
  #focusNext = '';
  #isUrgent = false;

  constructor() {
    super();
    this.density = 'comfortable';
    this.modality = '';
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

  /** The person says that a fact behind an urgent sign is wrong: an answer is taken back, what a chart says is set aside. */
  protected correct(fact: string): void {
    const { session } = this.#scene ?? {};
    if (session?.answered.includes(fact)) session.clear(fact);
    else session?.markUnknown(fact, 'not-asked');
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

  protected override get messages(): Messages {
    return this.#scene?.messages ?? super.messages;
  }

  /** After the next update the focus is on what leads the screen, or on something else: never lost with a button that goes. */
  protected moveFocus(to = '[tabindex="-1"]'): void {
    this.#focusNext = to;
    this.requestUpdate();
  }

  /** Clears every answer and begins again. */
  reset(): void {
    this.sessions.current?.clear();
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
    return this.#scene ? runningText(this.#scene) : '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const isOthers =
      changed.has('session') && this.hasUpdated && changed.get('session')?.subject !== this.session?.subject;
    if (this.#isNewEpoch || isOthers) this.beginAnew();
    if (!this.#shared) this.loadRules();
    this.#scene = this.switched ? null : this.#setScene();
    if (this.#scene) this.prepare(this.#scene);
    this.#announceUrgency();
    this.#announceLanguage();
    this.#fault = faultOf(this.#state, this.#scene?.decision.withheld ?? null, this.#reader);
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
    if (this.#scene) this.sessions.publish();
    const next = this.#focusNext;
    this.#focusNext = '';
    if (next !== '') this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  protected override render(): TemplateResult {
    const scene = this.#scene;
    const { messages } = this;
    return html`<section
      class="widget ${this.density === 'compact' ? 'compact' : ''} ${this.#isBare ? 'waiting' : ''}"
      lang=${scene?.narrator.lang ?? messages.lang}
    >
      ${this.switched ? switchedBlock(this.messages, this.handleStart) : scene ? this.#renderScene(scene) : waitingBlock(this.#state, this.#reader, this.#handleRetry)}
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

  protected override get language(): string {
    return [this.lang, this.#shared?.lang].find(Boolean) ?? super.language;
  }

  get #reader(): Reader {
    const { messages, isPatient } = this;
    return { messages, isPatient };
  }

  get #state(): RuleSetState {
    return this.#shared?.state ?? this.rules.state;
  }

  /** Nothing of its own is on screen yet, but for the words that it is loading. */
  get #isWaiting(): boolean {
    const state = this.#state;
    return !this.#scene && !this.switched && (state.kind === 'none' || (state.kind === 'loading' && !state.slow));
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

  /** Nothing about the person stays. */
  protected override beginAnew(): void {
    this.#epoch = this.#shared?.epoch ?? this.#epoch;
    this.sessions.forget();
    this.forget();
    this.live.clear();
    this.#scene = null;
  }

  #setScene(): Scene | null {
    const state = this.#state;
    if (state.kind !== 'ready') return null;
    const { ruleSet } = state;
    const shared = this.#shared;
    this.syncSession(ruleSet, shared ? shared.session : this.session);
    const session = this.sessions.current;
    if (!session) return null;
    return sceneOf(session, { lang: this.language, audience: this.#audience }, this.#scene);
  }

  /** Says an urgent sign at once. The focus goes to it, and back, where the person is; it is not taken from elsewhere on the page. */
  #announceUrgency(): void {
    const { explanation, messages } = this.#scene ?? {};
    const isUrgent = explanation !== undefined && explanation.urgent.length > 0;
    if (isUrgent === this.#isUrgent) return;
    this.#isUrgent = isUrgent;
    if (this.matches(':focus-within')) this.moveFocus();
    const said = isUrgent ? messages?.urgent[this.isPatient ? 'patient' : 'clinician'] : '';
    this.live.say(said ?? '', 'assertive');
  }

  /** Says a change of language in the new one. */
  #announceLanguage(): void {
    const lang = this.#scene?.narrator.lang ?? '';
    if (lang !== '' && this.#lang !== '' && lang !== this.#lang)
      this.live.say(this.messages.languageNow(languageName(lang)));
    if (lang !== '') this.#lang = lang;
  }

  #renderScene(scene: Scene): TemplateResult {
    const { explanation, messages, isPatient } = scene;
    const { withheld, urgent } = explanation;
    return html`${noticeBlock(scene)}
    ${
      withheld
        ? refusalBlock(withheldOf(withheld.code, withheld.criterion, isPatient, messages))
        : urgent.length > 0
          ? urgentBlock(urgent, scene, this.#handleCorrect)
          : this.renderContent(scene)
    }
    ${footer(scene)}`;
  }

  /** A wrapper that is defined after this element missed its request, and says when it is there. */
  readonly #handleProvider = (): void => {
    if (!this.#guidance.value) this.#guidance.hostConnected();
  };

  readonly #handleCorrect = (fact: string): void => this.correct(fact);

  readonly #handleRetry = (): void => {
    this.#reported = '';
    if (this.#shared) this.#shared.retry();
    else this.rules.retry();
  };
}
