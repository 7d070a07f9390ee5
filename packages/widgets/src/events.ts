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

declare global {
  interface HTMLElementEventMap {
    'regen-decision': RegenDecisionEvent;
    'regen-eligibility-answer': RegenEligibilityAnswerEvent;
    'regen-ready': RegenReadyEvent;
    'regen-error': RegenErrorEvent;
  }
}
