import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, parseRuleSet } from './index.js';
import { AS_OF, candidateFactsWithout, criterion, document, fact } from './testing/document.js';

describe('the open facts of a decision', () => {
  const ruleSet = parseRuleSet(document());
  const open = (facts: Record<string, unknown>) => evaluate(ruleSet, facts, { asOf: AS_OF }).open;

  it('start with those that can change a status, then those that can change a task or a note', () => {
    const all = open({});
    assert.deepEqual(
      all.slice(0, 8).toSorted(),
      ['bleeding', 'emergency', 'grade', 'infection', 'pain', 'rare', 'smoker', 'willing'].toSorted(),
    );
    assert.deepEqual(all.slice(8).toSorted(), ['injured', 'joint', 'medicines', 'weight'].toSorted());
  });

  it('put a caution that can no longer change the status behind', () => {
    const all = open({ ...candidateFactsWithout('smoker', 'weight', 'rare'), bleeding: true });
    assert.deepEqual(all.slice(0, 1), ['rare']);
    assert.deepEqual(all.slice(1).toSorted(), ['smoker', 'weight']);
  });

  it('leave out what only concerns modalities that are unsuitable', () => {
    assert.deepEqual(open({ ...candidateFactsWithout('smoker', 'weight'), infection: true }), []);
  });

  it('still hold what could make an unsuitable modality urgent', () => {
    assert.deepEqual(open({ infection: true }), ['emergency']);
  });

  it('hold the notes of the modalities that remain', () => {
    const split = parseRuleSet(
      document({
        facts: { one: fact('boolean'), two: fact('boolean'), three: fact('boolean') },
        criteria: [
          criterion('stops-gel', 'exclusion', { var: 'one' }, { appliesTo: ['gel'] }),
          criterion('note-gel', 'note', { var: 'two' }, { appliesTo: ['gel'] }),
          criterion('note-graft', 'note', { var: 'three' }, { appliesTo: ['graft'] }),
        ],
      }),
    );
    assert.deepEqual(evaluate(split, { one: true }, { asOf: AS_OF }).open, ['three']);
  });

  it('are empty when something is urgent, for nothing outranks it', () => {
    const decision = evaluate(ruleSet, { emergency: true }, { asOf: AS_OF });
    for (const { open: left } of decision.modalities) assert.deepEqual(left, []);
  });

  it('of a modality are those of the decision that can change its status', () => {
    const { modalities, open: all } = evaluate(ruleSet, candidateFactsWithout('smoker', 'rare'), { asOf: AS_OF });
    assert.deepEqual(
      modalities.map(({ open: left }) => left.toSorted()),
      [['smoker'], ['rare', 'smoker']],
    );
    assert.deepEqual(all.toSorted(), ['rare', 'smoker']);
  });

  it('are named once', () => {
    const all = open({});
    assert.equal(new Set(all).size, all.length);
  });
});
