import type { FactType } from './schema.js';

/** What a compiled condition needs to know of a fact. */
export interface FactShape {
  type: FactType;
  unit?: string | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  options?: readonly { code: string }[] | undefined;
}

/** A declared fact or derived value, with its place in the state. */
export interface Slot {
  readonly index: number;
  readonly name: string;
  readonly type: FactType;
  readonly unit: string | undefined;
  /** Declared range; codes and booleans are numbered too, so that every scalar is an interval. */
  readonly lo: number;
  readonly hi: number;
  /** Declared codes by their number in the shared table; null where the type has none. */
  readonly codes: ReadonlyMap<string, number> | null;
  /** A derived value is worked out from other slots. */
  readonly derived: boolean;
}

/**
 * The values of one patient. A scalar is known when both ends are equal; an unknown one spans its declared range.
 * `members` of a `codes` fact are null while it is unknown.
 */
export interface State {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly members: (readonly number[] | null)[];
  readonly complete: boolean[];
}

/** Kleene truth as a small number, for the inner loop: 0 not met, 1 met, 2 unknown. */
export type Kleene = 0 | 1 | 2;

export type ExpressionType = 'boolean' | 'number' | 'code' | 'date' | 'codes';

/** One node of a condition that has passed the profile. */
export interface Expression {
  readonly op: string;
  readonly type: ExpressionType;
  readonly args: readonly Expression[];
  /** Set for `var`. */
  readonly slot?: Slot;
  /** Set for a literal: a number, 0 or 1, the number of a code, or a day as yyyymmdd. */
  readonly value?: number;
  /** The literals of `in`, or the members that satisfy the predicate of `some`, `none`, `all`. */
  readonly set?: ReadonlySet<number>;
  /** Range by declaration alone. */
  readonly lo: number;
  readonly hi: number;
  /** Every number it can take is whole, so `==` is exact. */
  readonly whole: boolean;
  /** Canonical unit; null for a literal, which takes the unit of its neighbour. */
  readonly unit: string | null;
  /** Kleene truth; only for type `boolean`. */
  truth: (state: State) => Kleene;
  /** Lower end of the value, leaving the upper one in `upper.end`; for every other scalar type. */
  range: (state: State) => number;
}
