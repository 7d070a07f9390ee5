import type { Truth } from './decision-model.js';
import { openDictionary } from './dictionary.js';
import { refuse } from './errors.js';
import { isKnown, resolveFact } from './facts.js';
import { truthAt, type State } from './machine.js';
import { compileExpression } from './profile.js';
import { copyOf, enter, type FactShape } from './state.js';
import { supportOf } from './support.js';

/** One condition by itself. */
export interface CompiledCondition {
  /** Truth for these facts; null when they do not decide it. */
  evaluate(facts: Readonly<Record<string, unknown>>): Truth;
  /** The facts that can still change it. */
  open(facts: Readonly<Record<string, unknown>>): string[];
  /** Every fact it reads. */
  reads: string[];
}

/** Day on which bare facts are taken to be observed: a condition by itself has no calendar. */
const NO_DAY = '9999-12-31';

/**
 * Compiles one JSON-logic condition of the rule profile over a dictionary of facts; of each fact it needs only `type`,
 * `unit`, `min`, `max` and `options` (with `code`).
 * @throws RuleSetError with a code and a JSON Pointer into `rule` when it lies outside the profile
 */
export const compileCondition = (rule: unknown, dictionary: Readonly<Record<string, FactShape>>): CompiledCondition => {
  const declared = openDictionary(Object.values(dictionary));
  for (const [name, shape] of Object.entries(dictionary)) {
    const { type, min, max } = shape;
    if ((type === 'integer' || type === 'number') && (typeof min !== 'number' || typeof max !== 'number'))
      refuse('range-missing', [], `"${name}" needs its least and greatest value.`);
    declared.add(name, shape);
  }
  const { node, places } = compileExpression(rule, [], 'boolean', declared);
  const stateFor = (facts: Readonly<Record<string, unknown>>): State => {
    const state = copyOf(declared.code.state);
    for (const place of places) {
      const { name, shape } = place;
      const resolved = resolveFact(Object.hasOwn(facts, name) ? facts[name] : undefined, shape, NO_DAY);
      if (isKnown(resolved)) enter(state, place, resolved.value, resolved.complete);
    }
    return state;
  };
  return {
    evaluate: (facts) => truthAt(stateFor(facts), node.read),
    open: (facts) => supportOf(node, stateFor(facts)).map(({ name }) => name),
    reads: places.map(({ name }) => name),
  };
};
