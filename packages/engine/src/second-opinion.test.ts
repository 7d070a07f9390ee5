import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import jsonLogic from 'json-logic-js';
import { evaluate, parseRuleSet } from './index.js';
import { AS_OF, candidateFacts, criterion, document } from './testing/document.js';

describe('the second opinion', () => {
  const original = jsonLogic.apply;
  afterEach(() => {
    jsonLogic.apply = original;
  });
  const ruleSet = parseRuleSet(document());
  const withheld = (apply: typeof jsonLogic.apply) => {
    jsonLogic.apply = apply;
    return evaluate(ruleSet, candidateFacts(), { asOf: AS_OF });
  };

  it('withholds the whole decision when json-logic-js disagrees about one condition', () => {
    const decision = withheld(((rule: never, data: never): unknown =>
      JSON.stringify(rule).includes('smoker') ? true : original(rule, data)) as typeof jsonLogic.apply);
    assert.deepEqual(decision.withheld, { code: 'second-opinion', criterion: 'smokes' });
    assert.deepEqual(decision.modalities, []);
    assert.deepEqual(decision.open, []);
  });

  it('withholds it when json-logic-js throws', () => {
    const decision = withheld((() => {
      throw new Error('forged');
    }) as typeof jsonLogic.apply);
    assert.equal(decision.withheld?.code, 'second-opinion');
    assert.deepEqual(decision.modalities, []);
  });

  it('takes a truthy answer for no truth', () => {
    const decision = withheld(((rule: never, data: never) =>
      original(rule, data) ? 'yes' : '') as unknown as typeof jsonLogic.apply);
    assert.equal(decision.withheld?.code, 'second-opinion');
  });

  it('is asked about every condition whose facts are all known, and about no other', () => {
    const asked = new Set<string>();
    let depth = 0; // json-logic-js calls itself for every part of a rule
    jsonLogic.apply = ((rule: never, data: never): unknown => {
      if (depth === 0) asked.add(JSON.stringify(rule));
      depth += 1;
      try {
        return original(rule, data);
      } finally {
        depth -= 1;
      }
    }) as typeof jsonLogic.apply;
    evaluate(
      ruleSet,
      { grade: 4, medicines: { value: ['warfarin'], complete: false }, infection: false },
      { asOf: AS_OF },
    );
    assert.deepEqual([...asked].toSorted(), ['{">=":[{"var":"grade"},3]}', '{"var":"infection"}'].toSorted());
  });

  it('withholds a decision whose derived value differs', () => {
    const derived = parseRuleSet(
      document({
        derived: {
          double: { label: { en: 'Double', es: 'Doble' }, compute: { expression: { '*': [{ var: 'grade' }, 2] } } },
        },
        criteria: [criterion('doubled', 'caution', { '>': [{ var: 'double' }, 5] })],
      }),
    );
    jsonLogic.apply = ((rule: never, data: never): unknown =>
      JSON.stringify(rule).startsWith('{"*"') ? 7 : original(rule, data)) as typeof jsonLogic.apply;
    const decision = evaluate(derived, { grade: 1 }, { asOf: AS_OF });
    assert.equal(decision.withheld?.code, 'second-opinion');
    assert.deepEqual(decision.modalities, []);
  });
});
