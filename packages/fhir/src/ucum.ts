/**
 * The UCUM library of the US National Library of Medicine, made strict. 57 KB of gzip with its tables: a page loads this
 * module only when a chart gives a unit that the rule set does not name.
 *
 * @see https://ucum.org/ucum
 */
import ucum from '@lhncbc/ucum-lhc';
import type { UnitConverter } from './units.js';

/** Null also where the library had to assume what was meant ("degF" for "[degF]"), which it does in messages. */
export const convertByUcum: UnitConverter = (value, from, to) => {
  try {
    const { status, toVal, msg = [] } = ucum.UcumLhcUtils.getInstance().convertUnitTo(from, value, to);
    return status === 'succeeded' && msg.length === 0 && typeof toVal === 'number' && Number.isFinite(toVal)
      ? toVal
      : null;
  } catch {
    // It reads its tables by name without looking whether the name is its own: "constructor" throws.
    return null;
  }
};
