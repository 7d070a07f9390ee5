/** A rule set compiled: names with their places, and criteria with who reads what. Built once by `parseRuleSet`. */
import type { CriterionResult } from './decision-model.js';
import type { Derivation } from './derivation.js';
import type { FactRules } from './facts.js';
import type { State } from './machine.js';
import type { Expression } from './profile.js';
import type { CriterionDefinition, FactDefinition, RuleSetDocument } from './document.js';
import type { Place } from './state.js';
import type { Deciding } from './status.js';

/** A name that can have a value: a declared fact, `jurisdiction`, or a derived value (a given one wins). */
export interface Entry {
  readonly place: Place;
  /** Its place among the entries. */
  readonly order: number;
  readonly rules: FactRules;
  /** Null for a derived value. */
  readonly definition: FactDefinition | null;
  /** Null for a fact. */
  readonly derivation: Derivation | null;
  /** What it is worked out from, in however many steps, and itself. */
  readonly sources: Entry[];
  /** Derived values to work out again when it changes, in order; itself, where it is one. */
  readonly feeds: Entry[];
  /** Indexes of the criteria that mention it or one of those. */
  readonly affects: number[];
}

export interface CompiledCriterion extends Expression {
  readonly definition: CriterionDefinition;
  readonly index: number;
  /** Names of the facts it reads, through derived values too, in the order of the rule set. */
  readonly reads: readonly string[];
  /** Modalities it applies to: those it names, else all that are assessed. */
  readonly appliesTo: readonly string[];
}

export interface CompiledModality {
  readonly id: string;
  /** Those that apply to it and can give it a status. */
  readonly deciding: readonly Deciding[];
  /** Ids of all that apply to it. */
  readonly criteria: readonly string[];
}

export interface Program {
  /** In the order of the document, derived values last; each comes after what it is worked out from. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Those of them that are worked out. */
  readonly derived: readonly Entry[];
  /** The machine's program, with a state in which nothing is known. */
  readonly blank: State;
  readonly criteria: readonly CompiledCriterion[];
  /** Where each criterion is worked out: many of them are looked at one after the other. */
  readonly addresses: Int32Array;
  /** Their indexes. */
  readonly everything: Int32Array;
  /** The results of each when it is not met and when it is met: nothing in them depends on the patient. */
  readonly settled: readonly CriterionResult[];
  /** Comparators left out. */
  readonly modalities: readonly CompiledModality[];
  /** Conditions of figures and consent blocks, by the id of what they belong to. */
  readonly content: ReadonlyMap<string, Expression>;
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

/** Everything with a name, or nothing, in the order of the document. */
export const inOrder = (names: readonly string[], { entries }: Program): string[] => {
  if (names.length === 0) return [];
  const wanted = new Set(names);
  return [...entries.keys()].filter((name) => wanted.has(name));
};
