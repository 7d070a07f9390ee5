/** What a version changes: in words, for which patients, for which of the cases, and what its number should be. */
import type { Facts, RuleSet } from '@regen-cds/engine';
import {
  diffRuleSets,
  nearestCase,
  type NearCase,
  type Patient,
  type RuleSetDiff,
  type TestCase,
} from '../authoring.js';
import { isChanged, standingsOf, type Standing } from './sides.js';

export interface CaseChange {
  id: string;
  title: string;
  standings: readonly Standing[];
}

/** A patient who shows a change of status. */
export interface Witness {
  facts: Facts;
  /** The case that the patient is like, and in what not; null where none comes near. */
  near: NearCase | null;
}

export interface Comparison {
  diff: RuleSetDiff;
  cases: { total: number; changed: readonly CaseChange[] };
  /** In the order of `diff.statusChanges`. */
  witnesses: readonly Witness[];
}

/** As near to a case as can be: such a patient is easier to imagine than one made of limits. */
const witnessOf = (
  { modality, from, to, witness }: RuleSetDiff['statusChanges'][number],
  cases: readonly Patient[],
  sides: readonly [RuleSet, RuleSet],
  asOf: string,
): Witness => {
  const near = nearestCase(witness, cases, sides, { modality, from, to, asOf });
  const like = cases.find(({ id }) => id === near?.id);
  if (!near || !like) return { facts: witness, near: null };
  const differing = Object.fromEntries(near.differs.map(({ fact, value }) => [fact, value]));
  return { facts: { ...like.facts, ...differing }, near };
};

const caseChanges = (before: RuleSet, after: RuleSet, cases: readonly TestCase[], asOf: string): CaseChange[] =>
  cases.flatMap(({ id, title, facts, asOf: own = asOf }) => {
    const standings = standingsOf(before, after, facts, own).filter(isChanged);
    return standings.length === 0 ? [] : [{ id, title, standings }];
  });

/** @param asOf day of the evaluation of patients and of cases that name none */
export const compare = (before: RuleSet, after: RuleSet, cases: readonly TestCase[], asOf: string): Comparison => {
  const diff = diffRuleSets(before, after, { asOf });
  const dated = cases.map(({ id, facts, asOf: own = asOf }) => ({ id, facts, asOf: own }));
  return {
    diff,
    cases: { total: cases.length, changed: caseChanges(before, after, cases, asOf) },
    witnesses: diff.statusChanges.map((change) => witnessOf(change, dated, [before, after], asOf)),
  };
};
