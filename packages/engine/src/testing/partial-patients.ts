/**
 * Patients about whom some of it is known, as hosts hand them over, and the patients they may turn out to be.
 * The reasons are written out and not taken from the engine: each leaves a fact unknown, whatever the engine's own list says.
 */
import type { Dictionary, Entry } from './dictionary.js';
import type { Json } from './json.js';
import { mentioned } from './mentions.js';
import { representatives, valueOf, type Patient } from './patients.js';
import type { Tape } from './tape.js';

const REASONS = [
  'not-asked',
  'not-known',
  'declined',
  'stale',
  'out-of-range',
  'conflict',
  'unit',
  'invalid',
  'fault',
] as const;

/** Facts as a host would hand them over, and what they mean. */
export interface PartialPatient {
  /** What the engine is given. */
  facts: Record<string, unknown>;
  known: Patient;
  /** Lists that hold at least these members. */
  atLeast: Record<string, string[]>;
  /** Facts without a value; a name that is in none of the three is unknown too. */
  unknown: string[];
}

const wrongType = (type: Entry['type'], tape: Tape): unknown => {
  const wrong: Record<Entry['type'], unknown[]> = {
    boolean: ['true', 1, 0, {}, null, 'false'],
    integer: ['18', 1.5, true, Number.NaN, null],
    number: ['18', '1,5', Number.POSITIVE_INFINITY, Number.NaN, true],
    code: ['undeclared', 1, true, null, ''],
    codes: ['a', ['undeclared'], [1], true, null],
    date: ['2026-02-30', '15.06.2026', 20260615, '2026-6-1', null],
  };
  return tape.pick(wrong[type]);
};

/** One of the many ways in which a fact has no value. */
const withoutValue = (tape: Tape, rule: Json, entry: Entry): unknown => {
  const value = valueOf(tape, rule, entry);
  switch (tape.choose(6)) {
    case 0:
      return { unknown: tape.pick(REASONS) };
    case 1:
      return wrongType(entry.type, tape);
    case 2:
      return { value: wrongType(entry.type, tape), observed: '2026-01-01' };
    case 3:
      if (entry.type === 'integer' || entry.type === 'number')
        return tape.pick([Number(entry.max) + 1, Number(entry.min) - 1]);
      break;
    case 4:
      if (entry.type === 'integer' || entry.type === 'number') return { value, unit: '[other]' };
      break;
    default: {
      const other = representatives(rule, entry).find((item) => JSON.stringify(item) !== JSON.stringify(value));
      if (other === undefined || entry.type === 'codes') break;
      const observed = '2026-03-01';
      return [
        { value, observed, origin: 'auto-server' },
        { value: other, observed, origin: 'auto-client' },
      ];
    }
  }
  return { unknown: tape.pick(REASONS) };
};

/** Every fact known, incomplete, unknown or left out; known values are where `rule` can change. */
export const partialOf = (tape: Tape, rule: Json, dictionary: Dictionary): PartialPatient => {
  const partial: PartialPatient = { facts: {}, known: {}, atLeast: {}, unknown: [] };
  for (const [name, entry] of Object.entries(dictionary)) {
    const value = valueOf(tape, rule, entry);
    switch (tape.choose(6)) {
      case 0:
      case 1:
        partial.unknown.push(name);
        break;
      case 2:
        partial.unknown.push(name);
        partial.facts[name] = withoutValue(tape, rule, entry);
        break;
      case 3:
        if (Array.isArray(value)) {
          partial.atLeast[name] = value;
          partial.facts[name] = tape.chance(50)
            ? { value, complete: false }
            : { value, origin: 'auto-server', observed: '2026-06-01' };
          break;
        }
      // falls through
      case 4:
        partial.known[name] = value;
        partial.facts[name] = {
          value,
          ...(Array.isArray(value) ? { complete: true } : {}),
          ...(entry.unit === undefined ? {} : { unit: entry.unit }),
        };
        break;
      default:
        partial.known[name] = value;
        partial.facts[name] = value;
    }
  }
  return partial;
};

/** One patient that the partial one may turn out to be. */
export const completionOf = (partial: PartialPatient, patient: Patient): Patient => {
  const complete: Patient = { ...patient, ...partial.known };
  for (const [name, members] of Object.entries(partial.atLeast)) {
    const more = patient[name];
    complete[name] = [...new Set([...members, ...(Array.isArray(more) ? more : [])])];
  }
  return complete;
};

/** Every patient that the partial one may turn out to be, over the facts of `rule` only; null when there are more than `limit`. */
export const completionsOf = (
  partial: PartialPatient,
  rule: Json,
  dictionary: Dictionary,
  limit: number,
): Patient[] | null => {
  let all: Patient[] = [{}];
  for (const name of mentioned(rule)) {
    const entry = dictionary[name];
    if (entry === undefined) continue;
    const known = partial.known[name];
    const members = partial.atLeast[name] ?? [];
    const values =
      known === undefined
        ? representatives(rule, entry).filter(
            (value) => !Array.isArray(value) || members.every((item) => value.includes(item)),
          )
        : [known];
    if (all.length * values.length > limit) return null;
    all = all.flatMap((patient) => values.map((value) => ({ ...patient, [name]: value })));
  }
  return all;
};
