/** Values worked out from facts, in declared order, unknown as long as they can still differ. */
import { DATE_FUNCTION } from './calendar.js';
import { upper } from './closures.js';
import type { State } from './expression.js';
import { round } from './interval.js';
import type { CompiledDerived } from './program.js';
import { forget } from './state.js';

/** Works one out; null when its value is not usable (a day after `asOf`, or outside the declared range). */
export const computeDerived = (
  derived: CompiledDerived,
  state: State,
  asOf: string,
): { lo: number; hi: number } | null => {
  const { slot, compute, decimals } = derived;
  if (compute.kind === 'date') {
    const low = state.lo[compute.of.index] ?? NaN;
    if (low !== state.hi[compute.of.index]) return { lo: slot.lo, hi: slot.hi };
    const count = DATE_FUNCTION[compute.name](dayText(low), asOf);
    return count >= slot.lo && count <= slot.hi ? { lo: count, hi: count } : null;
  }
  const low = compute.node.range(state);
  const high = upper.end;
  const [lo, hi] = [round(low, decimals), round(high, decimals)];
  if (hi < slot.lo || lo > slot.hi) return null;
  return { lo: Math.max(lo, slot.lo), hi: Math.min(hi, slot.hi) };
};

const dayText = (day: number): string => {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
};

/** Enters it into the state; returns whether it is usable. */
export const enterDerived = (derived: CompiledDerived, state: State, asOf: string): boolean => {
  const value = computeDerived(derived, state, asOf);
  if (!value) {
    forget(state, derived.slot);
    return false;
  }
  state.lo[derived.slot.index] = value.lo;
  state.hi[derived.slot.index] = value.hi;
  return true;
};
