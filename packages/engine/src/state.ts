import { dayNumber } from './calendar.js';
import type { FactValue } from './decision-model.js';
import type { FactShape, Slot, State } from './expression.js';
import type { Dictionary } from './profile.js';

const NO_DAY = 1_01_01;
const LAST_DAY = 9999_12_31;

const bound = (value: number | string | undefined, otherwise: number): number =>
  value === undefined ? otherwise : typeof value === 'number' ? value : dayNumber(value);

/** Numbers every code once, so that equal codes of different facts have equal numbers. */
export const codeTable = (): ((code: string) => number) => {
  const numbers = new Map<string, number>();
  return (code) => {
    const known = numbers.get(code);
    if (known !== undefined) return known;
    numbers.set(code, numbers.size);
    return numbers.size - 1;
  };
};

const RANGE: Record<FactShape['type'], (shape: FactShape) => readonly [number, number]> = {
  boolean: () => [0, 1],
  integer: ({ min, max }) => [bound(min, NaN), bound(max, NaN)],
  number: ({ min, max }) => [bound(min, NaN), bound(max, NaN)],
  code: () => [0, Number.MAX_SAFE_INTEGER],
  codes: () => [0, Number.MAX_SAFE_INTEGER],
  date: ({ min, max }) => [bound(min, NO_DAY), bound(max, LAST_DAY)],
};

/** A place in the state for one declared name. */
export const slotOf = (
  name: string,
  shape: FactShape,
  index: number,
  codeNumber: (code: string) => number,
  derived = false,
): Slot => {
  const [lo, hi] = RANGE[shape.type](shape);
  const coded = shape.type === 'code' || shape.type === 'codes';
  const codes = coded ? new Map((shape.options ?? []).map(({ code }) => [code, codeNumber(code)])) : null;
  return { index, name, type: shape.type, unit: shape.unit, lo, hi, codes, derived };
};

export const dictionaryOf = (facts: Readonly<Record<string, FactShape>>): Dictionary => {
  const codeNumber = codeTable();
  const slots = new Map(
    Object.entries(facts).map(([name, shape], index) => [name, slotOf(name, shape, index, codeNumber)]),
  );
  return { slots, codeNumber };
};

/** A state in which nothing is known. */
export const emptyState = (slots: readonly Slot[]): State => ({
  lo: Float64Array.from(slots, ({ lo }) => lo),
  hi: Float64Array.from(slots, ({ hi }) => hi),
  members: slots.map(() => null),
  complete: slots.map(() => false),
});

export const forget = (state: State, slot: Slot): void => {
  state.lo[slot.index] = slot.lo;
  state.hi[slot.index] = slot.hi;
  state.members[slot.index] = null;
  state.complete[slot.index] = false;
};

/** Enters a value that `facts.ts` has found valid. */
export const enter = (state: State, slot: Slot, value: FactValue, complete: boolean): void => {
  if (Array.isArray(value)) {
    state.members[slot.index] = (value as readonly string[]).map((code) => slot.codes?.get(code) ?? -1);
    state.complete[slot.index] = complete;
    return;
  }
  const number = numberOf(slot, value as boolean | number | string);
  state.lo[slot.index] = number;
  state.hi[slot.index] = number;
};

const numberOf = (slot: Slot, value: boolean | number | string): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return slot.type === 'date' ? dayNumber(value) : (slot.codes?.get(value) ?? -1);
};
