/** Where the values of one patient stand: every declared name has one slot, a coded one has a slot for each of its codes. */
import { dayNumber } from './calendar.js';
import type { FactValue } from './decision-model.js';
import type { State } from './machine.js';
import type { FactType } from './vocabulary.js';

/** What a condition needs to know of a fact. */
export interface FactShape {
  type: FactType;
  unit?: string | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  options?: readonly { code: string }[] | undefined;
}

/** The place of a declared name in the state. */
export interface Place {
  readonly name: string;
  readonly shape: FactShape;
  /** Its first slot. */
  readonly index: number;
  /** Declared codes in their order, each a slot that is 0 or 1; null where the type has none. */
  readonly codes: readonly string[] | null;
  /** Declared range of the slot; a day is the number yyyymmdd. */
  readonly lo: number;
  readonly hi: number;
}

const bound = (value: number | string | undefined, otherwise: number): number =>
  typeof value === 'string' ? dayNumber(value) : (value ?? otherwise);

/** Places for the shapes, one after the other, from slot `index`. */
export const placeOf = (name: string, shape: FactShape, index: number): Place => {
  const { type, options = [], min, max } = shape;
  const codes = type.startsWith('code') ? options.map(({ code }) => code) : null;
  const [lo, hi] = type === 'date' ? [1_01_01, 9999_12_31] : [0, 1];
  return { name, shape, index, codes, lo: bound(min, lo), hi: bound(max, hi) };
};

export const widthOf = ({ codes }: Place): number => codes?.length ?? 1;

/** Values of another patient under the same program. */
export const copyOf = (state: State): State => ({ ...state, lo: state.lo.slice(), hi: state.hi.slice() });

/** Enters a value that `facts.ts` has found valid, or (without one) what it can be while unknown. */
export const enter = ({ lo, hi }: State, place: Place, value?: FactValue, complete = true): void => {
  const { index, codes } = place;
  if (!codes) {
    const number = typeof value === 'number' ? value : typeof value === 'string' ? dayNumber(value) : value ? 1 : 0;
    lo[index] = value === undefined ? place.lo : number;
    hi[index] = value === undefined ? place.hi : number;
    return;
  }
  const most = value === undefined || !complete ? 1 : 0;
  const listed = Array.isArray(value) ? value : null;
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? '';
    const has = (listed ? listed.includes(code) : value === code) ? 1 : 0;
    lo[index + i] = has;
    hi[index + i] = has || most;
  }
};
