/** Which term keeps a condition open: the next one worth choosing. */
import type { Condition } from './condition.js';
import { upper, type Quantity } from './quantity.js';
import { FREE, type State } from './state.js';
import type { Term } from './term.js';

const isFree = (term: Term, state: State): boolean => state.fixed[term.index] === FREE;

const openQuantity = (quantity: Quantity, state: State): Term | null => {
  if (quantity.range(state) === upper.end) return null;
  const { term, tests = [], parts = [] } = quantity;
  if (term && isFree(term, state)) return term;
  for (const test of tests) {
    const found = openTerm(test, state);
    if (found) return found;
  }
  for (const part of parts) {
    const found = openQuantity(part, state);
    if (found) return found;
  }
  return null;
};

/** A free term that can still decide it; null when it is decided, or when nothing free is left. */
export const openTerm = (condition: Condition, state: State): Term | null => {
  if (condition.truth(state) !== 2) return null;
  if (condition.term) return isFree(condition.term, state) ? condition.term : null;
  for (const part of condition.parts) {
    const found = openTerm(part, state);
    if (found) return found;
  }
  for (const quantity of condition.quantities) {
    const found = openQuantity(quantity, state);
    if (found) return found;
  }
  return null;
};
