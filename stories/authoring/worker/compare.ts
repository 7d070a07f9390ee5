/** What a version changes: in words, for which patients, for which of the cases, and what its number should be. */
import { evaluate, type Facts, type RuleSet } from '@regen-cds/engine';
import { diffRuleSets, type RuleSetDiff, type TestCase } from '../authoring.js';
import { isChanged, standingsOf, type Standing } from './sides.js';

export interface CaseChange {
  id: string;
  title: string;
  standings: readonly Standing[];
}

export interface Witness {
  modality: string;
  /** The patient. */
  facts: Facts;
  /** Of those, the facts that the criteria read which make the difference. */
  telling: readonly string[];
}

export interface Comparison {
  diff: RuleSetDiff;
  cases: { total: number; changed: readonly CaseChange[] };
  /** In the order of `diff.statusChanges`. */
  witnesses: readonly Witness[];
}

const witnessOf = (
  before: RuleSet,
  after: RuleSet,
  { modality, witness: facts }: RuleSetDiff['statusChanges'][number],
  asOf: string,
): Witness => {
  const why = standingsOf(before, after, facts, asOf).find((one) => one.modality === modality)?.why ?? [];
  const reads = [before, after]
    .flatMap((ruleSet) => evaluate(ruleSet, facts, { asOf }).criteria)
    .filter(({ id }) => why.some(({ criterion }) => criterion === id))
    .flatMap(({ reads: names }) => names);
  return { modality, facts, telling: Object.keys(facts).filter((name) => reads.includes(name)) };
};

const caseChanges = (before: RuleSet, after: RuleSet, cases: readonly TestCase[], asOf: string): CaseChange[] =>
  cases.flatMap(({ id, title, facts, asOf: own = asOf }) => {
    const standings = standingsOf(before, after, facts, own).filter(isChanged);
    return standings.length === 0 ? [] : [{ id, title, standings }];
  });

/** @param asOf day of the evaluation of patients and of cases that name none */
export const compare = (before: RuleSet, after: RuleSet, cases: readonly TestCase[], asOf: string): Comparison => {
  const diff = diffRuleSets(before, after, { asOf });
  return {
    diff,
    cases: { total: cases.length, changed: caseChanges(before, after, cases, asOf) },
    witnesses: diff.statusChanges.map((change) => witnessOf(before, after, change, asOf)),
  };
};
