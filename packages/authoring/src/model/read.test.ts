import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileCondition } from '@regen-cds/engine';
import { cases } from '../../../engine/src/testing/arbitraries.js';
import { runs } from '../../../engine/src/testing/runs.js';
import { readCondition } from '../testing/spaces.js';
import { leavesOf, withLeaf } from './condition.js';
import { stateOfFacts } from './patient.js';

const TRUTH = [false, true, null] as const;

describe('a condition as authors see it', () => {
  it('has every truth that the engine decides, and decides nothing that a completion denies', () => {
    fc.assert(
      fc.property(cases(2), ({ rule, dictionary, partial, patients }) => {
        const { space, condition } = readCondition(rule, dictionary);
        const compiled = compileCondition(rule, dictionary);
        const lists = Object.entries(partial.atLeast).map(([name, value]) => [name, { value, complete: false }]);
        const incomplete = { ...partial.known, ...(Object.fromEntries(lists) as Record<string, unknown>) };
        const truthOf = (facts: Record<string, unknown>) => TRUTH[condition.truth(stateOfFacts(space, facts))];
        const [before, decided] = [truthOf(incomplete), compiled.evaluate(incomplete)];
        if (decided !== null) assert.equal(before, decided);
        for (const facts of patients) {
          assert.equal(truthOf(facts), compiled.evaluate(facts), JSON.stringify(facts));
          if (before !== null) assert.equal(truthOf(facts), before, JSON.stringify(facts));
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('names each of its parts by a JSON Pointer', () => {
    const dictionary = {
      age: { type: 'integer' as const, min: 0, max: 120 },
      smoker: { type: 'boolean' as const },
    };
    const rule = { and: [{ '!': { var: 'smoker' } }, { '<': [18, { var: 'age' }, 65] }] };
    const { condition } = readCondition(rule, dictionary);
    assert.deepEqual(
      leavesOf(condition).map(({ path }) => path),
      ['/when/and/0/!', '/when/and/1/</0', '/when/and/1/</2'],
    );
  });

  it('can have one part fixed, for tests of what that part decides', () => {
    const dictionary = { a: { type: 'boolean' as const }, b: { type: 'boolean' as const } };
    const { space, condition } = readCondition({ or: [{ var: 'a' }, { '!': [{ var: 'b' }] }] }, dictionary);
    const [, second] = leavesOf(condition);
    assert.ok(second);
    const state = stateOfFacts(space, { a: false });
    assert.equal(condition.truth(state), 2);
    assert.equal(withLeaf(condition, second, 0).truth(state), 1);
    assert.equal(withLeaf(condition, second, 1).truth(state), 0);
  });
});
