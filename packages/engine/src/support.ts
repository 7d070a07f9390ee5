/**
 * Active support: the slots that can still change an expression, found by walking only into parts that are unknown.
 * A sound superset of the facts that matter (RULE-PROFILE, section 1.5).
 */
import { upper } from './closures.js';
import type { Expression, State } from './expression.js';

export const isOpen = (node: Expression, state: State): boolean => {
  if (node.type === 'boolean') return node.truth(state) === 2;
  if (node.type === 'codes') {
    const index = node.slot?.index ?? -1;
    return !state.members[index] || !state.complete[index];
  }
  return node.range(state) !== upper.end;
};

/** Adds the slots that keep `node` open; adds nothing when it is decided. */
export const collectSupport = (node: Expression, state: State, into: Set<number>): void => {
  if (!isOpen(node, state)) return;
  if (node.slot && node.args.length === 0) {
    into.add(node.slot.index);
    return;
  }
  if (node.op === 'if') {
    collectChoice(node.args, state, into);
    return;
  }
  if (node.args.length === 3 && (node.op === '<' || node.op === '<=')) {
    collectBetween(node, state, into);
    return;
  }
  for (const part of node.args) collectSupport(part, state, into);
};

/** Conditions that are unknown, and every branch that can still be taken. */
const collectChoice = (args: readonly Expression[], state: State, into: Set<number>): void => {
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [condition, branch] = [args[i], args[i + 1]];
    if (!condition || !branch) return;
    const met = condition.truth(state);
    if (met === 0) continue;
    if (met === 2) collectSupport(condition, state, into);
    collectSupport(branch, state, into);
    if (met === 1) return;
  }
  const last = args.at(-1);
  if (last) collectSupport(last, state, into);
};

/** `a < b < c` is two comparisons: one that is settled lends its operands no weight. */
const collectBetween = ({ op, args }: Expression, state: State, into: Set<number>): void => {
  for (const [i, left] of args.slice(0, -1).entries()) {
    const right = args[i + 1];
    if (!right) return;
    const low = left.range(state);
    const lowEnd = upper.end;
    const high = right.range(state);
    const highEnd = upper.end;
    const met = op === '<' ? lowEnd < high : lowEnd <= high;
    const unmet = op === '<' ? low >= highEnd : low > highEnd;
    if (met || unmet) continue;
    collectSupport(left, state, into);
    collectSupport(right, state, into);
  }
};

/** Every slot an expression mentions. */
export const collectReads = (node: Expression, into: Set<number>): Set<number> => {
  if (node.slot) into.add(node.slot.index);
  for (const part of node.args) collectReads(part, into);
  return into;
};
