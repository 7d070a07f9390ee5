import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRuleSet } from '@regen-cds/engine';
import { proposeCases } from './boundary.js';
import { runCases } from './case-run.js';
import type { TestCase } from './case-file.js';
import { coverageOf, gapsIn } from './coverage.js';
import { soundRuleSet, TODAY } from './testing/seeded-defects.js';
import { truthGrid } from './truth-grid.js';

const ruleSet = parseRuleSet(soundRuleSet());
const run = (cases: readonly TestCase[]) =>
  runCases(ruleSet, { ruleSet: 'sound', version: '0.1.0', asOf: TODAY, cases: [...cases] });
const one = (facts: TestCase['facts'], expect: TestCase['expect'] = {}, more: Partial<TestCase> = {}): TestCase => ({
  id: 'one',
  title: 'One.',
  facts,
  expect,
  ...more,
});

describe('cases', () => {
  it('hold or fail by what they expect, and by nothing else', () => {
    const [holds] = run([
      one(
        { platelets: 40 },
        { criteria: { 'few-platelets': true, heavy: null }, modalities: { exampleOption: 'unsuitable' } },
      ),
    ]);
    assert.deepEqual(holds?.failures, []);
    const [fails] = run([
      one({ platelets: 40 }, { criteria: { 'few-platelets': false, missing: true }, derived: { bmi: 20 } }),
    ]);
    assert.deepEqual(fails?.failures, [
      'few-platelets is met, expected not met',
      'there is no criteria "missing" in this version',
      `bmi is ${JSON.stringify({ min: 3.2, max: 300 })}, expected 20`,
    ]);
  });
});

describe('coverage', () => {
  it('counts truths, statuses, and the cases that turn on each part of a condition', () => {
    const coverage = coverageOf(
      ruleSet,
      run([one({ injected: true, weeksSince: 3 }), one({ injected: true, weeksSince: 9 })]),
      TODAY,
    );
    assert.deepEqual(
      coverage.criteria.find(({ id }) => id === 'recent'),
      { id: 'recent', met: 1, notMet: 1, unknown: 0 },
    );
    const parts = coverage.parts.filter(({ criterion }) => criterion === 'recent');
    assert.deepEqual(
      parts.map(({ text, whileTrue, whileFalse }) => [text, whileTrue, whileFalse]),
      [
        ['injected', 1, 0],
        ['weeksSince < 6', 1, 1],
      ],
    );
  });

  it('asks for no case that no patient can be: behind a shut gate there is nothing to compare', () => {
    const coverage = coverageOf(ruleSet, run([one({ injected: true, weeksSince: 3 })]), TODAY);
    assert.deepEqual(coverage.parts.find(({ text }) => text === 'injected')?.possible, {
      whileTrue: true,
      whileFalse: false,
    });
  });

  it('knows which statuses can be reached', () => {
    const { statuses } = coverageOf(ruleSet, [], TODAY);
    assert.deepEqual(
      statuses.filter(({ reachable }) => reachable !== true).map(({ status, reachable }) => [status, reachable]),
      [
        ['urgent', false],
        ['investigational', false],
      ],
    );
  });

  it('gives no credit for cases that no reviewer has confirmed', () => {
    const coverage = coverageOf(ruleSet, run([one({ platelets: 40 }, {}, { proposed: true })]), TODAY);
    assert.deepEqual([coverage.cases, coverage.proposed], [0, 1]);
  });
});

describe('proposed cases', () => {
  const { cases, notFound } = proposeCases(ruleSet, [], TODAY);

  it('lie below, at and above every limit', () => {
    assert.deepEqual(notFound, []);
    const values = cases.filter(({ id }) => id.startsWith('few-platelets')).map(({ facts }) => facts['platelets']);
    assert.deepEqual(values, [99.9, 100, 100.1]);
    assert.equal(cases.filter(({ id }) => id.startsWith('heavy-bmi')).length, 3);
  });

  it('leave no part of a condition untried, once they are confirmed', () => {
    const confirmed = run(cases.map(({ proposed: _, ...rest }) => rest));
    assert.ok(confirmed.every(({ failures }) => failures.length === 0));
    assert.deepEqual(
      gapsIn(coverageOf(ruleSet, confirmed, TODAY)).filter(({ text }) => text.includes('turns on')),
      [],
    );
  });

  it('are only what the cases there leave out', () => {
    const confirmed = run(cases.map(({ proposed: _, ...rest }) => rest));
    assert.deepEqual(proposeCases(ruleSet, confirmed, TODAY).cases, []);
  });
});

describe('the truth grid', () => {
  it('shows the boundary that a limit draws', () => {
    const facts = {
      patientAgeYears: 40,
      hasPain: true,
      medicine: 'none',
      injected: false,
      mindsRisk: false,
      weight: 70,
      height: 1.7,
    };
    const { columns, cells } = truthGrid(ruleSet, {
      modality: 'exampleOption',
      columns: 'platelets',
      rows: 'hasPain',
      facts,
      asOf: TODAY,
    });
    assert.deepEqual(columns.values, [49, 50, 51, 100, 101]);
    assert.deepEqual(cells, [
      ['unsuitable', 'not-indicated', 'not-indicated', 'not-indicated', 'not-indicated'],
      ['unsuitable', 'caution', 'caution', 'candidate', 'candidate'],
    ]);
  });
});
