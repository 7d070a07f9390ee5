/**
 * Active support: the facts that can still change an expression, found by walking only into parts that are unknown.
 * A sound superset of the facts that matter (RULE-PROFILE, section 1.5).
 */
import { isOpen, truthAt, type State } from './machine.js';
import type { Node } from './node.js';
import type { Place } from './state.js';

const isUndecided = ({ is, read }: Node, state: State): boolean =>
  is.size > 0 ? [...is.values()].some((one) => isOpen(state, one)) : isOpen(state, read);

/** The parts that can still bear on a value. Of an `if`, a settled condition leaves out its own branch, or all that comes after it. */
const bearing = ({ op, args }: Node, state: State): readonly Node[] => {
  if (op !== 'if') return args;
  const found: Node[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const [condition, branch] = args.slice(i, i + 2);
    if (condition) found.push(condition);
    const met = condition && branch && truthAt(state, condition.read);
    if (branch && met !== false) found.push(branch);
    if (met === true) break;
  }
  return found;
};

const collect = (part: Node, state: State, into: Set<Place>): void => {
  if (!isUndecided(part, state)) return;
  if (part.place) into.add(part.place);
  for (const inner of bearing(part, state)) collect(inner, state, into);
};

/** The facts and derived values that keep an expression open, in the order of the dictionary; none when it is decided. */
export const supportOf = (part: Node, state: State): Place[] => {
  const found = new Set<Place>();
  collect(part, state, found);
  return [...found].sort((a, b) => a.index - b.index);
};
