/**
 * Terms: what a search over patients can choose. A fact is one term, a list of codes one term for each code, and a calculation over
 * measured facts a term of its own (RULE-PROFILE, section 2). The literals that a term is compared with cut its range into regions in
 * which no condition can tell two values apart; one value stands for each.
 */
import type { Quantity } from './quantity.js';

export type TermKind = 'boolean' | 'code' | 'member' | 'number' | 'day' | 'calculated';

export interface Term {
  readonly index: number;
  /** The fact or derived value it belongs to; for a calculation inside a condition, the calculation. */
  readonly fact: string;
  readonly kind: TermKind;
  /** The code whose membership it is. */
  readonly code: string | null;
  readonly lo: number;
  readonly hi: number;
  /** Distance of neighbouring values; null where none is declared. */
  readonly step: number | null;
  /** The only values there are, where they are listed. */
  readonly allowed: readonly number[] | null;
  /** Where conditions cut its range. */
  readonly cuts: Set<number>;
  /** How it is worked out; null for a fact. */
  readonly definition: Quantity | null;
  /** Boolean term that must be true for the fact to exist. */
  gate: Term | null;
  /** The other codes of the same list: what they are decides whether the list is known. */
  fellows: readonly Term[];
  /** Those of them that are true whenever this one is: the parents of a jurisdiction. */
  implies: readonly Term[];
}

/** Values that no condition can tell apart, and the one that stands for them. */
export interface Region {
  lo: number;
  hi: number;
  /** Whether the end itself lies outside. */
  loOpen: boolean;
  hiOpen: boolean;
  value: number;
}

const point = (value: number): Region => ({ lo: value, hi: value, loOpen: false, hiOpen: false, value });

/** Without the noise of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));

type Gap = Omit<Region, 'value'>;

export const isInside = (value: number, { lo, hi, loOpen, hiOpen }: Gap): boolean =>
  (loOpen ? value > lo : value >= lo) && (hiOpen ? value < hi : value <= hi);

/** Distances from a cut that are tried where a fact declares none. */
const STEPS = [1, 0.1, 0.01, 0.001];

/** A value of a gap, beside one of its cuts, where a reader looks for the difference. */
const representative = (gap: Gap, step: number | null): number | undefined => {
  const { lo, hi, loOpen, hiOpen } = gap;
  const beside = (step === null ? STEPS : [step]).map((size) => tidy(loOpen ? lo + size : hi - size));
  return [...(loOpen || hiOpen ? beside : []), (lo + hi) / 2].find((at) => isInside(at, gap));
};

/** A gap between whole numbers, by its first and last. */
const wholeRegion = ({ lo, hi, loOpen, hiOpen }: Gap): Region[] => {
  const first = loOpen ? Math.floor(lo) + 1 : Math.ceil(lo);
  const last = hiOpen ? Math.ceil(hi) - 1 : Math.floor(hi);
  return first > last ? [] : [{ lo: first, hi: last, loOpen: false, hiOpen: false, value: loOpen ? first : last }];
};

const regionOf = (gap: Gap, step: number | null): Region[] => {
  if (step === 1) return wholeRegion(gap);
  const value = representative(gap, step);
  return value === undefined ? [] : [{ ...gap, value }];
};

const measuredRegions = ({ lo, hi, step, cuts }: Term): Region[] => {
  const inside = [...cuts].filter((at) => at >= lo && at <= hi).sort((a, b) => a - b);
  const gaps = [lo, ...inside].map((from, i): Gap => {
    const to = inside[i];
    return { lo: from, hi: to ?? hi, loOpen: i > 0, hiOpen: to !== undefined };
  });
  return gaps.flatMap((gap, i) => {
    const cut = inside[i];
    const isValue = cut !== undefined && (step !== 1 || Number.isInteger(cut));
    return [...regionOf(gap, step), ...(isValue ? [point(cut)] : [])];
  });
};

/** One region for each value that a condition names, and one for all the others. */
const listedRegions = (allowed: readonly number[], cuts: ReadonlySet<number>): Region[] => {
  const other = allowed.find((value) => !cuts.has(value));
  return allowed.filter((value) => cuts.has(value) || value === other).map(point);
};

const worked = new WeakMap<Term, { cuts: number; regions: readonly Region[] }>();

/** The regions of a term. Codes that no condition tells apart share one. */
export const regionsOf = (term: Term): readonly Region[] => {
  const known = worked.get(term);
  if (known?.cuts === term.cuts.size) return known.regions;
  const regions = divide(term);
  worked.set(term, { cuts: term.cuts.size, regions });
  return regions;
};

const divide = (term: Term): Region[] => {
  if (term.kind === 'boolean' || term.kind === 'member') return [point(0), point(1)];
  if (term.allowed === null) return measuredRegions(term);
  if (term.kind === 'code') return listedRegions(term.allowed, term.cuts);
  return term.allowed.map(point);
};
