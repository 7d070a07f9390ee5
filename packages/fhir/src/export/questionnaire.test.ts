import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import { MAX_VALUE, MIN_QUANTITY, MIN_VALUE, OPTION_EXCLUSIVE, TRANSLATION, UCUM, UNIT_OPTION } from '../names.js';
import { everyType, kneeRules, shippedRules } from '../testing/rule-sets.js';
import { validate } from '../testing/validate.js';
import { toQuestionnaire } from './questionnaire.js';

const itemsOf = ({ item = [] }: Questionnaire): Map<string, QuestionnaireItem> =>
  new Map(item.map((one) => [one.linkId, one]));

describe('toQuestionnaire', () => {
  const ruleSet = everyType();
  const questionnaire = toQuestionnaire(ruleSet);
  const items = itemsOf(questionnaire);
  const extension = (linkId: string, url: string) => items.get(linkId)?.extension?.filter((one) => one.url === url);

  for (const [name, rules] of Object.entries({ 'a fact of every type': ruleSet, 'the knee rules': kneeRules() })) {
    for (const lang of ['en', 'es']) {
      for (const audience of ['clinician', 'patient'] as const) {
        it(`is valid FHIR R4: ${name}, ${lang}, ${audience}`, () => {
          assert.deepEqual(validate(toQuestionnaire(rules, { lang, audience })), []);
        });
      }
    }
  }

  it('is valid FHIR R4 for every rule set that is shipped', () => {
    const shipped = shippedRules();
    assert.ok(shipped.length > 10);
    for (const [path, rules] of shipped) assert.deepEqual(validate(toQuestionnaire(rules)), [], path);
  });

  it('is judged by a validator that refuses what is not FHIR', () => {
    for (const wrong of [{ titel: 'x' }, { status: 5 }, { item: [{ text: 'no linkId and no type' }] }])
      assert.throws(() => validate({ ...questionnaire, ...wrong }), /./, JSON.stringify(wrong));
  });

  it('has one item for each fact, the place and each derived value, in the order of the rule set', () => {
    const { facts, derived = {} } = ruleSet.document;
    assert.deepEqual([...items.keys()], [...Object.keys(facts), 'jurisdiction', ...Object.keys(derived)]);
  });

  it('gives each type of fact the item type that keeps its meaning', () => {
    const expected = {
      emergency: 'boolean',
      grade: 'integer',
      inr: 'decimal',
      platelets: 'quantity',
      weeks: 'quantity',
      stage: 'choice',
      joint: 'choice',
      medicines: 'choice',
      injured: 'date',
    };
    for (const [name, type] of Object.entries(expected)) assert.equal(items.get(name)?.type, type, name);
  });

  it('names the units a quantity may have, the own one first', () => {
    const codings = extension('hba1c', UNIT_OPTION)?.map(({ valueCoding }) => valueCoding);
    assert.deepEqual(codings, [
      { system: UCUM, code: '%', display: '%' },
      { system: UCUM, code: 'mmol/mol', display: 'mmol/mol' },
    ]);
  });

  it('carries the bounds of numbers and dates', () => {
    assert.equal(extension('grade', MAX_VALUE)?.[0]?.valueInteger, 4);
    assert.equal(extension('inr', MIN_VALUE)?.[0]?.valueDecimal, 0.5);
    assert.equal(extension('injured', MIN_VALUE)?.[0]?.valueDate, '1990-01-01');
    assert.equal(extension('weight', MIN_QUANTITY)?.[0]?.valueQuantity?.value, 20);
  });

  it('asks a gated fact only when its gate is true', () => {
    assert.deepEqual(items.get('weeks')?.enableWhen, [{ question: 'pain', operator: '=', answerBoolean: true }]);
  });

  it('offers "none of these" for a list, alone', () => {
    const last = items.get('medicines')?.answerOption?.at(-1);
    assert.equal(last?.valueCoding?.display, 'None of these');
    assert.deepEqual(last.extension, [{ url: OPTION_EXCLUSIVE, valueBoolean: true }]);
    assert.equal(items.get('medicines')?.repeats, true);
  });

  it('requires no answer', () => {
    assert.ok([...items.values()].every(({ required }) => required === false));
  });

  it('is in the language asked for, with the others as translations', () => {
    const spanish = toQuestionnaire(ruleSet, { lang: 'es-MX' });
    assert.equal(spanish.language, 'es');
    assert.equal(spanish.title, 'Test set (es)');
    assert.equal(spanish._title?.extension?.[0]?.url, TRANSLATION);
    assert.equal(spanish._title.extension[0].extension?.[1]?.valueString, 'Test set');
  });

  it('stands under the base of its deployer', () => {
    const { url, version } = toQuestionnaire(ruleSet, { base: 'https://clinic.example/fhir/' });
    assert.equal(url, 'https://clinic.example/fhir/Questionnaire/test-set');
    assert.equal(version, '1.2.3');
    assert.equal(questionnaire.url, 'urn:regen-cds:Questionnaire:test-set');
  });
});
