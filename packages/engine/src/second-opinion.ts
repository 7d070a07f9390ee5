/**
 * The second opinion: stock json-logic-js evaluates every condition whose facts are all known. It is another program by
 * other people; where it disagrees, one of the two is wrong and no guidance is given (DESIGN, section 5).
 */
import jsonLogic from 'json-logic-js';
import type { FactValue } from './decision-model.js';
import type { Slot, State } from './expression.js';
import { round } from './interval.js';
import type { CompiledCriterion, CompiledDerived } from './program.js';

/** Known facts and derived values by name, as json-logic-js reads them. */
export type PlainFacts = Record<string, FactValue>;

type Rule = Parameters<typeof jsonLogic.apply>[0];

const isSettled = (slot: Slot, state: State, data: PlainFacts): boolean =>
  Object.hasOwn(data, slot.name) && (slot.type !== 'codes' || state.complete[slot.index] === true);

const ask = (rule: unknown, data: PlainFacts): unknown => {
  try {
    return jsonLogic.apply(rule as Rule, data) as unknown;
  } catch {
    return undefined;
  }
};

/** Whether json-logic-js agrees; true also where it cannot be asked. */
export const agreesOnCriterion = (
  criterion: CompiledCriterion,
  truth: boolean | null,
  state: State,
  data: PlainFacts,
): boolean => {
  if (truth === null || !criterion.slots.every((slot) => isSettled(slot, state, data))) return true;
  return ask(criterion.definition.when, data) === truth;
};

export const agreesOnDerived = (derived: CompiledDerived, state: State, data: PlainFacts): boolean => {
  const { compute, decimals, slot, reads } = derived;
  if (compute.kind === 'date' || !reads.every((read) => isSettled(read, state, data))) return true;
  const value = ask(compute.rule, data);
  return typeof value === 'number' && round(value, decimals) === state.lo[slot.index];
};
