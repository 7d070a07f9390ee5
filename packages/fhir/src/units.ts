/**
 * Units of chart values. A value is used as it is when its unit is the fact's own, converted when the rule set or the UCUM
 * library says how, and otherwise left with its own unit, which the engine counts as unknown. Nothing is guessed.
 */
import { unitOf, type Entry } from './entries.js';

/** Converts between two UCUM units; null where that is not possible for certain. */
export type UnitConverter = (value: number, from: string, to: string) => number | null;

/** Binary fractions make 92 ×10³/µL into 91.99999999999999 ×10⁹/L, which a limit of 92 would tell apart. */
const withoutNoise = (value: number): number => Number(value.toPrecision(12));

const SAMPLE = 100;

/** The rule set's own conversion to the fact's unit. */
const declared = ({ definition: { alsoIn = [] } }: Entry, value: number, from: string): number | null => {
  const other = alsoIn.find(({ unit }) => unit === from);
  return other ? withoutNoise(value * other.factor + (other.offset ?? 0)) : null;
};

/**
 * Whether the library may convert this fact. Where it denies a conversion that the rule set declares, the two units
 * measure different things that UCUM cannot tell apart: 48 mmol/mol of HbA1c are 6.5 %, not 4.8 %.
 */
const isTrusted = (entry: Entry, to: string, convert: UnitConverter): boolean =>
  (entry.definition.alsoIn ?? []).every(({ unit }) => {
    const theirs = convert(SAMPLE, unit, to);
    const ours = declared(entry, SAMPLE, unit);
    return theirs === null || ours === null || Math.abs(theirs - ours) <= Math.abs(ours) * 1e-6;
  });

const byLibrary = (entry: Entry, value: number, from: string, convert: UnitConverter): number | null => {
  const to = unitOf(entry) ?? '1';
  const converted = isTrusted(entry, to, convert) ? convert(value, from, to) : null;
  if (converted === null) return null;
  // Among plain numbers only another name of 1 is meant: an INR is no percentage.
  return to === '1' && converted !== value ? null : withoutNoise(converted);
};

/** An annotation alone, `{INR}`, is the unit 1 (UCUM, section 2.4.4.2 "Annotations"). */
const ANNOTATION = /^\{[\x21-\x7a\x7c\x7e]*\}$/;

const isOwn = (entry: Entry, from: string): boolean =>
  from === (unitOf(entry) ?? '1') || (unitOf(entry) === null && ANNOTATION.test(from));

/** The value in the fact's own unit; null when there is no certain way. */
export const inOwnUnit = (entry: Entry, value: number, from: string, convert: UnitConverter): number | null =>
  isOwn(entry, from) ? value : (declared(entry, value, from) ?? byLibrary(entry, value, from, convert));
