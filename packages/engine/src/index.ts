/** `@regen-cds/engine`: rule sets in, decisions out. Pure: no DOM, no clock, no network, no global state. */
export { FACT_TYPES, KINDS, STATUSES } from './schema.js';
export { ORIGINS, UNKNOWN_REASONS } from './decision-model.js';
export { DATE_FUNCTION } from './calendar.js';
export { FactError, RuleSetError } from './errors.js';
export { parseRuleSet } from './rule-set.js';
export { loadRuleSet } from './integrity.js';
export { compileCondition } from './compile.js';
export { evaluate } from './decision.js';
export { createSession } from './session.js';
export { nextFact, askableFacts } from './next-fact.js';
export { contentTruths } from './content.js';
export { explain } from './explain.js';
export { narrate } from './narrate.js';
export { definitionOf } from './explain/fact-sentence.js';

export type { Issue } from './errors.js';
export type { RuleSet } from './program.js';
export type { LoadOptions, RulesLock } from './integrity.js';
export type { CompiledCondition } from './compile.js';
export type { FactShape } from './expression.js';
export type { EvaluateOptions } from './decision.js';
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
  FactType,
  FigureDefinition,
  Kind,
  LocalizedText,
  ModalityDefinition,
  Provenance,
  RuleSetDocument,
  StatementDefinition,
  Status,
} from './schema.js';
