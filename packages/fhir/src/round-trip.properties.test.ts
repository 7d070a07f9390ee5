/** Answers → QuestionnaireResponse → prefill: the same facts, and the same reasons where there is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { evaluate, ORIGINS, UNKNOWN_REASONS, type Decision, type Facts, type RuleSet } from '@regen-cds/engine';
import { runs } from '../../engine/src/testing/runs.js';
import { entriesOf, type Entry } from './entries.js';
import { toQuestionnaireResponse } from './export/questionnaire-response.js';
import { prefill } from './prefill-with-ucum.js';
import { AS_OF, everyType, kneeRules } from './testing/rule-sets.js';
import { validate } from './testing/validate.js';

const SUBJECT = 'Patient/marked-1';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date(AS_OF), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = fc.oneof(
  day,
  day.map((one) => `${one}T09:30:00+02:00`),
);

const within = ({ definition: { min, max, decimals = 2 } }: Entry) =>
  fc
    .double({ min: Number(min ?? 0), max: Number(max ?? 1000), noNaN: true })
    .map((value) => Number(value.toFixed(decimals)) + 0); // JSON has no −0

const integers = ({ definition: { min, max, options } }: Entry) =>
  options
    ? fc.constantFrom(...options.map(({ code }) => Number(code)))
    : fc.integer({ min: Number(min ?? 0), max: Number(max ?? 1000) });

const codes = ({ definition: { options = [] } }: Entry) => options.map(({ code }) => code);

const VALUES: Record<Entry['type'], (entry: Entry) => fc.Arbitrary<unknown>> = {
  boolean: () => fc.boolean(),
  number: within,
  integer: integers,
  code: (entry) => fc.constantFrom(...codes(entry)),
  codes: (entry) => fc.subarray(codes(entry)),
  date: () => day,
};

/** Values as they are given: good, too old, out of range, conflicting, and reasons why there is none. */
const inputFor = (entry: Entry): fc.Arbitrary<unknown> => {
  const value = VALUES[entry.type](entry);
  const observation = fc.record(
    { value, origin: fc.constantFrom(...ORIGINS), observed: moment, complete: fc.boolean() },
    { requiredKeys: ['value'] },
  );
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 4, arbitrary: observation },
    { weight: 1, arbitrary: fc.array(observation, { minLength: 2, maxLength: 3 }) },
    { weight: 2, arbitrary: fc.constantFrom(...UNKNOWN_REASONS).map((unknown) => ({ unknown })) },
    { weight: 1, arbitrary: fc.constant({ value: 1e9 }) },
  );
};

const patientOf = (ruleSet: RuleSet): fc.Arbitrary<Facts> => {
  const entries = entriesOf(ruleSet);
  return fc.record(Object.fromEntries(entries.map((entry) => [entry.name, inputFor(entry)])), {
    requiredKeys: [],
  });
};

/** What a reader of the chart would compare: not what was set aside for it. */
const knownOf = ({ facts }: Decision) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, { value, unit, origin, observed, complete }]) => [
      name,
      { value, unit, origin, observed, complete },
    ]),
  );

const reasonsOf = ({ unknown }: Decision) =>
  Object.entries(unknown).flatMap(([name, { reason }]) => (reason === 'not-asked' ? [] : [[name, reason]]));

const statusesOf = ({ modalities }: Decision) =>
  modalities.map(({ modality, status, soFar }) => [modality, status, soFar]);

for (const [name, ruleSet] of Object.entries({ 'a fact of every type': everyType(), 'the knee rules': kneeRules() })) {
  const asOf = name === 'the knee rules' ? '2026-11-22' : AS_OF;

  describe(`a decision under ${name}, written to FHIR and read again`, () => {
    const decide = (facts: Facts) => evaluate(ruleSet, facts, { asOf, subject: SUBJECT });

    it('has the same facts, origins, dates, reasons of unknown and statuses', () => {
      fc.assert(
        fc.property(patientOf(ruleSet), (patient) => {
          const before = decide(patient);
          const response: unknown = JSON.parse(JSON.stringify(toQuestionnaireResponse(before, ruleSet)));
          const { facts, issues } = prefill(ruleSet, response, { subject: SUBJECT, asOf });
          const after = decide(facts);
          assert.deepEqual(issues, []);
          assert.deepEqual(knownOf(after), knownOf(before));
          assert.deepEqual(reasonsOf(after), reasonsOf(before));
          assert.deepEqual(statusesOf(after), statusesOf(before));
        }),
        { numRuns: runs(300, 10_000) },
      );
    });

    it('is valid FHIR R4 on the way', () => {
      fc.assert(
        fc.property(patientOf(ruleSet), fc.constantFrom('en', 'es'), (patient, lang) => {
          assert.deepEqual(validate(toQuestionnaireResponse(decide(patient), ruleSet, { lang })), []);
        }),
        { numRuns: runs(30, 500) },
      );
    });
  });
}
