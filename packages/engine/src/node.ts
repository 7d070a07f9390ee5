/** Conditions that have passed the profile, as trees of typed parts. */
import { FALSE, type Address, type Assembler } from './machine.js';
import type { Place } from './state.js';
import { unitOf, type Unit } from './units.js';

/** Types of an expression, in words. */
export const TYPE = {
  boolean: 'a condition',
  number: 'a number',
  date: 'a day (yyyy-mm-dd)',
  code: 'a code',
  codes: 'a list of codes',
};
export type Type = keyof typeof TYPE;

export interface Node {
  readonly type: Type;
  /** Its operator; empty for a literal. */
  readonly op: string;
  readonly args: readonly Node[];
  /** Value of a truth, a number or a day. */
  readonly read: Address;
  /** For a code or a list of codes: whether it is, or holds, each of them. */
  readonly is: ReadonlyMap<string, Address>;
  /** Set for `var`. */
  readonly place: Place | null;
  /** Range by declaration alone. */
  readonly lo: number;
  readonly hi: number;
  /** Every number it can be is whole, so `==` is exact. */
  readonly whole: boolean;
  /** Null for a literal, which takes the unit of its neighbour. */
  readonly unit: Unit | null;
}

/** A part with what sets it apart from a literal truth. */
export const node = (type: Type, parts: Partial<Node>): Node => ({
  type,
  op: '',
  args: [],
  read: FALSE,
  is: new Map(),
  place: null,
  lo: 0,
  hi: 1,
  whole: true,
  unit: null,
  ...parts,
});

export const readsOf = (nodes: readonly Node[]): Address[] => nodes.map(({ read }) => read);

/** The part that reads a declared name. */
export const variable = (place: Place, { slot }: Assembler): Node => {
  const { shape, index, codes, lo, hi } = place;
  const { type } = shape;
  const numeric = type === 'integer' || type === 'number';
  return node(numeric ? 'number' : type, {
    op: 'var',
    read: slot(index),
    is: new Map((codes ?? []).map((code, i) => [code, slot(index + i)])),
    place,
    lo,
    hi,
    whole: type !== 'number',
    unit: numeric ? unitOf(shape.unit) : null,
  });
};
