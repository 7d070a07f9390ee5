/** Cases run against their rule set: what was expected and what was found. */
import { contentTruths, evaluate, type Decision, type RuleSet } from '@regen-cds/engine';
import type { CaseFile, Expectation, TestCase } from './case-file.js';

export interface CaseRun {
  case: TestCase;
  decision: Decision;
  /** What differs, in words; empty when the case holds. */
  failures: string[];
}

type Found = Readonly<Record<string, unknown>>;

const FOUND: Readonly<Record<keyof Expectation, (decision: Decision, ruleSet: RuleSet) => Found>> = {
  criteria: ({ criteria }) => Object.fromEntries(criteria.map(({ id, truth }) => [id, truth])),
  modalities: ({ modalities }) => Object.fromEntries(modalities.map(({ modality, status }) => [modality, status])),
  soFar: ({ modalities }) => Object.fromEntries(modalities.map(({ modality, soFar }) => [modality, soFar])),
  derived: ({ derived }) =>
    Object.fromEntries(Object.entries(derived).map(([name, value]) => [name, 'value' in value ? value.value : value])),
  content: (decision, ruleSet) => Object.fromEntries(contentTruths(decision, ruleSet)),
};

const WORD: Readonly<Record<string, string>> = { true: 'met', false: 'not met', null: 'unknown' };
const word = (value: unknown): string => WORD[String(value)] ?? JSON.stringify(value);

/** Equal as JSON; the two ends of an interval may be written in either order. */
const isEqual = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length && left.every(([key, value]) => isEqual(value, (b as Record<string, unknown>)[key]))
  );
};

const failuresOf = ({ expect }: TestCase, decision: Decision, ruleSet: RuleSet): string[] => {
  if (decision.withheld)
    return [`the decision is withheld (${decision.withheld.code} at ${decision.withheld.criterion})`];
  return (Object.keys(expect) as (keyof Expectation)[]).flatMap((part) => {
    const found = FOUND[part](decision, ruleSet);
    return Object.entries(expect[part] ?? {}).flatMap(([id, wanted]) => {
      if (!Object.hasOwn(found, id)) return [`there is no ${part} "${id}" in this version`];
      return isEqual(found[id], wanted) ? [] : [`${id} is ${word(found[id])}, expected ${word(wanted)}`];
    });
  });
};

/** Runs every case. A case that still waits for a reviewer is run like the others; whoever counts leaves it out. */
export const runCases = (ruleSet: RuleSet, { asOf, cases }: CaseFile): CaseRun[] =>
  cases.map((one) => {
    const decision = evaluate(ruleSet, one.facts, { asOf: one.asOf ?? asOf });
    return { case: one, decision, failures: failuresOf(one, decision, ruleSet) };
  });
