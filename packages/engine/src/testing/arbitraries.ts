/**
 * Dictionaries, conditions and patients of the rule profile, as fast-check arbitraries.
 * They and the files they are built from are written from RULE-PROFILE.md alone: nothing in them asks the engine what it
 * would accept.
 */
import fc from 'fast-check';
import { dictionaryOf, type Dictionary } from './dictionary.js';
import { conditionOf } from './grammar/conditions.js';
import type { Json } from './json.js';
import { mentioned } from './mentions.js';
import { completionOf, partialOf, type PartialPatient } from './partial-patients.js';
import { patientOf, type Patient } from './patients.js';
import { Tape, built } from './tape.js';

/** A condition over a dictionary. */
interface Condition {
  dictionary: Dictionary;
  rule: Json;
}

const DEPTHS = [3, 2, 4, 1, 5, 6];

export const dictionaries = (): fc.Arbitrary<Dictionary> => built(12, (tape) => dictionaryOf(tape, false));

const conditionsOver = (finite: boolean): fc.Arbitrary<Condition> =>
  fc
    .tuple(
      built(12, (tape) => dictionaryOf(tape, finite)),
      fc.array(fc.nat(0xffff), { minLength: 30, maxLength: 160, size: 'max' }),
    )
    .map(([dictionary, cells]) => {
      const tape = new Tape(cells);
      const rule = conditionOf(tape, dictionary, tape.pick(DEPTHS));
      // what is not mentioned only makes a counterexample long; one bystander shows that it does not matter
      const used = new Set([...mentioned(rule), 'smoker']);
      return { dictionary: Object.fromEntries(Object.entries(dictionary).filter(([name]) => used.has(name))), rule };
    });

/** Conditions of every operator over facts of every type. */
export const conditions = (): fc.Arbitrary<Condition> => conditionsOver(false);
/** Conditions over facts with so few values that every patient can be tried. */
export const smallConditions = (): fc.Arbitrary<Condition> => conditionsOver(true);

/** A condition, a partial patient, and patients that complete it. */
export interface Case extends Condition {
  partial: PartialPatient;
  patients: Patient[];
}

const casesOver = (from: fc.Arbitrary<Condition>, patients: number): fc.Arbitrary<Case> =>
  fc
    .tuple(
      from,
      fc.array(fc.nat(0xffff), { minLength: 60, maxLength: 80, size: 'max' }),
      fc.array(fc.nat(0xffff), { minLength: patients * 20, maxLength: patients * 20, size: 'max' }),
    )
    .map(([{ dictionary, rule }, cells, more]) => {
      const partial = partialOf(new Tape(cells), rule, dictionary);
      const tape = new Tape(more);
      const completions = Array.from({ length: patients }, () =>
        completionOf(partial, patientOf(tape, rule, dictionary)),
      );
      return { dictionary, rule, partial, patients: completions };
    });

/** Conditions over facts of every type, each with `patients` completions. */
export const cases = (patients = 6): fc.Arbitrary<Case> => casesOver(conditions(), patients);
/** Conditions whose every patient can be tried. */
export const smallCases = (): fc.Arbitrary<Case> => casesOver(smallConditions(), 1);
