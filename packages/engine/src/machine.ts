/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index read here was written by `assembler` below */
/**
 * Everything a condition can be in the middle of is one kind of value, an interval: a known number has two equal ends, an
 * unknown one spans its declared range (Moore, 1966). A truth is a number, 0 or 1, and unknown is [0, 1]; strong Kleene logic
 * (Kleene, 1952) is then interval arithmetic. Conditions are words in one flat array: three thousand of them stay in the cache
 * of a processor, where as many closures do not. Nothing is generated, so it runs where `eval` is forbidden.
 */

/** The program of a rule set, and the values of one patient: both ends of every slot. */
export interface State {
  ops: Int32Array;
  numbers: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Where in the program a value is worked out. */
export type Address = number;

const FIXED = 0;
const SLOT = 1;
const BELOW = 2;
const NOT = 3;
const AND = 4;
const OR = 5;
const LESS = 6;
const SAME = 7;
const CHOOSE = 8;
/** And further: one for each of these. Monotone in each operand, as IEEE rounding is, so ends of results lie at ends of operands. */
const ARITHMETIC = 9;
const APPLY = [
  (a: number, b: number): number => a + b,
  (a: number, b: number): number => a - b,
  (a: number, b: number): number => a * b,
  (a: number, b: number): number => a / b,
  Math.min,
  Math.max,
];

/** Upper end of the value that was worked out last: a second result without an allocation. */
export let end = 0;

const truth = (met: boolean, unmet: boolean): number => {
  if (met || unmet) return (end = Number(met));
  end = 1;
  return 0;
};

/** Works out the value at an address: returns its lower end and leaves the upper one in `end`. */
export const run = (state: State, at: Address): number => {
  const { ops } = state;
  const op = ops[at]!;
  const first = ops[at + 1]!;
  // What most conditions are made of is done here, without a further turn.
  if (op === SLOT) {
    end = state.hi[first]!;
    return state.lo[first]!;
  }
  if (op !== BELOW) return combine(state, at, op, first);
  const limit = state.numbers[ops[at + 2]!]!;
  const below = ops[at + 3]!;
  if (state.hi[first]! < limit) return (end = below);
  if (state.lo[first]! >= limit) return (end = 1 - below);
  end = 1;
  return 0;
};

const combine = (state: State, at: Address, op: number, first: number): number => {
  const { ops } = state;
  switch (op) {
    case FIXED:
      return (end = state.numbers[first]!);
    case AND:
    case OR: {
      const stop = op - AND;
      const last = at + 1 + first;
      let open = false;
      for (let i = at + 2; i <= last; i += 1) {
        const low = run(state, ops[i]!);
        if (low !== end) open = true;
        else if (low === stop) return low;
      }
      if (!open) return (end = 1 - stop);
      end = 1;
      return 0;
    }
    case NOT: {
      const low = run(state, first);
      const high = end;
      end = 1 - low;
      return 1 - high;
    }
    case LESS: {
      const low = run(state, first);
      const high = end;
      const least = run(state, ops[at + 2]!);
      const orEqual = ops[at + 3] === 1;
      return orEqual ? truth(high <= least, low > end) : truth(high < least, low >= end);
    }
    case SAME: {
      const low = run(state, first);
      const high = end;
      const least = run(state, ops[at + 2]!);
      return truth(low === high && least === end && low === least, low > end || least > high);
    }
    case CHOOSE: {
      let low = Infinity;
      let high = -Infinity;
      // Pairs of a condition and a branch; the last condition is always met.
      for (let i = at + 2; i < at + 2 + first; i += 2) {
        const met = run(state, ops[i]!);
        if (end === 0) continue;
        low = Math.min(low, run(state, ops[i + 1]!));
        high = Math.max(high, end);
        if (met === 1) break;
      }
      end = high;
      return low;
    }
    default: {
      const apply = APPLY[op - ARITHMETIC]!;
      let low = run(state, ops[at + 2]!);
      let high = end;
      for (let i = at + 3; i < at + 2 + first; i += 1) {
        const least = run(state, ops[i]!);
        const corners = [apply(low, least), apply(low, end), apply(high, least), apply(high, end)];
        low = Math.min(...corners);
        high = Math.max(...corners);
      }
      end = high;
      return low;
    }
  }
};

/** Truth at an address; null when the facts do not decide it. */
export const truthAt = (state: State, at: Address): boolean | null => {
  const low = run(state, at);
  return low === end ? low === 1 : null;
};

/** Whether the value at an address is not decided yet. */
export const isOpen = (state: State, at: Address): boolean => run(state, at) !== end;

/** The double next to another one: no value lies between. */
export const nextTo = (value: number, direction: 1 | -1): number =>
  value + direction * (Math.abs(value) * Number.EPSILON * 0.55 || Number.MIN_VALUE);

/** Calculations, each in the place of its function above. */
export const CALCULATIONS = ['+', '-', '*', '/', 'min', 'max'] as const;

export const FALSE: Address = 0;
export const TRUE: Address = 2;

/** Writes a program for so many slots; every method gives the address of what it wrote. */
export const assembler = (slots: number) => {
  const state: State = {
    ops: new Int32Array(256),
    numbers: new Float64Array(64),
    lo: new Float64Array(slots),
    hi: new Float64Array(slots),
  };
  let used = 0;
  let constants = 0;
  const emit = (...words: number[]): Address => {
    const at = used;
    used += words.length;
    if (used > state.ops.length) {
      const { ops } = state;
      state.ops = new Int32Array(2 * used);
      state.ops.set(ops);
    }
    state.ops.set(words, at);
    return at;
  };
  const constant = (value: number): number => {
    if (constants === state.numbers.length) {
      const { numbers } = state;
      state.numbers = new Float64Array(2 * constants);
      state.numbers.set(numbers);
    }
    state.numbers[constants] = value;
    return constants++;
  };
  const fixed = (value: number): Address => emit(FIXED, constant(value));
  fixed(0);
  fixed(1);
  return {
    state,
    fixed,
    /** Gives a fixed value another one. */
    assign: (at: Address, value: number): void => {
      state.numbers[state.ops[at + 1]!] = value;
    },
    slot: (index: number): Address => emit(SLOT, index),
    /** The commonest condition in one step: `met` (0 or 1) is the truth of a slot that lies below the limit. */
    below: (index: number, limit: number, met: 0 | 1): Address => emit(BELOW, index, constant(limit), met),
    not: (a: Address): Address => emit(NOT, a),
    /** `and` stops at the first 0, `or` at the first 1; of no parts it is the other one. */
    fold: (parts: readonly Address[], stop: 0 | 1): Address =>
      parts.length === 1 ? parts[0]! : emit(AND + stop, parts.length, ...parts),
    /** `a < b`, or `a <= b` when `orEqual`. */
    less: (a: Address, b: Address, orEqual: boolean): Address => emit(LESS, a, b, Number(orEqual)),
    /** Equality: decided when both are known, or when their ranges cannot meet. */
    same: (a: Address, b: Address): Address => emit(SAME, a, b),
    /** `if`: the hull of the branches that are still possible; a truth has a value only where they agree. */
    choose: (conditions: readonly Address[], branches: readonly Address[]): Address =>
      emit(CHOOSE, 2 * branches.length, ...branches.flatMap((branch, i) => [conditions[i] ?? TRUE, branch])),
    /** Folds from the left with the same operations, in the same order, as json-logic-js. */
    calculate: (operator: string, parts: readonly Address[]): Address =>
      emit(ARITHMETIC + (CALCULATIONS as readonly string[]).indexOf(operator), parts.length, ...parts),
  };
};
export type Assembler = ReturnType<typeof assembler>;

/** Rounds half up to so many decimals; monotone, so it maps an interval end by end. */
export const round = (value: number, decimals: number | undefined): number => {
  if (decimals === undefined) return value;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};
