import type { Kind, Status } from './vocabulary.js';

/** Three-valued truth (strong Kleene logic): met, not met, unknown. */
export type Truth = true | false | null;

/** Where a value came from, in the codes of HL7 Da Vinci DTR `information-origin`. */
export const ORIGINS = ['manual', 'auto-client', 'auto-server', 'override'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Why a fact has no value. Only the first three can be said by a person; the others are found by the engine. */
export const UNKNOWN_REASONS = [
  'not-asked',
  'not-known',
  'declined',
  'stale',
  'out-of-range',
  'conflict',
  'unit',
  'invalid',
  'fault',
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** A JSON value a fact can have: boolean, number, code, list of codes, or a day as `yyyy-mm-dd`. */
export type FactValue = boolean | number | string | readonly string[];

/** One observation of a fact, as it was given. */
export interface Observation {
  value: unknown;
  /** UCUM unit; absent: the fact's own. */
  unit?: string | undefined;
  /** Absent: `manual`. */
  origin?: Origin | undefined;
  /** Day or instant of the observation, ISO 8601. A manual value without one is of `asOf`. */
  observed?: string | undefined;
  /** Whether a list holds everything. Absent: true for what a person answered, false for what a chart gave. */
  complete?: boolean | undefined;
}

/** Said not to be known: it has no value, whatever a chart says. */
export interface SaidUnknown {
  unknown: UnknownReason;
}

/** What `evaluate` and `createSession` accept for one fact. */
export type FactInput = FactValue | Observation | SaidUnknown | readonly Observation[];
export type Facts = Readonly<Record<string, unknown>>;

export interface KnownFact {
  value: FactValue;
  unit?: string;
  origin: Origin;
  observed?: string;
  complete?: boolean;
  /** Observations that were set aside for this one. */
  observations?: Observation[];
}

export interface UnknownFact {
  reason: UnknownReason;
  /** What was found and could not be used. */
  observations?: Observation[];
}

export interface CriterionResult {
  id: string;
  kind: Kind;
  truth: Truth;
  /** Every fact the condition reads, through derived values too. */
  reads: string[];
  /** The facts that can still change its truth. */
  open: string[];
}

export interface ModalityDecision {
  modality: string;
  status: Status;
  /** The highest status reached by what is known; equals `status` once nothing open can raise it. */
  soFar: Status;
  /** Criteria that apply to it, in the order of the rule set. */
  criteria: string[];
  /** Facts that can still change its status. */
  open: string[];
}

/** What the rule set says of one patient on one day. Plain JSON. */
export interface Decision {
  ruleSet: { id: string; version: string; digest: string | null };
  engine: string;
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
  subject: string | null;
  /** Set when the second opinion disagreed; then `modalities` and `open` are empty. */
  withheld: { code: string; criterion: string } | null;
  criteria: CriterionResult[];
  modalities: ModalityDecision[];
  /** Facts that can still change a status first, then those that can change a caution, task or note. */
  open: string[];
  facts: Record<string, KnownFact>;
  unknown: Record<string, UnknownFact>;
  derived: Record<string, { value: number } | { min: number; max: number }>;
}
