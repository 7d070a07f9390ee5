/**
 * Regions: the literals a condition compares a fact with cut its range into points and gaps in which the condition cannot
 * tell two values apart (RULE-PROFILE, section 2). One value stands for each.
 */
import type { Expression, Slot, State } from './expression.js';

/** For each slot a condition mentions: where its range is cut; null where it takes part in arithmetic or meets another fact. */
export type Cuts = ReadonlyMap<number, readonly number[] | null>;

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==', 'in']);

export const cutsOf = (node: Expression): Cuts => {
  const cuts = new Map<number, number[] | null>();
  const spoil = (part: Expression): void => {
    if (part.slot && part.type !== 'boolean') cuts.set(part.slot.index, null);
    for (const inner of part.args) (inner.type === 'boolean' ? visit : spoil)(inner);
  };
  const cut = (slot: Slot, at: readonly number[]): void => {
    const known = cuts.get(slot.index);
    if (known !== null) cuts.set(slot.index, [...(known ?? []), ...at]);
  };
  const visit = (part: Expression): void => {
    const scalars = part.args.filter(({ op }) => op !== 'literal');
    const [only] = scalars;
    const literals = part.args.flatMap(({ op, lo }) => (op === 'literal' ? [lo] : []));
    if (part.slot && part.args.length === 0) cut(part.slot, []);
    else if (
      COMPARISONS.has(part.op) &&
      scalars.length === 1 &&
      only?.slot &&
      only.type !== 'boolean' &&
      only.type !== 'codes'
    )
      cut(only.slot, [...literals, ...(part.set ?? [])]);
    else for (const inner of part.args) (inner.type === 'boolean' ? visit : spoil)(inner);
  };
  visit(node);
  return cuts;
};

/** Whether no slot is mentioned twice: then Kleene logic is already exact and no search can learn more. */
export const isReadOnce = (node: Expression): boolean => {
  const seen = new Set<number>();
  const once = (part: Expression): boolean => {
    if (part.slot) {
      if (seen.has(part.slot.index)) return false;
      seen.add(part.slot.index);
    }
    return part.args.every(once);
  };
  return once(node);
};

/** One value for each region of an unknown slot, within what is still possible; null when it cannot be divided. */
export const representatives = (
  slot: Slot,
  cuts: readonly number[] | null | undefined,
  state: State,
): number[] | null => {
  if (slot.type === 'codes' || !cuts) return null;
  if (slot.type === 'boolean') return [0, 1];
  if (slot.type === 'code') return [...(slot.codes?.values() ?? [])];
  const [lo, hi] = [state.lo[slot.index] ?? NaN, state.hi[slot.index] ?? NaN];
  const points = [...new Set([lo, ...cuts.filter((at) => at > lo && at < hi), hi])].sort((a, b) => a - b);
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (next === undefined) return [point];
    const middle = (point + next) / 2;
    const between = slot.type === 'number' ? middle : Math.floor(middle);
    return between > point && between < next ? [point, between] : [point];
  });
};
