/** Random rule sets over random dictionaries, and random patients for them, as fast-check arbitraries. */
import fc from 'fast-check';
import { KINDS, type DerivedDefinition, type FactDefinition, type RuleSetDocument } from '../index.js';
import { dictionaries } from './arbitraries.js';
import type { Dictionary, Entry } from './dictionary.js';
import { criterion, derivedBy, document, fact, options } from './document.js';
import { conditionOf } from './grammar/conditions.js';
import { partialOf } from './partial-patients.js';
import { patientOf } from './patients.js';
import { tapes, type Tape } from './tape.js';

const definitionOf = ({ type, unit, min, max, options: codes }: Entry, tape: Tape): FactDefinition =>
  fact(type, {
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(codes ? { options: options(...codes.map(({ code }) => code)) } : {}),
    ...(type === 'number' ? { decimals: 1 } : {}),
    ...(tape.chance(50) ? { modifiable: true } : {}),
    ...(tape.chance(20) && type !== 'codes' ? { maxAge: tape.pick(['P1M', 'P2Y']) } : {}),
  });

/** Two derived values: one of a date, one of numbers, where the dictionary has them. */
const derivedFrom = (dictionary: Dictionary): [Record<string, DerivedDefinition>, Dictionary] => {
  const derived: Record<string, DerivedDefinition> = {};
  const shapes: Dictionary = {};
  if ('treatedOn' in dictionary) {
    derived['daysAgo'] = derivedBy({ function: 'daysSince', of: 'treatedOn' });
    shapes['daysAgo'] = { type: 'integer', min: 0, max: 54_787 };
  }
  if ('height' in dictionary && 'lean' in dictionary) {
    const expression = { '/': [{ var: 'lean' }, { '*': [{ var: 'height' }, { var: 'height' }] }] };
    derived['leanIndex'] = derivedBy({ expression }, { decimals: 1, unit: 'kg/m2', min: 0, max: 800 });
    shapes['leanIndex'] = { type: 'number', unit: 'kg/m2', min: 0, max: 800 };
  }
  return [derived, shapes];
};

const DAYS = ['2026-06-01', '2026-05-20', '2024-01-01', '2027-01-01'];
const ORIGINS = ['manual', 'auto-client', 'auto-server', 'override'];

/** Facts as hosts give them: bare values, observations, several of them, unusable ones. */
const factsFrom = (tape: Tape, rule: unknown, dictionary: Dictionary): Record<string, unknown> => {
  const observed = (value: unknown) => ({ value, origin: tape.pick(ORIGINS), observed: tape.pick(DAYS) });
  const { facts } = partialOf(tape, rule, dictionary);
  const other = patientOf(tape, rule, dictionary);
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'object' && !Array.isArray(value)) continue;
    if (tape.chance(15)) facts[name] = observed(value);
    else if (tape.chance(10)) facts[name] = [observed(value), observed(other[name])];
  }
  return facts;
};

export interface Patient {
  document: RuleSetDocument;
  facts: Record<string, unknown>;
  /** Values that complete the facts, and others that could. */
  complete: Record<string, unknown>;
  other: Record<string, unknown>;
  /** More choices, for what a test does with it. */
  tape: Tape;
}

/** A rule set of a few criteria of every kind, and somebody about whom some of it is known. */
export const patients = (): fc.Arbitrary<Patient> =>
  fc
    .tuple(dictionaries(), tapes(300), tapes(120), tapes(60), tapes(60))
    .map(([dictionary, rules, known, rest, tape]) => {
      const facts = Object.fromEntries(
        Object.entries(dictionary).map(([name, entry]) => [name, definitionOf(entry, rules)]),
      );
      const [derived, shapes] = derivedFrom(dictionary);
      const readable = { ...dictionary, ...shapes };
      const kinds = KINDS.filter((kind) => kind !== 'urgent' || rules.chance(20));
      const criteria = Array.from({ length: 3 + rules.choose(6) }, (_, i) => {
        const kind = rules.pick(kinds);
        const modalities = rules.pick([[], [], ['gel'], ['graft']]);
        const appliesTo = kind === 'urgent' || modalities.length === 0 ? {} : { appliesTo: modalities };
        return criterion(`c${i}`, kind, conditionOf(rules, readable, rules.pick([1, 2, 0])), appliesTo);
      });
      // Every modality is decided by something that reads a fact.
      const smoker = criterion('smoker', 'note', { var: 'smoker' });
      const rule = { and: criteria.map(({ when }) => when) };
      return {
        document: document({ facts, derived, criteria: [...criteria, smoker] }),
        facts: factsFrom(known, rule, dictionary),
        complete: patientOf(rest, rule, dictionary),
        other: patientOf(rest, rule, dictionary),
        tape,
      };
    });
