import type { Facts, RuleSet, Session } from '@regen-cds/engine';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { LiveRegionController } from '../controllers/live-region.js';
import { RuleSetController } from '../controllers/rule-set.js';
import { SessionController } from '../controllers/session.js';
import { ThemeController, themeProbe } from '../controllers/theme.js';
import { messagesFor, type Messages } from '../i18n/messages.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { VERSION } from '../version.js';
import { today } from './today.js';

export type Audience = 'clinician' | 'patient';

/**
 * What an element with a session has, whether it draws guidance or only serves the session to others: the attributes that name the
 * rules, the reader and what is known, and a subject whose change clears everything at once.
 */
export abstract class SessionElement extends LitElement {
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
  /** What is known already, by fact name. Merged; never replaces what the person answered. */
  declare facts: Facts;
  /** Whom the facts are about. A change clears everything at once. */
  declare subject: string | null;
  /** A session to share with other elements. */
  declare session: Session | null;

  protected readonly live = new LiveRegionController(this);
  protected readonly rules = new RuleSetController(this);
  protected readonly sessions = new SessionController(this);
  /** The subject changed, and nothing about the new one is shown before it is asked for. */
  protected switched = false;
  readonly #today = today();

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
  }

  /** Drops what is kept of the person beside the session. */
  protected abstract beginAnew(): void;

  /** A new subject blanks the screen at once, not with the next frame. */
  override requestUpdate(name?: PropertyKey, ...rest: [unknown?, object?]): void {
    super.requestUpdate(name, ...rest);
    if (name === 'subject' && this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject') && this.hasUpdated) this.#switchSubject(changed.has('facts'));
  }

  /** Language asked for: the element's own, else that of the nearest place that has one. */
  protected get language(): string {
    const near = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    return this.lang || near.lang || 'en';
  }

  protected get messages(): Messages {
    return messagesFor(this.language);
  }

  /** Loads the rules of the attributes, or those of the session given. */
  protected loadRules(): void {
    const { ruleSet, session, integrity, rulesLock: lock, allowDraft } = this;
    this.rules.load({ source: ruleSet ?? session?.ruleSet ?? null, integrity, lock, allowDraft, asOf: this.#day });
  }

  /** Makes the session fit the attributes. */
  protected syncSession(ruleSet: RuleSet, given: Session | null): void {
    const { subject, facts, jurisdiction } = this;
    this.sessions.sync({ ruleSet, given, asOf: this.#day, subject, facts, jurisdiction });
  }

  get #day(): string {
    return this.asOf || this.#today;
  }

  #switchSubject(hasOwnFacts: boolean): void {
    // Facts that did not come with the new subject are the previous one's.
    if (!hasOwnFacts) this.facts = {};
    const had = this.sessions.current !== null || this.switched;
    this.sessions.forget();
    this.beginAnew();
    if (!had) return;
    this.switched = true;
    this.live.say(this.messages.subjectChangedLive, 'assertive');
  }

  /** Ends the notice that the chart changed. */
  protected readonly handleStart = (): void => {
    this.switched = false;
    this.requestUpdate();
  };
}
