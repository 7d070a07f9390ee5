/**
 * Where the modalities stand by json-logic-js alone: another program by other people, so that a witness never rests on our own reading
 * of a condition. It knows no unknown facts; the patient must be complete.
 */
import jsonLogic from 'json-logic-js';
import { evaluate, type RuleSet, type Status } from '@regen-cds/engine';
import type { PatientFacts } from './model/patient.js';
import { isStronger, RAISES } from './model/statuses.js';

const ask = (rule: unknown, facts: PatientFacts): unknown => jsonLogic.apply(rule as never, facts);

/** Facts with every derived value; those are worked out by the engine, which asks json-logic-js about each (DESIGN, section 5). */
const withDerived = (ruleSet: RuleSet, facts: PatientFacts, asOf: string): PatientFacts => {
  const { derived, facts: known } = evaluate(ruleSet, facts, { asOf });
  const plain = Object.entries(known).map(([name, { value }]) => [name, value] as const);
  const workedOut = Object.entries(derived).flatMap(([name, value]) =>
    'value' in value ? [[name, value.value] as const] : [],
  );
  return Object.fromEntries([...workedOut, ...plain]);
};

/** Truth of every criterion by its id. */
export const truthsByJsonLogic = (ruleSet: RuleSet, facts: PatientFacts, asOf: string): Map<string, boolean> => {
  const all = withDerived(ruleSet, facts, asOf);
  return new Map(ruleSet.document.criteria.map(({ id, when }) => [id, ask(when, all) === true]));
};

/** Status of every modality by its id; comparators are left out. */
export const statusesByJsonLogic = (ruleSet: RuleSet, facts: PatientFacts, asOf: string): Map<string, Status> => {
  const truths = truthsByJsonLogic(ruleSet, facts, asOf);
  const { criteria, modalities } = ruleSet.document;
  return new Map(
    modalities.flatMap(({ id, comparator }) => {
      if (comparator === true) return [];
      const own = criteria.filter(({ appliesTo }) => appliesTo?.includes(id) ?? true);
      const indications = own.filter(({ kind }) => kind === 'indication');
      const missing = indications.length > 0 && indications.every((one) => truths.get(one.id) === false);
      const reached = own.flatMap((one) => {
        const raises = RAISES[one.kind];
        return raises && truths.get(one.id) === raises.met ? [raises.status] : [];
      });
      const start: Status = missing ? 'not-indicated' : 'candidate';
      return [[id, reached.reduce<Status>((a, b) => (isStronger(b, a) ? b : a), start)] as const];
    }),
  );
};
