/**
 * Everything a condition can be in the middle of is one kind of value, an interval: a known number has two equal ends, an
 * unknown one spans its declared range (Moore, 1966). A truth is a number, 0 or 1, and unknown is [0, 1]; strong Kleene logic
 * (Kleene, 1952) is then interval arithmetic. Each operator is a closure over its operands: no code is generated, so it runs
 * where `eval` is forbidden.
 */

/** The values of one patient: both ends of every slot. */
export interface State {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Returns the lower end of a value and leaves the upper one in `end`: two numbers without an allocation. */
export type Read = (state: State) => number;
export let end = 0;

/** A value that was read: decided when its ends meet. */
export const isOpen = (read: Read, state: State): boolean => read(state) !== end;

const unknown = (): number => {
  end = 1;
  return 0;
};

export const fixed =
  (value: number): Read =>
  () =>
    (end = value);

export const slot =
  (index: number): Read =>
  (state) => {
    end = state.hi[index] ?? NaN;
    return state.lo[index] ?? NaN;
  };

export const not =
  (a: Read): Read =>
  (state) => {
    const low = a(state);
    const high = end;
    end = 1 - low;
    return 1 - high;
  };

/** `and` stops at the first 0, `or` at the first 1; of no parts it is the other one. */
export const fold = (parts: readonly Read[], stop: 0 | 1): Read => {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  return (state) => {
    let open = false;
    for (const part of parts) {
      const low = part(state);
      if (low !== end) open = true;
      else if (low === stop) return low;
    }
    return open ? unknown() : (end = 1 - stop);
  };
};

/** `a < b`, or `a <= b` when `orEqual`. */
export const less =
  (a: Read, b: Read, orEqual: boolean): Read =>
  (state) => {
    const low = a(state);
    const high = end;
    const least = b(state);
    if (orEqual ? high <= least : high < least) return (end = 1);
    return (orEqual ? low > end : low >= end) ? (end = 0) : unknown();
  };

/** The commonest condition, one slot against one limit, in one step: `met` is the truth of a value below it. */
export const below = (index: number, limit: number, orEqual: boolean, met: 0 | 1): Read =>
  orEqual
    ? ({ lo, hi }) =>
        (hi[index] ?? NaN) <= limit ? (end = met) : (lo[index] ?? NaN) > limit ? (end = 1 - met) : unknown()
    : ({ lo, hi }) =>
        (hi[index] ?? NaN) < limit ? (end = met) : (lo[index] ?? NaN) >= limit ? (end = 1 - met) : unknown();

/** Equality: decided when both are known, or when their ranges cannot meet. */
export const same =
  (a: Read, b: Read): Read =>
  (state) => {
    const low = a(state);
    const high = end;
    const least = b(state);
    if (low > end || least > high) return (end = 0);
    return low === high && least === end ? (end = 1) : unknown();
  };

/**
 * Folds from the left with the same floating-point operations, in the same order, as json-logic-js. Each is monotone in each
 * operand and IEEE rounding is monotone too, so the ends of the result are found at the ends of the operands.
 */
export const arithmetic =
  ([first = fixed(NaN), ...rest]: readonly Read[], apply: (a: number, b: number) => number): Read =>
  (state) => {
    let low = first(state);
    let high = end;
    for (const part of rest) {
      const least = part(state);
      const corners = [apply(low, least), apply(low, end), apply(high, least), apply(high, end)];
      low = Math.min(...corners);
      high = Math.max(...corners);
    }
    end = high;
    return low;
  };

/** `if`: the hull of the branches that are still possible; a truth has a value only where they agree. */
export const choose =
  (conditions: readonly Read[], branches: readonly Read[]): Read =>
  (state) => {
    let low = Infinity;
    let high = -Infinity;
    for (const [i, branch] of branches.entries()) {
      const met = conditions[i]?.(state) ?? (end = 1);
      if (end === 0) continue;
      low = Math.min(low, branch(state));
      high = Math.max(high, end);
      if (met === 1) break;
    }
    end = high;
    return low;
  };

/** Rounds half up to so many decimals; monotone, so it maps an interval end by end. */
export const round = (value: number, decimals: number | undefined): number => {
  if (decimals === undefined) return value;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};

/** A count since the day in a slot; anything while that day is unknown. */
export const since =
  (index: number, count: (from: number, to: number) => number) =>
  ({ lo, hi }: State, asOf: number): number => {
    const from = lo[index] ?? NaN;
    if (from === hi[index]) return (end = count(from, asOf));
    end = Infinity;
    return -Infinity;
  };
