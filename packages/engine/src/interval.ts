/**
 * Interval arithmetic over declared ranges (Moore, 1966). Ends are computed with the same floating-point operations, in the
 * same order, as json-logic-js uses on a value; IEEE rounding is monotone, so a value can never leave its interval.
 */
export interface Interval {
  lo: number;
  hi: number;
}

export const add = (a: Interval, b: Interval): Interval => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });
export const subtract = (a: Interval, b: Interval): Interval => ({ lo: a.lo - b.hi, hi: a.hi - b.lo });

const hullOf = (w: number, x: number, y: number, z: number): Interval => ({
  lo: Math.min(w, x, y, z),
  hi: Math.max(w, x, y, z),
});
export const multiply = (a: Interval, b: Interval): Interval =>
  hullOf(a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi);
/** The divisor must not contain 0; the profile refuses one that can. */
export const divide = (a: Interval, b: Interval): Interval =>
  hullOf(a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi);

export const smallest = (a: Interval, b: Interval): Interval => ({
  lo: Math.min(a.lo, b.lo),
  hi: Math.min(a.hi, b.hi),
});
export const largest = (a: Interval, b: Interval): Interval => ({ lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) });
export const hull = (a: Interval, b: Interval): Interval => ({ lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) });

/** Rounds half up to so many decimals; monotone, so it maps an interval end by end. */
export const round = (value: number, decimals: number | undefined): number => {
  if (decimals === undefined) return value;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};
