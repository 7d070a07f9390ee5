/** Comparisons of dates. */
import { namesOf } from '../dictionary.js';
import type { Json } from '../json.js';
import { variable, type Grammar } from './grammar.js';

/** Days that conditions compare with. */
export const DAYS = ['2012-02-29', '2000-01-01', '2026-12-31', '2019-12-31', '2020-01-01', '2025-06-15'];

export const onDates = ({ dictionary, tape }: Grammar): Json => {
  const names = namesOf(dictionary, 'date');
  if (names.length === 0) return null;
  const fact = () => variable(tape.pick(names));
  const operator = tape.pick(['<', '<=', '>', '>=']);
  switch (tape.choose(4)) {
    case 0:
      return { [operator]: [fact(), tape.pick(DAYS)] };
    case 1:
      return { [operator]: [tape.pick(DAYS), fact()] };
    case 2:
      return { [operator]: [fact(), fact()] };
    default:
      return { [tape.pick(['<', '<='])]: [tape.pick(DAYS), fact(), tape.pick(DAYS)] };
  }
};
