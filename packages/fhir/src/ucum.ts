/**
 * The UCUM library of the US National Library of Medicine, made strict. 57 KB of gzip with its tables: a page loads this
 * module only when a chart gives a unit that the rule set does not name.
 *
 * @see https://ucum.org/ucum
 */
// @ts-expect-error -- it ships no types; what is used of it is below
import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import type { UnitConverter } from './units.js';

interface Library {
  /** `succeeded`, also when the library had to guess what was meant: then `msg` says so. */
  convertUnitTo(from: string, value: number, to: string): { status?: string; toVal?: number | null; msg?: string[] };
}

const library = (): Library => (UcumLhcUtils as { getInstance(): Library }).getInstance();

/** Null also where the library had to assume what was meant ("degF" for "[degF]"), which it does in messages. */
export const convertByUcum: UnitConverter = (value, from, to) => {
  try {
    const { status, toVal, msg = [] } = library().convertUnitTo(from, value, to);
    return status === 'succeeded' && msg.length === 0 && typeof toVal === 'number' && Number.isFinite(toVal)
      ? toVal
      : null;
  } catch {
    // It reads its tables by name without looking whether the name is its own: "constructor" throws.
    return null;
  }
};
