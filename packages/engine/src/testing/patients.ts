/** Patients about whom everything is known, with values where a condition can change. */
import type { Dictionary, Entry } from './dictionary.js';
import { DAYS } from './grammar/dates.js';
import type { Json } from './json.js';
import { literalsIn } from './mentions.js';
import type { Tape } from './tape.js';

type Value = boolean | number | string | string[];
export type Patient = Record<string, Value>;

/** Values where a comparison with this condition's literals can change: just below, at and just above each, and the ends. */
export const representatives = (rule: Json, entry: Entry): Value[] => {
  const literals = [...literalsIn(rule)];
  const codes = (entry.options ?? []).map((option) => option.code);
  switch (entry.type) {
    case 'boolean':
      return [false, true];
    case 'code':
      return codes;
    case 'codes':
      return codes.reduce<string[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
    case 'date': {
      const days = [
        '1999-12-31',
        '2000-01-02',
        '2024-02-29',
        '2030-01-01',
        ...DAYS,
        ...literals.filter((item) => typeof item === 'string' && /^\d{4}-/.test(item)),
      ];
      return [...new Set(days.map(String))]
        .filter((day) => day >= String(entry.min ?? '') && day <= String(entry.max ?? '9999'))
        .sort();
    }
    default: {
      const low = Number(entry.min);
      const high = Number(entry.max);
      const step = entry.type === 'integer' ? 1 : 0.01;
      const near = literals
        .filter((item) => typeof item === 'number')
        .flatMap((item) => [item - step, item, item + step]);
      const values = [low, high, (low + high) / 2, low + step, ...near].map((value) =>
        entry.type === 'integer' ? Math.round(value) : value,
      );
      return [...new Set(values)].filter((value) => value >= low && value <= high).sort((a, b) => a - b);
    }
  }
};

/** Mostly a representative; of decimals sometimes any value of the range. */
export const valueOf = (tape: Tape, rule: Json, entry: Entry) => {
  const values = representatives(rule, entry);
  if (entry.type === 'number' && tape.chance(25)) {
    const low = Number(entry.min);
    return low + ((Number(entry.max) - low) * tape.choose(1000)) / 999;
  }
  return tape.pick(values);
};

/** A value for every fact of the dictionary. */
export const patientOf = (tape: Tape, rule: Json, dictionary: Dictionary): Patient =>
  Object.fromEntries(Object.entries(dictionary).map(([name, entry]) => [name, valueOf(tape, rule, entry)]));
