import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileCondition, parseRuleSet, type RuleSetDocument } from './index.js';
import { criterion, derivedBy, document, fact, modality, options, withCondition } from './testing/document.js';
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

/** The same expression behind getters, so that each visit of a node is seen. */
const counted = (build: (visit: () => void) => unknown): { rule: unknown; visits: () => number } => {
  let visits = 0;
  return { rule: build(() => (visits += 1)), visits: () => visits };
};
const watched = (operator: string, operand: unknown, visit: () => void): unknown =>
  Object.defineProperty({}, operator, {
    enumerable: true,
    get: () => {
      visit();
      return operand;
    },
  });
const nested = (depth: number, visit: () => void = () => undefined): unknown => {
  let rule: unknown = OK;
  for (let level = 0; level < depth; level += 1) rule = watched('!', [rule], visit);
  return rule;
};

describe('the size of a condition is bounded before it is walked', () => {
  it('accepts 28 levels', () => {
    assert.equal(compileCondition(nested(28), FACTS).evaluate({ ok: true }), true);
  });

  it('refuses more than 32 levels', () => {
    refusal(() => compileCondition(nested(33), FACTS));
  });

  it('refuses 10,000 nested operators after a look at no more than a few levels', () => {
    const { rule, visits } = counted((visit) => nested(10_000, visit));
    refusal(() => compileCondition(rule, FACTS));
    assert.ok(visits() <= 1000, `${visits()} visits`);
  });

  it('refuses 100,000 nested operators in a document without a stack overflow', () => {
    const issues = refusal(() => parseRuleSet(withCondition(nested(100_000), FACTS)));
    assert.ok(
      issues.some(({ path }) => isAt(path, '/criteria/0/when')),
      issues[0]?.path,
    );
  });

  it('refuses 10,000 nested lists', () => {
    let list: unknown = [];
    for (let level = 0; level < 10_000; level += 1) list = [list];
    refusal(() => compileCondition({ and: list }, FACTS));
    refusal(() => parseRuleSet(withCondition({ and: list }, FACTS)));
  });

  it('refuses a million operands after a look at a bounded number of them', () => {
    const { rule, visits } = counted((visit) => ({ and: new Array(1_000_000).fill(watched('var', 'ok', visit)) }));
    refusal(() => compileCondition(rule, FACTS));
    assert.ok(visits() <= 100_000, `${visits()} visits`);
  });

  it('refuses a small document of many shared parts that would unfold into 2^30 nodes', () => {
    let rule: unknown = OK;
    for (let level = 0; level < 30; level += 1) rule = { and: [rule, rule] };
    refusal(() => compileCondition(rule, FACTS));
    refusal(() => parseRuleSet(withCondition(rule, FACTS)));
  });

  it('refuses a rule that holds itself', () => {
    const rule: Record<string, unknown> = {};
    rule['!'] = [rule];
    refusal(() => compileCondition(rule, FACTS));
    refusal(() => parseRuleSet(withCondition(rule, FACTS)));
  });

  it('refuses a long list of codes after a look at a bounded number of them', () => {
    refusal(() => compileCondition({ in: [SEX, new Array(1_000_000).fill('female')] }, FACTS));
  });
});

type Change = (base: RuleSetDocument) => unknown;
const other =
  (change: (copy: Record<string, never>) => void): Change =>
  (base) => {
    change(base as never);
    return base;
  };

/** What is refused, the change that makes the document wrong, and where. */
const DOCUMENTS: [title: string, change: Change, at: string][] = [
  ['a newer format', (base) => ({ ...base, format: 2 }), '/format'],
  ['no format', ({ format: _format, ...base }) => base, '/format'],
  ['an unknown part', (base) => ({ ...base, rules: [] }), ''],
  ['an id with a path in it', (base) => ({ ...base, id: '../other' }), '/id'],
  ['a version that is not semver', (base) => ({ ...base, version: '1.2' }), '/version'],
  ['a status that is none', (base) => ({ ...base, status: 'final' }), '/status'],
  ['no locale', (base) => ({ ...base, locales: [] }), '/locales'],
  ['a text that lacks a locale', (base) => ({ ...base, title: { en: 'Only English' } }), '/title'],
  [
    'a text for patients that lacks a locale',
    (base) => ({ ...base, summary: { clinician: { en: 'a', es: 'b' }, patient: { en: 'a' } } }),
    '/summary',
  ],
  ['an empty text', (base) => ({ ...base, title: { en: '', es: 'x' } }), '/title'],
  ['a number where a text is needed', (base) => ({ ...base, publisher: 7 }), '/publisher'],
  ['no day of review', ({ lastReviewDate: _day, ...base }) => base, '/lastReviewDate'],
  ['a day that does not exist', (base) => ({ ...base, lastReviewDate: '2026-02-30' }), '/lastReviewDate'],
  [
    'an active set without an end',
    (base) => ({ ...base, effectivePeriod: { start: '2026-01-01' } }),
    '/effectivePeriod',
  ],
  [
    'a period that ends before it starts',
    (base) => ({ ...base, effectivePeriod: { start: '2026-02-01', end: '2026-01-01' } }),
    '/effectivePeriod',
  ],
  [
    'a source attribute that is missing',
    ({ sourceAttributes: { useOfRace: _race, ...rest }, ...base }) => ({ ...base, sourceAttributes: rest }),
    '/sourceAttributes',
  ],
  ['a citation twice', (base) => ({ ...base, citations: [...base.citations, ...base.citations] }), '/citations/1'],
  // facts
  [
    'a fact named "__proto__"',
    (base) =>
      JSON.parse(
        JSON.stringify(base).replace('"emergency":', `"__proto__":${JSON.stringify(fact('boolean'))},"emergency":`),
      ) as unknown,
    '/facts',
  ],
  [
    'a fact named "constructor"',
    (base) => ({ ...base, facts: { ...base.facts, constructor: fact('boolean') } }),
    '/facts',
  ],
  [
    'a fact named "toString"',
    (base) => ({ ...base, facts: { ...base.facts, toString: fact('boolean') } }),
    '/facts/toString',
  ],
  ['a fact named in capitals', (base) => ({ ...base, facts: { ...base.facts, Age: fact('boolean') } }), '/facts'],
  [
    'a fact with the reserved name',
    (base) => ({ ...base, facts: { ...base.facts, jurisdiction: fact('boolean') } }),
    '/facts/jurisdiction',
  ],
  [
    'a fact of no type',
    (base) => ({ ...base, facts: { ...base.facts, bad: { ...fact('boolean'), type: 'string' } } }),
    '/facts/bad/type',
  ],
  [
    'a number without a range',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('number', { min: 0 }) } }),
    '/facts/bad',
  ],
  [
    'a range the wrong way round',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('integer', { min: 5, max: 1 }) } }),
    '/facts/bad',
  ],
  [
    'a range of days for a number',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('number', { min: '2000-01-01', max: '2020-01-01' }) } }),
    '/facts/bad',
  ],
  ['a code without options', (base) => ({ ...base, facts: { ...base.facts, bad: fact('code') } }), '/facts/bad'],
  [
    'an option twice',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('code', { options: options('a', 'a') }) } }),
    '/facts/bad/options',
  ],
  [
    'an option called unknown',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('code', { options: options('a', 'unknown') }) } }),
    '/facts/bad/options/1',
  ],
  [
    'a gate that is no fact',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('boolean', { gate: 'nobody' }) } }),
    '/facts/bad/gate',
  ],
  [
    'a gate that is no boolean',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('boolean', { gate: 'grade' }) } }),
    '/facts/bad/gate',
  ],
  [
    'a fact that is its own gate',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('boolean', { gate: 'bad' }) } }),
    '/facts/bad/gate',
  ],
  // derived
  [
    'a derived value with the name of a fact',
    (base) => ({ ...base, derived: { grade: derivedBy({ expression: { '+': [{ var: 'grade' }, 1] } }) } }),
    '/derived/grade',
  ],
  [
    'a derived value of nothing',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { '+': [{ var: 'nobody' }, 1] } }) } }),
    '/derived/bad',
  ],
  [
    'a derived value that reads itself',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { '+': [{ var: 'bad' }, 1] } }) } }),
    '/derived/bad',
  ],
  [
    'derived values in a circle',
    (base) => ({
      ...base,
      derived: {
        one: derivedBy({ expression: { '+': [{ var: 'two' }, 1] } }),
        two: derivedBy({ expression: { '+': [{ var: 'one' }, 1] } }),
      },
    }),
    '/derived',
  ],
  [
    'an age of something that is no date',
    (base) => ({ ...base, derived: { bad: derivedBy({ function: 'ageYears', of: 'grade' }) } }),
    '/derived/bad',
  ],
  [
    'a function of dates that does not exist',
    (base) => ({ ...base, derived: { bad: derivedBy({ function: 'eval' as 'ageYears', of: 'injured' }) } }),
    '/derived/bad',
  ],
  [
    'a derived truth',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { var: 'rare' } }) } }),
    '/derived/bad',
  ],
  [
    'a derived value that can divide by zero',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { '/': [1, { var: 'grade' }] } }) } }),
    '/derived/bad',
  ],
  [
    'a derived value in the wrong unit',
    (base) => ({
      ...base,
      derived: { bad: derivedBy({ expression: { '+': [{ var: 'weight' }, 1] } }, { unit: 'm' }) },
    }),
    '/derived/bad',
  ],
  // modalities and criteria
  ['a modality twice', (base) => ({ ...base, modalities: [...base.modalities, modality('gel')] }), '/modalities/3'],
  [
    'a modality that no criterion decides',
    (base) => ({
      ...base,
      modalities: [...base.modalities, modality('alone')],
      criteria: base.criteria
        .map((one) => ({ ...one, ...(one.kind === 'urgent' ? {} : { appliesTo: ['gel', 'graft'] }) }))
        .filter(({ kind }) => kind !== 'urgent'),
    }),
    '/modalities/3',
  ],
  [
    'a modality that only a constant decides',
    (base) => ({
      ...base,
      modalities: [modality('gel'), base.modalities[2]],
      criteria: [criterion('always', 'exclusion', true)],
    }),
    '/modalities/0',
  ],
  [
    'two kinds of usual care',
    (base) => ({ ...base, modalities: [...base.modalities, modality('more', { comparator: true, usualCare: true })] }),
    '/modalities',
  ],
  ['no usual care', (base) => ({ ...base, modalities: [modality('gel'), modality('graft')] }), '/modalities'],
  [
    'usual care that is assessed',
    (base) => ({ ...base, modalities: [modality('gel'), modality('graft'), modality('care', { usualCare: true })] }),
    '/modalities/2',
  ],
  [
    'a criterion twice',
    (base) => ({ ...base, criteria: [...base.criteria, criterion('hurry', 'note', { var: 'rare' })] }),
    '/criteria/12',
  ],
  [
    'a criterion of no kind',
    (base) => ({ ...base, criteria: [{ ...criterion('bad', 'note', true), kind: 'maybe' }, ...base.criteria] }),
    '/criteria/0/kind',
  ],
  [
    'a criterion for a modality that is not there',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'note', { var: 'rare' }, { appliesTo: ['nobody'] }), ...base.criteria],
    }),
    '/criteria/0/appliesTo/0',
  ],
  [
    'an urgent criterion for one modality',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'urgent', { var: 'rare' }, { appliesTo: ['gel'] }), ...base.criteria],
    }),
    '/criteria/0/appliesTo',
  ],
  [
    'onUnknown for anything but a task',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'caution', { var: 'rare' }, { onUnknown: 'show' }), ...base.criteria],
    }),
    '/criteria/0/onUnknown',
  ],
  [
    'a citation that does not resolve',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'note', { var: 'rare' }, { citations: ['nobody'] }), ...base.criteria],
    }),
    '/criteria/0/citations/0',
  ],
  [
    'a statement without a citation or the mark',
    (base) => ({ ...base, criteria: [criterion('bad', 'note', { var: 'rare' }, { citations: [] }), ...base.criteria] }),
    '/criteria/0',
  ],
  [
    'a statement without provenance',
    other((base) => {
      delete (base['criteria'] as unknown as Record<string, unknown>[])[0]!['certainty'];
    }),
    '/criteria/0/certainty',
  ],
];

describe('a document that is wrong is refused with its place', () => {
  it('accepts the document that all others are made from', () => {
    assert.equal(parseRuleSet(document()).digest, null);
  });

  for (const [title, change, at] of DOCUMENTS) {
    it(title, () => {
      const changed = change(document());
      const issues = refusal(() => parseRuleSet(changed));
      assert.ok(
        issues.some(({ path }) => isAt(path, at)),
        `it points at ${issues.map(({ path }) => path).join(', ')}`,
      );
    });
  }

  it('says of a newer format that it is newer, not that it is malformed', () => {
    const newer = refusal(() => parseRuleSet({ ...document(), format: 2 }))[0];
    const malformed = refusal(() => parseRuleSet({ ...document(), format: 'x' }))[0];
    assert.notEqual(newer?.code, malformed?.code);
  });

  const NO_DOCUMENTS: [title: string, json: unknown][] = [
    ['null', null],
    ['nothing', undefined],
    ['a number', 0],
    ['a text', 'text'],
    ['a truth', true],
    ['an empty list', []],
    ['a document in a list', [document()]],
    ['an empty object', {}],
    ['a function', () => document()],
    ['NaN', Number.NaN],
  ];
  for (const [title, json] of NO_DOCUMENTS) {
    it(`refuses ${title} as a document`, () => {
      refusal(() => parseRuleSet(json));
    });
  }

  it('freezes what it accepts and is not changed by what becomes of its source', () => {
    const source = document();
    const ruleSet = parseRuleSet(source);
    assert.throws(() => {
      (ruleSet.document.criteria as unknown as unknown[]).push(1);
    }, TypeError);
    assert.throws(() => {
      (ruleSet.document.facts['grade'] as { max: number }).max = 99;
    }, TypeError);
    source.id = 'changed-later';
    assert.equal(ruleSet.document.id, 'test-set');
  });
});
