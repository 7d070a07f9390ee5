import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { evaluate, parseRuleSet, type Facts, type RuleSet, type Status } from '@regen-cds/engine';
import { AS_OF, candidateFacts, criterion, document, fact } from '../../../packages/engine/src/testing/document.js';
import { runs } from '../../../packages/engine/src/testing/runs.js';
import { axesOf, type Axis } from './axes.js';
import { cellsOf, patientAt } from './cells.js';

/** The test set with one more caution, below a limit of weight, and a fact that needs another. */
const withLimit = (limit: number): RuleSet => {
  const base = document();
  return parseRuleSet(
    document({
      facts: { ...base.facts, packs: fact('integer', { min: 0, max: 9, gate: 'smoker' }) },
      criteria: [
        ...base.criteria,
        criterion('light', 'caution', { '<': [{ var: 'weight' }, limit] }),
        criterion('heavy-smoker', 'referral', { and: [{ var: 'smoker' }, { '>=': [{ var: 'packs' }, 2] }] }),
      ],
    }),
  );
};

const [fifty, sixty] = [withLimit(50), withLimit(60)];
const axes = axesOf(fifty, sixty, AS_OF, 'en');
const axis = (name: string): Axis => {
  const found = axes.find(({ fact: one }) => one === name);
  assert.ok(found, `${name} is an axis`);
  return found;
};
const labels = (name: string): string[] => axis(name).steps.map(({ label }) => label);
const statusOf = (ruleSet: RuleSet, facts: Facts): Status | undefined =>
  evaluate(ruleSet, facts, { asOf: AS_OF }).modalities.find(({ modality }) => modality === 'gel')?.status;

describe('the axes of a truth grid', () => {
  it('have a step for each region of both versions, and one for "unknown"', () => {
    assert.deepEqual(labels('weight'), ['<50', '50', '50–60', '60', '60–120', '120', '>120', '?']);
    assert.deepEqual(labels('grade'), ['0–2', '3', '4', '?']);
    assert.deepEqual(labels('smoker'), ['no', 'yes', '?']);
    assert.deepEqual(labels('joint'), ['Option knee', 'Option hip', 'Option other', '?']);
  });

  it('begin with the fact whose limits the versions set differently', () => assert.equal(axes[0]?.fact, 'weight'));
});

describe('the cells of a truth grid', () => {
  const question = { facts: candidateFacts(), asOf: AS_OF, modality: 'gel', x: axis('weight'), y: axis('smoker') };

  it('are what the engine says of the patient of each, in both versions', () => {
    const cells = cellsOf(fifty, sixty, question);
    for (const [j, row] of axis('smoker').steps.entries())
      for (const [i, column] of axis('weight').steps.entries()) {
        const patient = patientAt(sixty, question.facts, [
          [question.x, column],
          [question.y, row],
        ]);
        assert.deepEqual(cells[j]?.[i], { status: statusOf(sixty, patient), before: statusOf(fifty, patient) });
      }
  });

  it('differ between the versions exactly where a limit was moved', () => {
    const [row] = cellsOf(fifty, sixty, question);
    const changed = question.x.steps.flatMap(({ label }, i) => (row?.[i]?.status === row?.[i]?.before ? [] : [label]));
    assert.deepEqual(changed, ['50', '50–60']);
  });

  it('stand for every value of their region', () => {
    const regionOf = (weight: number): string => {
      if ([50, 60, 120].includes(weight)) return String(weight);
      if (weight < 50) return '<50';
      if (weight < 60) return '50–60';
      return weight < 120 ? '60–120' : '>120';
    };
    const at = (weight: unknown) => statusOf(sixty, { ...candidateFacts(), weight });
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 3000 }), (tenths) => {
        const weight = tenths / 10;
        const step = axis('weight').steps.find(({ label }) => label === regionOf(weight));
        assert.equal(at(weight), at(step?.input));
      }),
      { numRuns: runs(50) },
    );
  });

  it('open a fact by its gate, but not where the gate is the other axis', () => {
    const cells = cellsOf(fifty, sixty, { ...question, x: axis('packs'), y: axis('joint') });
    assert.equal(cells[0]?.at(-2)?.status, 'referral');
    const gated = cellsOf(fifty, sixty, { ...question, x: axis('packs'), y: axis('smoker') });
    assert.equal(gated[0]?.at(-2)?.status, statusOf(sixty, { ...candidateFacts(), packs: 9, smoker: false }));
  });
});
