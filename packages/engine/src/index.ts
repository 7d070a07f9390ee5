/** `@regen-cds/engine`: rule sets in, decisions out. Pure: no DOM, no clock, no network, no global state. */
export { FACT_TYPES, KINDS, STATUSES } from './vocabulary.js';
export { DATE_FUNCTION } from './calendar.js';
export { ORIGINS, UNKNOWN_REASONS } from './decision-model.js';
export { FactError, RuleSetError } from './errors.js';
export { parseRuleSet } from './rule-set.js';
export { loadRuleSet } from './integrity.js';
export { compileCondition } from './condition.js';
export { evaluate } from './decision.js';
export { createSession } from './session.js';
export { nextFact, askableFacts } from './next-fact.js';
export { contentTruths } from './content-truths.js';
export { whatWouldChange } from './would-change.js';
export { createReceipt, replay } from './receipt.js';
export { explain } from './explain.js';
export { explainChanges } from './explain/changes.js';
export { narrate } from './narrate.js';
export { definitionOf } from './explain/values.js';

export type { Issue } from './errors.js';
export type { RuleSet } from './program.js';
export type { LoadOptions, RulesLock } from './integrity.js';
export type { CompiledCondition } from './condition.js';
export type { FactShape } from './state.js';
export type { EvaluateOptions } from './decision.js';
export type { FactChange, WouldChange } from './would-change.js';
export type { Difference, Replay } from './receipt.js';
export type { ExplainOptions } from './narrate.js';
export type { AnswerOptions, Session, SessionOptions } from './session.js';
export type * from './decision-model.js';
export type * from './explain-model.js';
export type {
  AudienceText,
  BlockDefinition,
  ConsentDefinition,
  CitationDefinition,
  CriterionDefinition,
  DerivedDefinition,
  FactDefinition,
  FigureDefinition,
  LocalizedText,
  ModalityDefinition,
  Provenance,
  RuleSetDocument,
  StatementDefinition,
} from './document.js';
export type { FactType, Kind, Status } from './vocabulary.js';
