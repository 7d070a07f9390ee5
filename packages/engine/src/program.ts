/** A rule set compiled: slots, derived values and criteria, with who reads what. Built once by `parseRuleSet`. */
import type { DATE_FUNCTION } from './calendar.js';
import type { Expression, Slot } from './expression.js';
import type { FactRules } from './facts.js';
import type { Cuts } from './regions.js';
import type { CriterionDefinition, FactDefinition, RuleSetDocument } from './schema.js';

export interface CompiledFact {
  slot: Slot;
  rules: FactRules;
  /** Null for a derived value. */
  definition: FactDefinition | null;
}

export interface CompiledDerived {
  slot: Slot;
  decimals: number | undefined;
  /** Slots it is worked out from, directly. */
  reads: readonly Slot[];
  compute:
    | { kind: 'expression'; node: Expression; rule: unknown }
    | { kind: 'date'; name: keyof typeof DATE_FUNCTION; of: Slot };
}

/** A condition, typed and ready to be evaluated. */
export interface CompiledTest {
  node: Expression;
  /** Slots its condition mentions, derived ones included. */
  slots: readonly Slot[];
  /** No slot is mentioned twice. */
  readOnce: boolean;
  /** Where its literals cut the ranges of those slots. */
  cuts: Cuts;
}

export interface CompiledCriterion extends CompiledTest {
  definition: CriterionDefinition;
  index: number;
  /** Names of the facts it reads, through derived values too, in the order of the rule set. */
  reads: readonly string[];
}

export interface CompiledModality {
  id: string;
  criteria: readonly CompiledCriterion[];
}

export interface Program {
  slots: readonly Slot[];
  /** What can be given, by name: declared facts, `jurisdiction`, and derived values (a given one wins). */
  facts: ReadonlyMap<string, CompiledFact>;
  /** In an order in which each comes after what it reads. */
  derived: readonly CompiledDerived[];
  criteria: readonly CompiledCriterion[];
  /** Conditions of figures and consent blocks, by the id of what they belong to. */
  content: ReadonlyMap<string, CompiledTest>;
  /** Comparators left out. */
  modalities: readonly CompiledModality[];
  /** For each slot: the criteria that mention it. */
  mentionedBy: readonly (readonly CompiledCriterion[])[];
  /** Place of each fact in the document. */
  order: ReadonlyMap<string, number>;
  /** Modalities that each criterion applies to: those it names, else all that are assessed. */
  appliesTo: ReadonlyMap<string, readonly string[]>;
}

/** A rule set that passed every check. Frozen; the same bytes always decide the same. */
export interface RuleSet {
  readonly document: RuleSetDocument;
  /** `sha384-…` of the exact bytes, set by `loadRuleSet`; null after `parseRuleSet`. */
  readonly digest: string | null;
}

const programs = new WeakMap<RuleSet, Program>();

export const attachProgram = (ruleSet: RuleSet, program: Program): RuleSet => {
  programs.set(ruleSet, program);
  return ruleSet;
};

export const programOf = (ruleSet: RuleSet): Program => {
  const program = programs.get(ruleSet);
  if (!program) throw new TypeError('Not a rule set: pass what parseRuleSet or loadRuleSet returned.');
  return program;
};
