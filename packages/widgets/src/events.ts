import type { Decision, FactValue, UnknownReason } from '@regen-cds/engine';

const OUTWARD = { bubbles: true, composed: true } as const;

/** The decision changed, whoever caused it. One event per change, however many elements share the session. */
export class RegenDecisionEvent extends Event {
  static readonly type = 'regen-decision';
  readonly decision: Decision;
  constructor(decision: Decision) {
    super(RegenDecisionEvent.type, OUTWARD);
    this.decision = decision;
  }
}

/** The person answered a question: a value, or null with the reason why there is none. Never fired for what code set. */
export class RegenEligibilityAnswerEvent extends Event {
  static readonly type = 'regen-eligibility-answer';
  readonly fact: string;
  readonly value: FactValue | null;
  readonly unknown: UnknownReason | null;
  constructor(fact: string, value: FactValue | null, unknown: UnknownReason | null) {
    super(RegenEligibilityAnswerEvent.type, OUTWARD);
    this.fact = fact;
    this.value = value;
    this.unknown = unknown;
  }
}

/** A rule set passed every check and is on screen. */
export class RegenReadyEvent extends Event {
  static readonly type = 'regen-ready';
  readonly ruleSet: Decision['ruleSet'];
  constructor(ruleSet: Decision['ruleSet']) {
    super(RegenReadyEvent.type, OUTWARD);
    this.ruleSet = ruleSet;
  }
}

/** No guidance can be given. `code` is stable and for machines; `message` says in English what to do next. */
export class RegenErrorEvent extends Event {
  static readonly type = 'regen-error';
  readonly code: string;
  readonly message: string;
  constructor(code: string, message: string) {
    super(RegenErrorEvent.type, OUTWARD);
    this.code = code;
    this.message = message;
  }
}

/** What the person changed in a comparison. */
export type ComparatorChange = 'modalities' | 'differences' | 'values';

/** A point that was rated: 1 a little, 2 some, 3 a lot; `words` where it is the person's own. */
export interface RatedPoint {
  point: string;
  rating: 1 | 2 | 3;
  words?: string;
}

/** The person chose other options, asked for differences only, or said what matters. Never fired for what code set. */
export class RegenComparatorChangeEvent extends Event {
  static readonly type = 'regen-comparator-change';
  readonly change: ComparatorChange;
  /** Ids of the options that are compared, in the order of the rule set. */
  readonly modalities: readonly string[];
  readonly onlyDifferences: boolean;
  /** What matters most first. It enters neither facts nor decision. */
  readonly values: readonly RatedPoint[];
  constructor(
    change: ComparatorChange,
    modalities: readonly string[],
    onlyDifferences: boolean,
    values: readonly RatedPoint[],
  ) {
    super(RegenComparatorChangeEvent.type, OUTWARD);
    this.change = change;
    this.modalities = modalities;
    this.onlyDifferences = onlyDifferences;
    this.values = values;
  }
}

/** What was explained to a person, what they answered, and what is still unclear to them. It says "explained", never "consented". */
export interface ConsentRecord {
  ruleSet: Decision['ruleSet'];
  subject: string | null;
  /** Id of the option that was explained; null where the rule set has none to choose. */
  modality: string | null;
  lang: string;
  /** Sections that were on screen, each with the instant (ISO 8601) at which it first was. */
  shown: { section: string; at: string }[];
  /** What the person expected, before they saw what trials found. */
  expectation?: string;
  /** What they hope for, in their words. */
  goal?: string;
  teachBack: { question: string; answer: string; correct: boolean }[];
  /** Ids of sections marked as unclear, then the person's own words, a line each. */
  unclear: string[];
}

/** The person went to a section of an explanation. */
export class RegenConsentProgressEvent extends Event {
  static readonly type = 'regen-consent-progress';
  readonly section: string;
  /** Ordinal of the section, from 1, and how many there are. */
  readonly step: number;
  readonly steps: number;
  constructor(section: string, step: number, steps: number) {
    super(RegenConsentProgressEvent.type, OUTWARD);
    this.section = section;
    this.step = step;
    this.steps = steps;
  }
}

/** The person hands over the record of an explanation. */
export class RegenConsentRecordEvent extends Event {
  static readonly type = 'regen-consent-record';
  readonly record: ConsentRecord;
  constructor(record: ConsentRecord) {
    super(RegenConsentRecordEvent.type, OUTWARD);
    this.record = record;
  }
}

declare global {
  interface HTMLElementEventMap {
    'regen-decision': RegenDecisionEvent;
    'regen-eligibility-answer': RegenEligibilityAnswerEvent;
    'regen-comparator-change': RegenComparatorChangeEvent;
    'regen-consent-progress': RegenConsentProgressEvent;
    'regen-consent-record': RegenConsentRecordEvent;
    'regen-ready': RegenReadyEvent;
    'regen-error': RegenErrorEvent;
  }
}
