/** Witness patients: found by the search, made as small as they can be, confirmed by the engine and by json-logic-js. */
import { evaluate, type RuleSet, type Status } from '@regen-cds/engine';
import { statusesByJsonLogic } from '../json-logic.js';
import { factsOf, stateOfFacts, type PatientFacts } from '../model/patient.js';
import type { Space } from '../model/space.js';
import { regionsOf } from '../model/term.js';

/** The patient without what is not needed for `holds`. Facts are tried in the order of the rule set. */
export const smallest = (facts: PatientFacts, holds: (facts: PatientFacts) => boolean): PatientFacts => {
  let kept = facts;
  for (const name of Object.keys(facts)) {
    const { [name]: _, ...without } = kept;
    if (holds(without)) kept = without;
  }
  return kept;
};

/** The same patient with a value for every fact: for programs that know no unknowns. Nothing that is decided changes by it. */
export const completed = (space: Space, facts: PatientFacts): PatientFacts => {
  const state = stateOfFacts(space, facts);
  const open = space.terms.filter(({ index, kind }) => kind !== 'calculated' && state.lo[index] !== state.hi[index]);
  const choices = new Map(open.map((term) => [term, regionsOf(term)[0]?.value ?? term.lo]));
  return { ...factsOf(space, choices), ...facts };
};

/** Where one modality stands by the engine; null where the decision is withheld. */
export const statusByEngine = (ruleSet: RuleSet, modality: string, facts: PatientFacts, asOf: string): Status | null =>
  evaluate(ruleSet, facts, { asOf }).modalities.find((one) => one.modality === modality)?.status ?? null;

/** Whether json-logic-js gives the status too. */
export const agreesWithJsonLogic = (
  space: Space,
  ruleSet: RuleSet,
  modality: string,
  facts: PatientFacts,
  status: Status,
): boolean => statusesByJsonLogic(ruleSet, completed(space, facts), space.asOf).get(modality) === status;
