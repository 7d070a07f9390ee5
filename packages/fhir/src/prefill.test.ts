import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { evaluate } from '@regen-cds/engine';
import { runs } from '../../engine/src/testing/runs.js';
import { DATA_ABSENT_CODES, DATA_ABSENT_REASON, INFORMATION_ORIGIN, UCUM } from './names.js';
import { prefillLazily } from './prefill-lazily.js';
import type { PrefillOptions } from './prefill.js';
import { prefill } from './prefill-with-ucum.js';
import { AS_OF, everyType } from './testing/rule-sets.js';

const ruleSet = everyType();
const OPTIONS = { subject: 'Patient/1', asOf: AS_OF };

const response = (item: unknown[], more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  questionnaire: 'urn:regen-cds:Questionnaire:test-set|1.2.3',
  subject: { reference: 'Patient/1' },
  authored: '2026-06-01',
  item,
  ...more,
});
const answered = (linkId: string, ...answer: unknown[]) => ({ linkId, answer });
const quantity = (value: number, more: object = { system: UCUM, code: '10*9/L' }) => ({
  valueQuantity: { value, ...more },
});

const read = (item: unknown[], more: object = {}, options: Partial<PrefillOptions> = {}) =>
  prefill(ruleSet, response(item, more), { ...OPTIONS, ...options });
const codesOf = ({ issues }: { issues: { code: string }[] }) => issues.map(({ code }) => code);
/** What the engine makes of one fact. */
const reasonFor = (name: string, item: unknown[], more: object = {}) =>
  evaluate(ruleSet, read(item, more).facts, OPTIONS).unknown[name]?.reason;

describe('whose response it is', () => {
  const item = [answered('pain', { valueBoolean: true })];
  const given = (reference: string, subject: string) => read(item, { subject: { reference } }, { subject });

  it('counts the same patient under a relative, an absolute and a bare id as one', () => {
    for (const reference of ['Patient/1', 'https://ehr.example/fhir/Patient/1', 'Patient/1/_history/3'])
      for (const subject of ['Patient/1', '1'])
        assert.deepEqual(Object.keys(given(reference, subject).facts), ['pain'], `${reference} ${subject}`);
  });

  it('takes nothing about anybody else', () => {
    for (const [reference, subject] of [
      ['Patient/2', 'Patient/1'],
      ['Patient/11', '1'],
      ['Group/1', 'Patient/1'],
      ['https://a.example/Patient/1', 'https://b.example/Patient/1'],
    ] as const) {
      const { facts, issues } = given(reference, subject);
      assert.deepEqual(facts, {}, `${reference} ${subject}`);
      assert.deepEqual(codesOf({ issues }), ['subject']);
    }
  });

  it('says when the response names nobody', () => {
    const { facts, issues } = read(item, { subject: undefined });
    assert.deepEqual(Object.keys(facts), ['pain']);
    assert.deepEqual(codesOf({ issues }), ['subject-missing']);
  });
});

describe('which questionnaire it answers', () => {
  const item = [answered('pain', { valueBoolean: true })];

  it('is known by the last part of the address, whoever publishes it', () => {
    const result = read(item, { questionnaire: 'https://clinic.example/fhir/Questionnaire/test-set|1.2.3' });
    assert.deepEqual(codesOf(result), []);
  });

  it('is refused when it is another, unless the caller says that it is this one', () => {
    const questionnaire = 'https://clinic.example/fhir/Questionnaire/8437|4';
    assert.deepEqual(codesOf(read(item, { questionnaire })), ['questionnaire']);
    assert.deepEqual(read(item, { questionnaire }).facts, {});
    const result = read(item, { questionnaire }, { questionnaire: 'https://clinic.example/fhir/Questionnaire/8437' });
    assert.deepEqual(Object.keys(result.facts), ['pain']);
  });

  it('is read in another version, which is said', () => {
    assert.deepEqual(codesOf(read(item, { questionnaire: 'urn:x:test-set|1.0.0' })), ['version']);
  });

  it('is not used when it was entered in error', () => {
    const result = read(item, { status: 'entered-in-error' });
    assert.deepEqual([result.facts, codesOf(result)], [{}, ['status']]);
  });
});

describe('an answer', () => {
  it('keeps its origin, its own date and otherwise the date of the response', () => {
    const origin = { url: INFORMATION_ORIGIN, extension: [{ url: 'source', valueCode: 'override' }] };
    const { facts } = read([
      answered('pain', { extension: [origin], valueBoolean: true }),
      answered('smoker', { valueBoolean: false }),
    ]);
    assert.deepEqual(facts['pain'], { value: true, origin: 'override', observed: '2026-06-01' });
    assert.deepEqual(facts['smoker'], { value: false, origin: 'auto-client', observed: '2026-06-01' });
  });

  it('is found in groups and below other answers', () => {
    const inner = { linkId: 'smoker', answer: [{ valueBoolean: true }] };
    const { facts } = read([
      { linkId: 'group', item: [{ linkId: 'pain', answer: [{ valueBoolean: true, item: [inner] }] }] },
    ]);
    assert.deepEqual(Object.keys(facts), ['pain', 'smoker']);
  });

  it('that nobody dated is too old where age matters, and never of today', () => {
    const item = [answered('platelets', quantity(200))];
    assert.equal(reasonFor('platelets', item, { authored: undefined }), 'stale');
    assert.equal(reasonFor('platelets', item), undefined);
    assert.deepEqual(codesOf(read(item, { authored: undefined })), ['undated']);
  });

  it('given twice on one day with two values is a conflict', () => {
    assert.equal(reasonFor('platelets', [answered('platelets', quantity(90), quantity(200))]), 'conflict');
  });

  it('without a unit, with a printed unit or in an unknown system of units is not used', () => {
    for (const more of [{}, { unit: 'thousand/uL' }, { system: 'urn:other', code: '10*9/L' }, { code: 'furlong' }]) {
      const item = [answered('platelets', quantity(200, more))];
      assert.equal(reasonFor('platelets', item), 'unit', JSON.stringify(more));
      assert.deepEqual(codesOf(read(item)), ['unit'], JSON.stringify(more));
    }
    assert.equal(reasonFor('platelets', [answered('platelets', { valueDecimal: 200 })]), 'unit');
    assert.equal(reasonFor('weight', [answered('weight', quantity(80, {}))]), 'unit');
  });

  it('with the printed unit of the fact itself is used', () => {
    const { facts } = read([answered('platelets', quantity(200, { unit: '×10⁹/L' }))]);
    assert.equal((facts['platelets'] as { value: number }).value, 200);
  });

  it('that is only a bound is not used: below 5 is not 5', () => {
    const item = [answered('platelets', quantity(5, { system: UCUM, code: '10*9/L', comparator: '<' }))];
    assert.equal(reasonFor('platelets', item), 'invalid');
    assert.deepEqual(codesOf(read(item)), ['invalid']);
  });

  it('outside the range is passed on and found out of range', () => {
    assert.equal(reasonFor('platelets', [answered('platelets', quantity(152_000))]), 'out-of-range');
  });

  it('of the wrong kind is not used', () => {
    for (const [name, answer] of [
      ['pain', { valueString: 'yes' }],
      ['pain', { valueCoding: { code: 'true' } }],
      ['grade', { valueString: '2' }],
      ['injured', { valueDateTime: '2026-05-05T10:00:00Z' }],
      ['joint', { valueCoding: { code: 'elbow' } }],
      ['drug', { valueCoding: { code: 'a' } }],
      ['drug', { valueCoding: { system: 'urn:other', code: 'a' } }],
      ['joint', { valueCoding: { system: 'urn:other', code: 'knee' } }],
      ['medicines', { valueCoding: { code: 'constructor' } }],
    ] as const) {
      const item = [answered(name, answer)];
      assert.equal(reasonFor(name, item), 'invalid', JSON.stringify(answer));
      assert.deepEqual(codesOf(read(item)), ['invalid'], JSON.stringify(answer));
    }
  });

  it('to a question the rule set does not have is named and not used', () => {
    const result = read([answered('shoeSize', { valueInteger: 43 }), answered('__proto__', { valueBoolean: true })]);
    assert.deepEqual(result.facts, {});
    assert.deepEqual(codesOf(result), ['unknown-item', 'unknown-item']);
  });
});

describe('the reason why there is no answer', () => {
  const absent = (valueCode: string) => [{ url: DATA_ABSENT_REASON, valueCode }];

  it('is understood wherever FHIR allows it', () => {
    for (const item of [
      { extension: absent('asked-declined') },
      { answer: [{ extension: absent('asked-declined') }] },
      { answer: [{ _valueBoolean: { extension: absent('asked-declined') } }] },
      { answer: [{ valueCoding: { system: DATA_ABSENT_CODES, code: 'asked-declined' } }] },
    ])
      assert.deepEqual(
        read([{ linkId: 'pain', ...item }]).facts,
        { pain: { unknown: 'declined' } },
        JSON.stringify(item),
      );
  });

  it('makes nothing of a question that nobody asked', () => {
    assert.deepEqual(read([{ linkId: 'pain', extension: absent('not-asked') }, { linkId: 'smoker' }]).facts, {});
  });
});

describe('what is no QuestionnaireResponse', () => {
  it('gives no facts and says so, whatever it is', () => {
    for (const source of [null, undefined, 1, 'x', [], {}, { resourceType: 'Bundle' }, { resourceType: 'Patient' }])
      assert.deepEqual(codesOf(prefill(ruleSet, source, OPTIONS)), ['source']);
  });

  it('never throws and never gives a fact outside the rule set, for any JSON in any place', () => {
    const names = new Set(Object.keys(evaluate(ruleSet, {}, OPTIONS).unknown).concat('doubled'));
    const json = fc.jsonValue({ maxDepth: 4 });
    const anyAnswer = fc.dictionary(
      fc.constantFrom(
        'valueBoolean',
        'valueQuantity',
        'valueCoding',
        'valueDecimal',
        'extension',
        'item',
        '_valueDate',
      ),
      json,
    );
    const anyItem = fc.record(
      {
        linkId: fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor'), fc.string()),
        answer: fc.oneof(json, fc.array(anyAnswer, { maxLength: 3 })),
        extension: json,
        item: json,
      },
      { requiredKeys: ['linkId'] },
    );
    const hostile = fc.oneof(
      json,
      fc.array(anyItem, { maxLength: 5 }).map((item) => response(item)),
      fc.tuple(json, json, json).map(([status, subject, item]) => response([], { status, subject, item })),
    );
    fc.assert(
      fc.property(hostile, (source) => {
        const { facts, issues } = prefill(ruleSet, source, OPTIONS);
        assert.ok(Object.keys(facts).every((name) => names.has(name)));
        const decision = evaluate(ruleSet, facts, OPTIONS);
        // What is reported as unusable is not used.
        for (const { code, message } of issues) {
          const name = message.split(':')[0] ?? '';
          if (['unit', 'invalid'].includes(code) && !Array.isArray(facts[name]))
            assert.ok(!(name in decision.facts), name);
        }
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('does not exhaust the stack, however deep it is nested', () => {
    let item: unknown = answered('pain', { valueBoolean: true });
    for (let i = 0; i < 5_000; i++) item = { linkId: 'group', item: [item] };
    const result = read([item]);
    assert.deepEqual([result.facts, codesOf(result)], [{}, ['depth']]);
  });
});

describe('prefillLazily', () => {
  it('gives what prefill gives, with and without the need for the library', async () => {
    for (const unit of ['10*9/L', '10*3/uL', 'furlong']) {
      const source = response([answered('platelets', quantity(200, { system: UCUM, code: unit }))]);
      assert.deepEqual(await prefillLazily(ruleSet, source, OPTIONS), prefill(ruleSet, source, OPTIONS));
    }
  });
});
