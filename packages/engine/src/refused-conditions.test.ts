import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileCondition, parseRuleSet } from './index.js';
import { criterion, document, fact, options, withCondition } from './testing/document.js';
import { isAt, leadsInto, refusal } from './testing/refusal.js';

const FACTS = {
  ok: fact('boolean'),
  pregnant: fact('boolean'),
  age: fact('integer', { unit: 'a', min: 0, max: 120 }),
  weight: fact('number', { unit: 'kg', min: 20, max: 300 }),
  lean: fact('number', { unit: 'kg', min: 0, max: 200 }),
  height: fact('number', { unit: 'm', min: 0.5, max: 2.5 }),
  ratio: fact('number', { min: 0.1, max: 10 }),
  index: fact('number', { min: -5, max: 5 }),
  huge: fact('number', { min: -1e308, max: 1e308 }),
  sex: fact('code', { options: options('female', 'male') }),
  medicine: fact('codes', { options: options('warfarin', 'aspirin') }),
  day: fact('date', { min: '2000-01-01', max: '2026-12-31' }),
};

const OK = { var: 'ok' };
const AGE = { var: 'age' };
const WEIGHT = { var: 'weight' };
const SEX = { var: 'sex' };
const MEDICINE = { var: 'medicine' };
const DAY = { var: 'day' };

/** What is refused, the expression, and where in it the mistake is. */
const REFUSED: [title: string, expression: unknown, at: string][] = [
  // names
  ['a typo in a fact id', { '>': [{ var: 'agee' }, 18] }, '/>/0'],
  ['a default in var', { '>': [{ var: ['age', 0] }, 18] }, '/>/0'],
  ['a path in var', { var: 'person.pregnant' }, ''],
  ['a position in var', { var: 0 }, ''],
  ['the whole data in var', { var: '' }, ''],
  ['var of null', { var: null }, ''],
  ['var of nothing', { var: [] }, ''],
  ['a computed var', { var: { var: 'pregnant' } }, ''],
  ['a computed var in a list', { var: [{ if: [OK, 'pregnant', 'ok'] }] }, ''],
  ['var "__proto__"', { var: '__proto__' }, ''],
  ['var "constructor"', { var: 'constructor' }, ''],
  ['var "constructor.constructor"', { var: 'constructor.constructor' }, ''],
  ['var "toString"', { var: 'toString' }, ''],
  ['var "hasOwnProperty"', { var: 'hasOwnProperty' }, ''],
  // shape
  ['null as a condition', null, ''],
  ['null as an operand', { '<': [AGE, null] }, '/</1'],
  ['a number as a condition', 1, ''],
  ['zero as a condition', 0, ''],
  ['a text as a condition', 'true', ''],
  ['a list as a condition', [OK], ''],
  ['an object with two keys', { '>': [AGE, 18], '<': [AGE, 65] }, ''],
  ['an object without a key', {}, ''],
  ['an object with two keys as an operand', { '!': [{ var: 'pregnant', log: 1 }] }, '/!'],
  ['an operator that is only inherited', Object.create({ var: 'pregnant' }), ''],
  // operators
  ...[
    'missing',
    'missing_some',
    'log',
    'gt',
    'reduce',
    'map',
    'filter',
    'merge',
    'cat',
    'substr',
    '%',
    '?:',
    'not',
    'AND',
    'xor',
    'method',
  ].map((operator): [string, unknown, string] => [`the operator "${operator}"`, { [operator]: [OK, OK] }, '']),
  ['the operator "missing" of a name', { '!': [{ missing: ['age'] }] }, '/!'],
  [
    'the operator "reduce" over a list',
    { '>': [{ reduce: [MEDICINE, { '+': [{ var: 'accumulator' }, 1] }, 0] }, 1] },
    '/>/0',
  ],
  ['the operator "__proto__"', JSON.parse('{"__proto__":[{"var":"ok"}]}'), ''],
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty'].map((operator): [string, unknown, string] => [
    `the operator "${operator}"`,
    { [operator]: [OK] },
    '',
  ]),
  // arity
  ['an empty and', { and: [] }, ''],
  ['an empty or', { or: [] }, ''],
  ['an empty sum', { '>': [{ '+': [] }, 1] }, '/>/0'],
  ['an empty min', { '>': [{ min: [] }, 1] }, '/>/0'],
  ['! of two', { '!': [OK, OK] }, ''],
  ['! of nothing', { '!': [] }, ''],
  ['!! of two', { '!!': [OK, OK] }, ''],
  ['< of one', { '<': [AGE] }, ''],
  ['< of four', { '<': [1, AGE, AGE, 100] }, ''],
  ['> of three', { '>': [100, AGE, 18] }, ''],
  ['>= of three', { '>=': [100, AGE, 18] }, ''],
  ['== of three', { '==': [SEX, 'female', 'female'] }, ''],
  ['== of one', { '==': [SEX] }, ''],
  ['in of three', { in: [SEX, ['female'], ['male']] }, ''],
  ['some without a predicate', { some: [MEDICINE] }, ''],
  ['- of three', { '>': [{ '-': [AGE, 1, 1] }, 18] }, '/>/0'],
  ['/ of one', { '>': [{ '/': [WEIGHT] }, 18] }, '/>/0'],
  ['/ of three', { '>': [{ '/': [WEIGHT, 2, 2] }, 18] }, '/>/0'],
  ['an if without branches', { if: [OK] }, ''],
  ['an if without an else', { if: [OK, OK] }, ''],
  ['an else-if without an else', { if: [OK, OK, OK, OK] }, ''],
  ['an empty if', { if: [] }, ''],
  // truth without truthiness
  ['! of a code', { '!': [SEX] }, '/!'],
  ['! of a list', { '!': [MEDICINE] }, '/!'],
  ['! of a number', { '!': [AGE] }, '/!'],
  ['!! of a list', { '!!': [MEDICINE] }, '/!!'],
  ['a number in and', { and: [OK, AGE] }, '/and/1'],
  ['a literal number in or', { or: [OK, 1] }, '/or/1'],
  ['a code in or', { or: [SEX, OK] }, '/or/0'],
  ['a number fact as a condition', AGE, ''],
  ['a code fact as a condition', SEX, ''],
  ['a list fact as a condition', MEDICINE, ''],
  ['a date fact as a condition', DAY, ''],
  ['a sum as a condition', { '+': [AGE, 1] }, ''],
  ['a number as the condition of an if', { if: [AGE, OK, OK] }, '/if/0'],
  ['branches of two types', { if: [OK, { var: 'pregnant' }, 1] }, '/if'],
  ['number branches where a truth is needed', { if: [OK, 1, 0] }, ''],
  // types
  ['a number written as a text', { '>': [AGE, '18'] }, '/>/1'],
  ['a truth in a comparison', { '<': [AGE, true] }, '/</1'],
  ['a boolean fact in a comparison', { '<': [{ var: 'pregnant' }, 1] }, '/<'],
  ['a code in a comparison', { '<': [SEX, 'male'] }, '/<'],
  ['a list in a comparison', { '>': [MEDICINE, 1] }, '/>/0'],
  ['a text in a sum', { '>': [{ '+': [AGE, '1'] }, 18] }, '/>/0/+/1'],
  ['a truth in a sum', { '>': [{ '+': [AGE, OK] }, 18] }, '/>/0/+/1'],
  ['a list in max', { '>': [{ max: [MEDICINE] }, 18] }, '/>/0/max'],
  ['== between a code and a number', { '==': [SEX, 1] }, '/=='],
  ['== between a truth and a text', { '==': [OK, 'true'] }, '/=='],
  ['== between a truth and a number', { '==': [OK, 1] }, '/=='],
  ['== between a number and a code', { '==': [AGE, SEX] }, '/=='],
  ['== on lists', { '==': [MEDICINE, MEDICINE] }, '/=='],
  ['== on a decimal', { '==': [WEIGHT, 70] }, '/=='],
  ['!= on a decimal', { '!=': [{ var: 'ratio' }, 1] }, '/!='],
  ['=== on a quotient', { '===': [{ '/': [AGE, 2] }, 20] }, '/==='],
  ['== of a whole number and a decimal', { '==': [AGE, 18.5] }, '/=='],
  ['a date compared with a number', { '<': [DAY, 20200101] }, '/</1'],
  ['a date compared with a code', { '<': [DAY, 'female'] }, '/</1'],
  ['a day that does not exist', { '<': [DAY, '2026-02-30'] }, '/</1'],
  ['a day written the other way round', { '<': [DAY, '15.06.2026'] }, '/</1'],
  ['an instant where a day is needed', { '<': [DAY, '2026-01-01T00:00:00Z'] }, '/</1'],
  // codes and lists
  ['a code that is not declared', { '==': [SEX, 'femal'] }, '/==/1'],
  ['a code in another case', { '!=': ['Female', SEX] }, '/!=/0'],
  ['an undeclared code in a list', { in: [SEX, ['female', 'unknown']] }, '/in/1'],
  ['an undeclared code in a list fact', { in: ['heparin', MEDICINE] }, '/in/0'],
  ['a substring', { in: ['war', 'warfarin'] }, '/in'],
  ['a substring of a code fact', { in: ['fem', SEX] }, '/in'],
  ['a list of mixed types', { in: [SEX, ['female', 1]] }, '/in/1'],
  ['a list that holds an expression', { in: [SEX, ['female', { var: 'sex' }]] }, '/in/1'],
  ['a decimal in a list', { in: [WEIGHT, [70, 80]] }, '/in'],
  ['a number in a list of codes', { in: [AGE, ['female']] }, '/in'],
  ['a number in a list fact', { in: [1, MEDICINE] }, '/in/0'],
  ['an outer fact in some', { some: [MEDICINE, { var: 'pregnant' }] }, '/some/1'],
  [
    'an outer fact beside the element',
    { none: [MEDICINE, { and: [{ '==': [{ var: '' }, 'aspirin'] }, OK] }] },
    '/none/1',
  ],
  ['an outer code in all', { all: [MEDICINE, { '==': [{ var: '' }, SEX] }] }, '/all/1'],
  ['some within some', { some: [MEDICINE, { some: [MEDICINE, { '==': [{ var: '' }, 'aspirin'] }] }] }, '/some/1'],
  ['an undeclared code in a predicate', { some: [MEDICINE, { '==': [{ var: '' }, 'heparin'] }] }, '/some/1'],
  ['a member as a truth', { some: [MEDICINE, { var: '' }] }, '/some/1'],
  ['some over a code', { some: [SEX, { '==': [{ var: '' }, 'female'] }] }, '/some/0'],
  ['some over a literal list', { some: [['warfarin'], { '==': [{ var: '' }, 'warfarin'] }] }, '/some/0'],
  // units
  ['a comparison of years with kilograms', { '>': [AGE, WEIGHT] }, '/>'],
  ['a sum of years and kilograms', { '>': [{ '+': [AGE, WEIGHT] }, 18] }, '/>/0'],
  ['a difference of metres and kilograms', { '>': [{ '-': [WEIGHT, { var: 'height' }] }, 18] }, '/>/0'],
  ['the least of years and kilograms', { '>': [{ min: [AGE, WEIGHT] }, 20] }, '/>/0'],
  ['a comparison of a product with one factor', { '>': [{ '*': [WEIGHT, { var: 'height' }] }, WEIGHT] }, '/>'],
  [
    'a comparison of a quotient with its numerator',
    { '>': [{ '/': [WEIGHT, { var: 'height' }] }, { var: 'lean' }] },
    '/>',
  ],
  ['a comparison of a ratio with kilograms', { '<': [{ '/': [{ var: 'lean' }, WEIGHT] }, WEIGHT] }, '/<'],
  ['branches of two units', { '>': [{ if: [OK, AGE, WEIGHT] }, 30] }, '/>/0'],
  ['a wrong unit in the third operand', { '<': [{ var: 'lean' }, WEIGHT, AGE] }, '/<'],
  // ranges
  ['a limit above the range', { '>': [AGE, 130] }, '/>/1'],
  ['a limit below the range', { '<': [WEIGHT, 10] }, '/</1'],
  ['a limit outside the range on the left', { '<=': [-1, AGE] }, '/<=/0'],
  ['a limit outside the range in third place', { '<': [18, AGE, 200] }, '/</2'],
  ['a value outside the range', { '==': [AGE, -1] }, '/==/1'],
  ['a value outside the range in a list', { in: [AGE, [1, 999]] }, '/in/1'],
  ['a day outside the range', { '>': [DAY, '2090-01-01'] }, '/>/1'],
  ['a denominator that can be zero', { '>': [{ '/': [{ var: 'ratio' }, { var: 'index' }] }, 1] }, '/>/0'],
  ['a denominator that starts at zero', { '>': [{ '/': [WEIGHT, { var: 'lean' }] }, 1] }, '/>/0'],
  ['a denominator of zero', { '>': [{ '/': [WEIGHT, 0] }, 1] }, '/>/0'],
  ['a difference as denominator that can be zero', { '>': [{ '/': [WEIGHT, { '-': [AGE, 18] }] }, 1] }, '/>/0'],
  ['a choice as denominator that can be zero', { '>': [{ '/': [WEIGHT, { if: [OK, 0, 1] }] }, 1] }, '/>/0'],
  ['a sum that can overflow', { '<': [{ '+': [{ var: 'huge' }, { var: 'huge' }] }, 1] }, '/</0'],
  ['a product that can overflow', { '<': [{ '*': [{ var: 'huge' }, 10] }, 1] }, '/</0'],
  ['a quotient that can overflow', { '<': [{ '/': [{ var: 'huge' }, 0.001] }, 1] }, '/</0'],
  ['a difference that can overflow', { '<': [{ '-': [{ var: 'huge' }, { var: 'huge' }] }, 1] }, '/</0'],
  // what JSON cannot hold, for callers that build rules in code
  ['NaN', { '>': [AGE, Number.NaN] }, '/>/1'],
  ['Infinity', { '<': [AGE, Number.POSITIVE_INFINITY] }, '/</1'],
  ['undefined', { '>': [AGE, undefined] }, '/>/1'],
  ['a function', { '>': [AGE, () => 18] }, '/>/1'],
  ['a bigint', { '>': [AGE, 18n] }, '/>/1'],
  ['a Date', { '>': [DAY, new Date(0)] }, '/>/1'],
  ['a boxed number', { '>': [AGE, Object(18) as unknown] }, '/>/1'],
  ['a hole in the operands', { and: [OK, , OK] }, '/and/1'], // eslint-disable-line no-sparse-arrays
];

describe('a condition outside the profile is refused with its place (RULE-PROFILE 1.2)', () => {
  for (const [title, expression, at] of REFUSED) {
    it(title, () => {
      const rule = { and: [OK, expression] };
      const [alone] = refusal(() => compileCondition(rule, FACTS));
      assert.ok(alone && isAt(alone.path, `/and/1${at}`), `compileCondition points at ${alone?.path ?? ''}`);
      assert.ok(leadsInto(rule, alone.path), `${alone.path} leads nowhere`);

      const issues = refusal(() => parseRuleSet(withCondition(rule, FACTS)));
      const found = issues.find(({ path }) => isAt(path, `/criteria/0/when/and/1${at}`));
      assert.ok(found, `parseRuleSet points at ${issues.map(({ path }) => path).join(', ')}`);
    });
  }

  it('a list where a condition stands alone', () => {
    refusal(() => compileCondition([], FACTS));
    refusal(() => compileCondition([OK, OK], FACTS));
  });

  it('nothing where a condition is needed', () => {
    refusal(() => compileCondition(undefined, FACTS));
    const { when: _when, ...rest } = criterion('first', 'exclusion', true);
    const base = document();
    const issues = refusal(() => parseRuleSet({ ...base, criteria: [...base.criteria, rest] }));
    assert.ok(issues.some(({ path }) => isAt(path, `/criteria/${base.criteria.length}`)));
  });

  it('every mistake of a document in one go', () => {
    const base = document();
    const bad = { '>': [{ var: 'nobody' }, 1] };
    const criteria = [...base.criteria, criterion('bad-one', 'note', bad), criterion('bad-two', 'note', { log: 1 })];
    const paths = refusal(() => parseRuleSet({ ...base, criteria })).map(({ path }) => path);
    for (const at of [0, 1]) {
      assert.ok(
        paths.some((path) => isAt(path, `/criteria/${base.criteria.length + at}/when`)),
        paths.join(),
      );
    }
  });

  it('a condition whose facts have no range', () => {
    refusal(() => compileCondition({ '>': [AGE, 18] }, { age: { type: 'integer' } }));
    refusal(() => compileCondition({ '>': [AGE, 18] }, { age: { type: 'number', min: 0 } }));
  });
});
