/**
 * The inner loop: each operator of the profile as a closure over its operands. Strong Kleene logic (Kleene, 1952) for truth,
 * intervals for everything that has an order. No code is generated, so it runs where `eval` is forbidden.
 */
import type { Interval } from './interval.js';
import type { Kleene, Slot, State } from './expression.js';

export type Truth3 = (state: State) => Kleene;
/** Returns the lower end and leaves the upper one in `upper.end`: two numbers without an allocation. */
export type Range = (state: State) => number;
export const upper = { end: 0 };

const pack = (interval: Interval): number => {
  upper.end = interval.hi;
  return interval.lo;
};

export const fixedTruth =
  (value: Kleene): Truth3 =>
  () =>
    value;
export const fixedRange =
  (value: number): Range =>
  () =>
    (upper.end = value);

export const readTruth = ({ index }: Slot): Truth3 => {
  return (state) => {
    const low = state.lo[index] as Kleene;
    return low === state.hi[index] ? low : 2;
  };
};
export const readRange = ({ index }: Slot): Range => {
  return (state) => {
    upper.end = state.hi[index] ?? NaN;
    return state.lo[index] ?? NaN;
  };
};

export const not =
  (a: Truth3): Truth3 =>
  (state) => {
    const value = a(state);
    return value === 2 ? 2 : value === 1 ? 0 : 1;
  };

/** `stop` decides the whole: 0 for `and`, 1 for `or`. */
export const fold = (parts: readonly Truth3[], stop: 0 | 1): Truth3 => {
  const rest = stop === 0 ? 1 : 0;
  const [a, b] = parts;
  if (parts.length === 1 && a) return a;
  if (parts.length === 2 && a && b)
    return (state) => {
      const first = a(state);
      if (first === stop) return stop;
      const second = b(state);
      if (second === stop) return stop;
      return first === 2 || second === 2 ? 2 : rest;
    };
  return (state) => {
    let open = false;
    for (const part of parts) {
      const value = part(state);
      if (value === stop) return stop;
      if (value === 2) open = true;
    }
    return open ? 2 : rest;
  };
};

/** `a < b`, or `a <= b` when `equal`. */
export const less =
  (a: Range, b: Range, equal: boolean): Truth3 =>
  (state) => {
    const aLow = a(state);
    const aHigh = upper.end;
    const bLow = b(state);
    const bHigh = upper.end;
    if (equal) return aHigh <= bLow ? 1 : aLow > bHigh ? 0 : 2;
    return aHigh < bLow ? 1 : aLow >= bHigh ? 0 : 2;
  };

/** The commonest condition, one fact against one limit, without the detour over `upper`. */
export const lessThanLimit = ({ index }: Slot, limit: number, equal: boolean): Truth3 =>
  equal
    ? (state) => ((state.hi[index] ?? NaN) <= limit ? 1 : (state.lo[index] ?? NaN) > limit ? 0 : 2)
    : (state) => ((state.hi[index] ?? NaN) < limit ? 1 : (state.lo[index] ?? NaN) >= limit ? 0 : 2);
export const moreThanLimit = ({ index }: Slot, limit: number, equal: boolean): Truth3 =>
  equal
    ? (state) => ((state.lo[index] ?? NaN) >= limit ? 1 : (state.hi[index] ?? NaN) < limit ? 0 : 2)
    : (state) => ((state.lo[index] ?? NaN) > limit ? 1 : (state.hi[index] ?? NaN) <= limit ? 0 : 2);

/** Equality of two scalars: decided when both are known, or when their ranges cannot meet. */
export const same =
  (a: Range, b: Range): Truth3 =>
  (state) => {
    const aLow = a(state);
    const aHigh = upper.end;
    const bLow = b(state);
    const bHigh = upper.end;
    if (aLow === aHigh && bLow === bHigh) return aLow === bLow ? 1 : 0;
    return aHigh < bLow || bHigh < aLow ? 0 : 2;
  };

export const sameTruth =
  (a: Truth3, b: Truth3): Truth3 =>
  (state) => {
    const first = a(state);
    const second = b(state);
    return first === 2 || second === 2 ? 2 : first === second ? 1 : 0;
  };

/** A scalar in a list of literals. */
export const within =
  (a: Range, list: ReadonlySet<number>): Truth3 =>
  (state) => {
    const low = a(state);
    const high = upper.end;
    if (low === high) return list.has(low) ? 1 : 0;
    for (const value of list) if (value >= low && value <= high) return 2;
    return 0;
  };

/** Whether a member of the list satisfies a predicate that was decided for every declared code. */
export const some =
  ({ index }: Slot, satisfying: ReadonlySet<number>): Truth3 =>
  (state) => {
    const members = state.members[index];
    if (!members) return 2;
    for (const member of members) if (satisfying.has(member)) return 1;
    return state.complete[index] ? 0 : 2;
  };

/** Whether every member satisfies the predicate; false for a complete empty list, as in json-logic-js. */
export const all =
  ({ index }: Slot, satisfying: ReadonlySet<number>): Truth3 =>
  (state) => {
    const members = state.members[index];
    if (!members) return 2;
    for (const member of members) if (!satisfying.has(member)) return 0;
    if (!state.complete[index]) return 2;
    return members.length > 0 ? 1 : 0;
  };

/** A code that may itself be unknown, in a list that may be incomplete. */
export const contains =
  (code: Range, { index }: Slot): Truth3 =>
  (state) => {
    const members = state.members[index];
    if (!members) return 2;
    const low = code(state);
    if (low !== upper.end) return members.length === 0 && state.complete[index] ? 0 : 2;
    if (members.includes(low)) return 1;
    return state.complete[index] ? 0 : 2;
  };

/** Folds intervals from the left, as json-logic-js folds numbers. */
export const arithmetic =
  (parts: readonly Range[], combine: (a: Interval, b: Interval) => Interval): Range =>
  (state) => {
    let total: Interval | null = null;
    for (const part of parts) {
      const next = { lo: part(state), hi: upper.end };
      total = total ? combine(total, next) : next;
    }
    return total ? pack(total) : NaN;
  };

export const negate =
  (a: Range): Range =>
  (state) => {
    const low = a(state);
    const high = upper.end;
    return pack({ lo: -high, hi: -low });
  };

/** `if` over truths: with an unknown condition it has a value only when all branches still possible agree. */
export const chooseTruth =
  (conditions: readonly Truth3[], branches: readonly Truth3[], otherwise: Truth3): Truth3 =>
  (state) => {
    let agreed: Kleene | null = null;
    for (const [i, condition] of conditions.entries()) {
      const met = condition(state);
      if (met === 0) continue;
      const value = (branches[i] ?? otherwise)(state);
      if (value === 2 || (agreed !== null && agreed !== value)) return 2;
      agreed = value;
      if (met === 1) return agreed;
    }
    const last = otherwise(state);
    return last === 2 || (agreed !== null && agreed !== last) ? 2 : last;
  };

/** `if` over scalars: the hull of the branches still possible. */
export const chooseRange =
  (conditions: readonly Truth3[], branches: readonly Range[], otherwise: Range): Range =>
  (state) => {
    let low = Infinity;
    let high = -Infinity;
    const take = (branch: Range): void => {
      const value = branch(state);
      low = Math.min(low, value);
      high = Math.max(high, upper.end);
    };
    for (const [i, condition] of conditions.entries()) {
      const met = condition(state);
      if (met === 0) continue;
      take(branches[i] ?? otherwise);
      if (met === 1) {
        upper.end = high;
        return low;
      }
    }
    take(otherwise);
    upper.end = high;
    return low;
  };
