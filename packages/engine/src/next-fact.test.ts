import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, nextFact, parseRuleSet } from './index.js';
import { AS_OF, candidateFacts, candidateFactsWithout, criterion, document, fact } from './testing/document.js';

describe('the next question', () => {
  const asked = (
    more: Parameters<typeof document>[0],
    facts: Record<string, unknown>,
    audience: 'patient' | 'clinician' = 'clinician',
  ) => {
    const ruleSet = parseRuleSet(document(more));
    return nextFact(evaluate(ruleSet, facts, { asOf: AS_OF }), ruleSet, { audience });
  };

  it('is an open fact', () => {
    const ruleSet = parseRuleSet(document());
    const decision = evaluate(ruleSet, {}, { asOf: AS_OF });
    assert.ok(decision.open.includes(nextFact(decision, ruleSet, { audience: 'patient' }) ?? ''));
  });

  it('is none when nothing is open', () => {
    assert.equal(asked({}, candidateFacts()), null);
  });

  it('skips what is said not to be known, or declined, and then is none', () => {
    assert.equal(asked({}, { ...candidateFactsWithout('smoker'), smoker: { unknown: 'not-known' } }), null);
    assert.equal(asked({}, { ...candidateFactsWithout('smoker'), smoker: { unknown: 'declined' } }), null);
    assert.equal(
      asked({}, { ...candidateFactsWithout('smoker', 'weight'), smoker: { unknown: 'declined' } }),
      'weight',
    );
  });

  it('asks again for what is stale, in conflict, of a wrong unit, out of range or invalid', () => {
    for (const unknown of ['stale', 'conflict', 'unit', 'out-of-range', 'invalid']) {
      assert.equal(asked({}, { ...candidateFactsWithout('grade'), pain: false, grade: { unknown } }), 'grade', unknown);
    }
  });

  it('asks a patient nothing that only a clinician is asked, and a clinician everything', () => {
    const facts = {
      ...document().facts,
      smoker: fact('boolean', { askedOf: 'clinician' }),
      weight: fact('number', { min: 1, max: 200, askedOf: 'patient' }),
    };
    assert.equal(asked({ facts }, candidateFactsWithout('smoker'), 'patient'), null);
    assert.equal(asked({ facts }, candidateFactsWithout('smoker'), 'clinician'), 'smoker');
    assert.equal(asked({ facts }, candidateFactsWithout('weight'), 'clinician'), 'weight');
    assert.equal(asked({ facts }, candidateFactsWithout('weight'), 'patient'), 'weight');
  });

  it('asks for the date behind a derived value', () => {
    const derived = {
      days: { label: { en: 'Days', es: 'Días' }, compute: { function: 'daysSince' as const, of: 'injured' } },
    };
    const criteria = [criterion('recent', 'caution', { '<': [{ var: 'days' }, 14] })];
    assert.equal(asked({ derived, criteria }, candidateFactsWithout('injured')), 'injured');
  });

  it('asks for a gate before what it gates, and never for what is gated off', () => {
    const facts = { hadOne: fact('boolean'), weeks: fact('integer', { min: 0, max: 500, gate: 'hadOne' }) };
    const criteria = [criterion('recent', 'caution', { and: [{ var: 'hadOne' }, { '<': [{ var: 'weeks' }, 6] }] })];
    assert.equal(asked({ facts, criteria }, {}), 'hadOne');
    assert.equal(asked({ facts, criteria }, { hadOne: true }), 'weeks');
    assert.equal(asked({ facts, criteria }, { hadOne: false }), null);
    assert.equal(asked({ facts, criteria }, { hadOne: { unknown: 'not-known' } }), null);
  });

  it('asks for the gate even where the condition names only what is gated', () => {
    const facts = { hadOne: fact('boolean'), weeks: fact('integer', { min: 0, max: 500, gate: 'hadOne' }) };
    const criteria = [criterion('recent', 'caution', { '<': [{ var: 'weeks' }, 6] })];
    assert.equal(asked({ facts, criteria }, {}), 'hadOne');
    assert.equal(asked({ facts, criteria }, { hadOne: true }), 'weeks');
    assert.equal(asked({ facts, criteria }, { hadOne: false }), null);
  });

  it('asks first for what could be an emergency', () => {
    assert.equal(asked({}, {}), 'emergency');
  });

  it('asks for signs of an emergency in the order of their author, however many criteria read them', () => {
    const facts = { ...document().facts, numb: fact('boolean'), operated: fact('boolean') };
    const criteria = [
      criterion('fever', 'urgent', { and: [{ var: 'operated' }, { var: 'pain' }] }),
      criterion('bleeding', 'urgent', { and: [{ var: 'operated' }, { var: 'emergency' }] }),
      criterion('numbness', 'urgent', { var: 'numb' }),
    ];
    assert.equal(asked({ facts, criteria }, { pain: true, emergency: true }), 'numb');
    assert.equal(asked({ facts, criteria }, { pain: true, emergency: true, numb: false }), 'operated');
  });

  it('comes to an end: every answer closes its question, and all answers close them all', () => {
    const ruleSet = parseRuleSet(document());
    const answers = candidateFacts();
    const facts: Record<string, unknown> = {};
    for (let count = 0; count < 20; count += 1) {
      const decision = evaluate(ruleSet, facts, { asOf: AS_OF });
      const name = nextFact(decision, ruleSet, { audience: 'clinician' });
      if (name === null) {
        assert.deepEqual(decision.open, []);
        return;
      }
      assert.ok(!(name in facts), `${name} is asked twice`);
      facts[name] = answers[name];
    }
    assert.fail('it never ends');
  });
});
