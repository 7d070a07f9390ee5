import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, parseRuleSet } from './index.js';
import { AS_OF, document, fact, options } from './testing/document.js';

const ruleSet = parseRuleSet(
  document({
    facts: {
      ...document().facts,
      platelets: fact('integer', { unit: '10*9/L', min: 1, max: 1000, maxAge: 'P3M' }),
      side: fact('code', { options: options('left', 'right') }),
      stage: fact('integer', { min: 0, max: 4, options: options('0', '1', '2') }),
    },
  }),
);
const about = (input: unknown, name = 'platelets') => {
  const { facts, unknown } = evaluate(ruleSet, { [name]: input }, { asOf: AS_OF });
  return facts[name] ?? unknown[name]!;
};
const outcome = (input: unknown, name?: string): unknown => {
  const found = about(input, name);
  return 'value' in found ? found.value : found.reason;
};
const chart = (value: unknown, observed?: string) => ({
  value,
  origin: 'auto-server',
  ...(observed ? { observed } : {}),
});
const manual = (value: unknown, observed?: string) => ({ value, origin: 'manual', ...(observed ? { observed } : {}) });

describe('a fact as it is given', () => {
  it('is a bare value, entered by hand today', () => {
    assert.deepEqual(about(150), { value: 150, unit: '10*9/L', origin: 'manual', observed: AS_OF });
  });

  it('is unknown with a reason when its value cannot be used', () => {
    const cases: [input: unknown, name: string, reason: string][] = [
      ['150', 'platelets', 'invalid'],
      [Number.NaN, 'platelets', 'invalid'],
      [150.5, 'platelets', 'invalid'],
      [0, 'platelets', 'out-of-range'],
      [1001, 'platelets', 'out-of-range'],
      [{ value: 150, unit: '/uL' }, 'platelets', 'unit'],
      [{ value: 150, unit: '10*9/L' }, 'platelets', '150'],
      [{ value: 150, origin: 'guess' }, 'platelets', 'invalid'],
      [{ value: 150, observed: '2026-02-30' }, 'platelets', 'invalid'],
      [{ value: 150, observed: '2026-06-16' }, 'platelets', 'invalid'],
      [{ unknown: 'declined' }, 'platelets', 'declined'],
      [{ unknown: 'no idea' }, 'platelets', 'invalid'],
      [{}, 'platelets', 'invalid'],
      [null, 'platelets', 'not-asked'],
      [undefined, 'platelets', 'not-asked'],
      ['middle', 'side', 'invalid'],
      [3, 'stage', 'invalid'],
      [2, 'stage', '2'],
      ['warfarin', 'medicines', 'invalid'],
      [['heparin'], 'medicines', 'invalid'],
      ['2026-02-30', 'injured', 'invalid'],
      ['1989-12-31', 'injured', 'out-of-range'],
      ['true', 'smoker', 'invalid'],
      [1, 'smoker', 'invalid'],
    ];
    for (const [input, name, reason] of cases)
      assert.equal(String(outcome(input, name)), reason, JSON.stringify(input));
  });

  it('keeps, as plain JSON, what could not be used', () => {
    assert.deepEqual(about({ value: 2000, unit: '10*9/L', observed: '2026-06-01' }), {
      reason: 'out-of-range',
      observations: [{ value: 2000, unit: '10*9/L', observed: '2026-06-01' }],
    });
    assert.deepEqual(about({ value: () => 1 }), { reason: 'invalid', observations: [{ value: 'function' }] });
  });

  it('is complete, as a list, when a person gave it, and not when a chart did', () => {
    const isComplete = (input: unknown) => (about(input, 'medicines') as { complete?: boolean }).complete;
    assert.equal(isComplete(['aspirin']), true);
    assert.equal(isComplete(chart(['aspirin'], '2026-06-01')), false);
    assert.equal(isComplete({ ...chart(['aspirin'], '2026-06-01'), complete: true }), true);
    assert.equal(isComplete({ value: ['aspirin'], complete: false }), false);
  });

  it('names each code of a list once', () => {
    assert.deepEqual(outcome(['aspirin', 'aspirin'], 'medicines'), ['aspirin']);
  });
});

describe('an old value', () => {
  it('is used until the last day of its age, and then is stale with what was found', () => {
    assert.equal(outcome(chart(150, '2026-03-15')), 150);
    assert.deepEqual(about(chart(150, '2026-03-14')), {
      reason: 'stale',
      observations: [chart(150, '2026-03-14')],
    });
  });

  it('is stale without a date when a chart gave it, and of today when a person did', () => {
    assert.equal(outcome(chart(150)), 'stale');
    assert.equal(outcome(manual(150)), 150);
    assert.equal(outcome(chart(80), 'weight'), 80, 'a fact without an age has no need of a date');
  });

  it('ages from an instant as from its day', () => {
    assert.equal(outcome(chart(150, '2026-03-15T23:59:00+02:00')), 150);
  });
});

describe('several values', () => {
  it('give the newest, and keep the others', () => {
    assert.deepEqual(about([chart(150, '2026-05-01'), chart(90, '2026-06-01')]), {
      value: 90,
      unit: '10*9/L',
      origin: 'auto-server',
      observed: '2026-06-01',
      observations: [chart(150, '2026-05-01')],
    });
  });

  it('are in conflict when two of the same day differ', () => {
    assert.equal(outcome([chart(150, '2026-06-01'), chart(90, '2026-06-01')]), 'conflict');
    assert.equal(outcome([chart(90, '2026-06-01'), chart(90, '2026-06-01')]), 90);
  });

  it('are in conflict when a chart is later than a person and differs', () => {
    assert.equal(outcome([manual(150, '2026-05-01'), chart(90, '2026-06-01')]), 'conflict');
    assert.equal(outcome([manual(90, '2026-05-01'), chart(90, '2026-06-01')]), 90);
    assert.equal(outcome([manual(150, '2026-06-02'), chart(90, '2026-06-01')]), 150);
    assert.equal(
      outcome([manual(150, '2026-04-01'), manual(90, '2026-05-01'), chart(90, '2026-06-01')]),
      90,
      'only what the person said last counts',
    );
  });

  it('give an override, whatever else is later', () => {
    assert.equal(outcome([{ ...chart(120, '2026-05-01'), origin: 'override' }, chart(90, '2026-06-01')]), 120);
  });

  it('leave out what cannot be used or is too old', () => {
    assert.equal(outcome([chart(5000, '2026-06-01'), chart(90, '2026-05-01')]), 90);
    assert.equal(outcome([chart(5000, '2026-06-01'), chart('x', '2026-05-01')]), 'out-of-range', 'the newest says why');
    assert.equal(outcome([chart(90, '2025-05-01'), chart(90, '2024-05-01')]), 'stale');
  });

  it('are the same list in any order', () => {
    const lists = [chart(['aspirin', 'warfarin'], '2026-06-01'), chart(['warfarin', 'aspirin'], '2026-06-01')];
    assert.deepEqual(outcome(lists, 'medicines'), ['aspirin', 'warfarin']);
  });
});

describe('the place of treatment', () => {
  it('stands for the places it is a part of', () => {
    const placed = parseRuleSet(
      document({
        criteria: [
          ...document().criteria,
          { ...document().criteria[10]!, id: 'law', when: { in: ['US', { var: 'jurisdiction' }] } },
        ],
      }),
    );
    const truth = (jurisdiction: unknown) =>
      evaluate(placed, { jurisdiction }, { asOf: AS_OF }).criteria.find(({ id }) => id === 'law')?.truth;
    assert.deepEqual([truth('US-CA'), truth(['US-CA']), truth(['US']), truth('EU')], [true, true, true, null]);
  });
});
