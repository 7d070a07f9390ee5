/** Properties of decisions about random patients under random rule sets. */
import fc from 'fast-check';
import { evaluate, parseRuleSet, type Decision, type RuleSet, type Status } from '../index.js';
import { AS_OF } from './document.js';
import { patients, type Patient } from './rule-sets.js';
import { runs } from './runs.js';

/** Runs a property so often every day, and so often in full. */
export const check = (times: number, holds: (patient: Patient) => void, full = 10_000): void => {
  fc.assert(fc.property(patients(), holds), { numRuns: runs(times, full), endOnFailure: true });
};

interface Opened {
  ruleSet: RuleSet;
  decide: (facts: Record<string, unknown>) => Decision;
  /** About the facts of the patient. */
  decision: Decision;
}

export const open = ({ document, facts }: Patient): Opened => {
  const ruleSet = parseRuleSet(document);
  const decide = (given: Record<string, unknown>): Decision => evaluate(ruleSet, given, { asOf: AS_OF });
  return { ruleSet, decide, decision: decide(facts) };
};

/** Where each modality stands so far. */
export const soFarOf = ({ modalities }: Decision): Record<string, Status> =>
  Object.fromEntries(modalities.map(({ modality, soFar }) => [modality, soFar]));
