import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  evaluate,
  explainChanges,
  parseRuleSet,
  whatWouldChange,
  type CriterionDefinition,
  type FactDefinition,
} from './index.js';
import { AS_OF, criterion, derivedBy, document, fact, options } from './testing/document.js';

const modifiable = { modifiable: true };
const FACTS: Record<string, FactDefinition> = {
  smoker: fact('boolean', modifiable),
  weight: fact('number', { unit: 'kg', unitLabel: 'kg', min: 20, max: 300, decimals: 1, ...modifiable }),
  height: fact('number', { unit: 'm', min: 0.5, max: 2.5, decimals: 2 }),
  weeks: fact('integer', { min: 0, max: 52, ...modifiable }),
  score: fact('number', { min: 0, max: 1_000_000, decimals: 3, ...modifiable }),
  brace: fact('code', { options: options('none', 'soft', 'hard'), ...modifiable }),
  age: fact('integer', { min: 0, max: 120, ...modifiable }),
  patientPregnant: fact('boolean', modifiable),
  drug: fact('boolean', { medicine: true }),
};
const BMI = derivedBy(
  { expression: { '/': [{ var: 'weight' }, { '*': [{ var: 'height' }, { var: 'height' }] }] } },
  { decimals: 1, unit: 'kg/m2' },
);
const opened = (criteria: CriterionDefinition[], facts: Record<string, unknown>) => {
  const ruleSet = parseRuleSet(
    document({
      facts: FACTS,
      derived: { bmi: BMI },
      criteria: [
        ...criteria.map((one) => ({ ...one, appliesTo: ['gel'] })),
        criterion('any', 'note', { var: 'smoker' }),
      ],
    }),
  );
  return { ruleSet, decision: evaluate(ruleSet, facts, { asOf: AS_OF }) };
};
const changes = (criteria: CriterionDefinition[], facts: Record<string, unknown>) => {
  const { ruleSet, decision } = opened(criteria, facts);
  return whatWouldChange(decision, ruleSet).map((one) => ({
    ...Object.fromEntries(one.changes.map(({ fact: name, to }) => [name, to])),
    status: one.status,
  }));
};
const SMOKES = criterion('smokes', 'caution', { var: 'smoker' });

describe('what would change a status', () => {
  it('is another answer to a modifiable fact', () => {
    assert.deepEqual(changes([SMOKES], { smoker: true }), [{ smoker: false, status: 'candidate' }]);
    assert.deepEqual(changes([SMOKES], { smoker: false }), []);
  });

  it('is the nearest number, on the grain of the fact, on either side', () => {
    const early = criterion('early', 'exclusion', { '<': [{ var: 'weeks' }, 12] });
    const heavy = criterion('heavy', 'exclusion', { '>=': [{ var: 'weight' }, 120] });
    assert.deepEqual(changes([early], { weeks: 3 }), [{ weeks: 12, status: 'candidate' }]);
    assert.deepEqual(changes([heavy], { weight: 120.4 }), [{ weight: 119.9, status: 'candidate' }]);
    const band = criterion('band', 'exclusion', { '<=': [20, { var: 'weeks' }, 30] });
    assert.deepEqual(changes([band], { weeks: 22 }), [{ weeks: 19, status: 'candidate' }]);
    assert.deepEqual(changes([band], { weeks: 29 }), [{ weeks: 31, status: 'candidate' }]);
  });

  it('is found through a derived value and its rounding', () => {
    const obese = criterion('obese', 'exclusion', { '>=': [{ var: 'bmi' }, 40] });
    // 102.4 / 1.6² = 40.0; at 102.2 it is 39.9 after rounding, at 102.3 still 40.0.
    assert.deepEqual(changes([obese], { weight: 110, height: 1.6 }), [{ weight: 102.2, status: 'candidate' }]);
  });

  it('is another code', () => {
    const soft = criterion('soft', 'requirement', { in: [{ var: 'brace' }, ['soft', 'hard']] });
    assert.deepEqual(changes([soft], { brace: 'none' }), [
      { brace: 'soft', status: 'candidate' },
      { brace: 'hard', status: 'candidate' },
    ]);
  });

  it('is two facts only where one is not enough', () => {
    const early = criterion('early', 'caution', { '<': [{ var: 'weeks' }, 12] });
    assert.deepEqual(changes([SMOKES, early], { smoker: true, weeks: 3 }), [
      { smoker: false, weeks: 12, status: 'candidate' },
    ]);
    const excluded = { ...early, kind: 'exclusion' as const };
    assert.deepEqual(changes([SMOKES, excluded], { smoker: true, weeks: 3 }), [{ weeks: 12, status: 'caution' }]);
  });

  it('says when answers would still be needed then', () => {
    const open = criterion('open', 'referral', { var: 'drug' });
    assert.deepEqual(changes([SMOKES, open], { smoker: true }), [{ smoker: false, status: 'needs-answers' }]);
  });

  it('is not looked for without end, and not claimed where the search has one', () => {
    // True of every score, though no interval of scores shows it.
    const puzzle = { '<': [{ '-': [{ var: 'score' }, { var: 'score' }] }, 0.5] };
    assert.deepEqual(changes([criterion('puzzle', 'exclusion', puzzle)], { score: 7 }), []);
  });

  it('is never age, sex, pregnancy or a medicine, whatever a rule set calls modifiable', () => {
    const old = criterion('old', 'exclusion', { '>': [{ var: 'age' }, 65] });
    const pregnant = criterion('pregnant', 'exclusion', { var: 'patientPregnant' });
    const drug = criterion('drug', 'exclusion', { var: 'drug' });
    assert.deepEqual(changes([old], { age: 70 }), []);
    assert.deepEqual(changes([pregnant], { patientPregnant: true }), []);
    assert.deepEqual(changes([drug], { drug: true }), []);
    const coded = fact('code', {
      ...modifiable,
      options: options('a', 'b'),
      codes: [{ system: 'http://loinc.org', code: '46098-0' }],
    });
    const ruleSet = parseRuleSet(
      document({
        facts: { ...document().facts, body: coded },
        criteria: [criterion('c', 'exclusion', { '==': [{ var: 'body' }, 'a'] })],
      }),
    );
    assert.deepEqual(whatWouldChange(evaluate(ruleSet, { body: 'a' }, { asOf: AS_OF }), ruleSet), []);
  });

  it('is nothing under an urgent decision, and nothing that is not known', () => {
    const urgent = { ...criterion('stop', 'urgent', { var: 'drug' }) };
    const ruleSet = parseRuleSet(document({ facts: FACTS, criteria: [urgent, SMOKES] }));
    assert.deepEqual(whatWouldChange(evaluate(ruleSet, { drug: true, smoker: true }, { asOf: AS_OF }), ruleSet), []);
    assert.deepEqual(changes([SMOKES], { smoker: { unknown: 'not-known' } }), []);
  });
});

describe('the words for it', () => {
  const early = criterion('early', 'exclusion', { '<': [{ var: 'weight' }, 60.5] });
  const { ruleSet, decision } = opened([early, SMOKES], { weight: 58.2, smoker: true });
  const told = (lang: string, audience: 'clinician' | 'patient') =>
    explainChanges(decision, ruleSet, { lang, audience }).map(({ text }) => text);

  it('name the fact, both values and where it would lead', () => {
    assert.deepEqual(told('en', 'clinician'), ['A fact: 60.5 kg instead of 58.2 kg. Then: caution.']);
    assert.deepEqual(told('es', 'clinician'), ['A fact (es): 60,5 kg en lugar de 58,2 kg. Entonces: precaución.']);
  });

  it('are not for patients, who are shown no verdict', () => {
    assert.deepEqual(told('en', 'patient'), []);
  });
});
