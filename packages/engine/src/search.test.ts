import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, nextFact, parseRuleSet } from './index.js';
import { AS_OF, criterion, document, fact, options } from './testing/document.js';

const SMOKER = { var: 'smoker' };
const AGE = { var: 'age' };
const SIDE = { var: 'side' };

/** What a rule set with this one condition says of somebody, and what it still asks. */
const decide = (when: unknown, facts: Record<string, unknown> = {}) => {
  const ruleSet = parseRuleSet(
    document({
      facts: {
        smoker: fact('boolean'),
        other: fact('boolean'),
        age: fact('integer', { min: 0, max: 120 }),
        weight: fact('number', { min: 20, max: 300 }),
        side: fact('code', { options: options('left', 'right', 'both') }),
        drugs: fact('codes', { options: options('warfarin', 'aspirin') }),
      },
      criteria: [criterion('c', 'caution', when), criterion('other', 'note', { var: 'other' })],
    }),
  );
  const decision = evaluate(ruleSet, { other: true, ...facts }, { asOf: AS_OF });
  const [{ truth, open } = { truth: undefined, open: [] }] = decision.criteria;
  return { truth, open, asked: nextFact(decision, ruleSet, { audience: 'clinician' }) };
};

describe('a condition that no answer can change', () => {
  const CONSTANT: [title: string, when: unknown, truth: boolean][] = [
    ['a fact or its opposite', { or: [SMOKER, { '!': [SMOKER] }] }, true],
    ['a fact and its opposite', { and: [SMOKER, { '!': [SMOKER] }] }, false],
    ['both values of a fact', { or: [{ '==': [SMOKER, true] }, { '==': [SMOKER, false] }] }, true],
    ['every code of a fact', { or: ['left', 'right', 'both'].map((code) => ({ '==': [SIDE, code] })) }, true],
    ['two codes at once', { and: [{ '==': [SIDE, 'left'] }, { '==': [SIDE, 'right'] }] }, false],
    ['a gap between whole numbers', { and: [{ '>': [AGE, 17] }, { '<': [AGE, 18] }] }, false],
    ['ranges that touch', { or: [{ '<': [{ var: 'weight' }, 70] }, { '>=': [{ var: 'weight' }, 70] }] }, true],
    [
      'a list that holds something or nothing',
      { or: [{ in: ['aspirin', { var: 'drugs' }] }, { '!': [{ in: ['aspirin', { var: 'drugs' }] }] }] },
      true,
    ],
    [
      'a sum on both sides of a limit',
      { or: [{ '<': [{ '+': [AGE, 1] }, 50] }, { '>=': [{ '+': [AGE, 1] }, 50] }] },
      true,
    ],
  ];
  for (const [title, when, truth] of CONSTANT) {
    it(`takes its proved truth, and asks nothing: ${title}`, () => {
      assert.deepEqual(decide(when), { truth, open: [], asked: null });
    });
  }

  it('stays unknown where there is a number between', () => {
    const { truth, open } = decide({ and: [{ '>': [{ var: 'weight' }, 17 + 53] }, { '<': [{ var: 'weight' }, 71] }] });
    assert.deepEqual([truth, open], [null, ['weight']]);
  });
});

describe('a fact that cannot change a condition', () => {
  it('is not asked for, though it is mentioned', () => {
    const when = { or: [{ and: [SMOKER, { '>': [AGE, 60] }] }, { and: [{ '!': [SMOKER] }, { '>': [AGE, 60] }] }] };
    assert.deepEqual(decide(when), { truth: null, open: ['age'], asked: 'age' });
  });

  it('is asked for as soon as it can', () => {
    const when = { or: [{ and: [SMOKER, { '>': [AGE, 60] }] }, { and: [{ '!': [SMOKER] }, { '>': [AGE, 70] }] }] };
    assert.deepEqual(decide(when).open, ['smoker', 'age']);
    assert.deepEqual(decide(when, { age: 65 }).open, ['smoker']);
    assert.deepEqual(decide(when, { age: 75 }), { truth: true, open: [], asked: null });
  });
});

describe('a search whose budget ends', () => {
  it('claims nothing', () => {
    const names = Array.from({ length: 24 }, (_, i) => `f${i}`);
    const pairs = names.map((name, i) => ({ '==': [{ var: name }, { var: names[(i + 7) % 24] }] }));
    const ruleSet = parseRuleSet(
      document({
        facts: Object.fromEntries(names.map((name) => [name, fact('boolean')])),
        // An even number of differences around a ring: always true, and hard to see.
        criteria: [
          criterion(
            'ring',
            'caution',
            pairs.reduce<unknown>((sum, pair) => ({ '==': [sum, pair] }), true),
          ),
        ],
      }),
    );
    const { criteria } = evaluate(ruleSet, {}, { asOf: AS_OF });
    assert.deepEqual([criteria[0]?.truth, criteria[0]?.open], [null, names]);
  });
});
