import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, parseRuleSet } from './index.js';
import { AS_OF, candidateFacts, document } from './testing/document.js';

describe('a decision', () => {
  const ruleSet = parseRuleSet(document());
  const decideFacts = (facts: Record<string, unknown>) => evaluate(ruleSet, facts, { asOf: AS_OF });

  it('leaves comparators out', () => {
    assert.deepEqual(
      decideFacts({}).modalities.map(({ modality: id }) => id),
      ['gel', 'graft'],
    );
  });

  it('keeps modalities and criteria in the order of the rule set, every criterion once', () => {
    const decision = decideFacts({});
    assert.deepEqual(
      decision.criteria.map(({ id }) => id),
      document().criteria.map(({ id }) => id),
    );
    assert.deepEqual(
      decision.criteria.map(({ kind }) => kind),
      document().criteria.map(({ kind }) => kind),
    );
    const applying = (id: string) =>
      document()
        .criteria.filter(({ appliesTo }) => appliesTo?.includes(id) ?? true)
        .map(({ id: name }) => name);
    for (const { modality: id, criteria } of decision.modalities) assert.deepEqual(criteria, applying(id));
  });

  it('calls no modality candidate, unsuitable or caution when no fact is known', () => {
    for (const { status } of decideFacts({}).modalities) assert.equal(status, 'needs-answers');
  });

  it('knows a candidate, with nothing open, when every fact is known and speaks for it', () => {
    const decision = decideFacts(candidateFacts());
    assert.deepEqual(
      decision.modalities.map(({ status }) => status),
      ['candidate', 'candidate'],
    );
    assert.deepEqual(decision.open, []);
    assert.deepEqual(decision.unknown, {});
  });

  it('applies a criterion only to its modalities', () => {
    const decision = decideFacts({ ...candidateFacts(), rare: true });
    assert.deepEqual(
      decision.modalities.map(({ status }) => status),
      ['candidate', 'investigational'],
    );
  });

  it('is urgent for every modality when one urgent criterion is met, whatever else is met or open', () => {
    for (const facts of [{ emergency: true }, { ...candidateFacts(), emergency: true, infection: true }]) {
      for (const { status, soFar, open } of decideFacts(facts).modalities)
        assert.deepEqual([status, soFar, open], ['urgent', 'urgent', []]);
    }
  });

  it('says who evaluated what, for whom and when', () => {
    const decision = evaluate(ruleSet, {}, { asOf: AS_OF, subject: 'Patient/1' });
    assert.deepEqual(decision.ruleSet, { id: 'test-set', version: '1.2.3', digest: null });
    assert.match(decision.engine, /^\d+\.\d+\.\d+/);
    assert.deepEqual([decision.asOf, decision.subject, decision.withheld], [AS_OF, 'Patient/1', null]);
    assert.equal(decideFacts({}).subject, null);
  });

  it('lists each declared fact either among the known or among the unknown', () => {
    const decision = decideFacts({ emergency: false, grade: 99, pain: { unknown: 'declined' } });
    const names = [...Object.keys(decision.facts), ...Object.keys(decision.unknown)].filter(
      (name) => name !== 'jurisdiction',
    );
    assert.deepEqual(names.toSorted(), Object.keys(document().facts).toSorted());
    assert.deepEqual(Object.keys(decision.facts), ['emergency']);
    assert.equal(decision.unknown['grade']?.reason, 'out-of-range');
    assert.equal(decision.unknown['pain']?.reason, 'declined');
    assert.equal(decision.unknown['weight']?.reason, 'not-asked');
  });

  it('names what each criterion reads and what can still change it', () => {
    const decision = decideFacts({ grade: 3 });
    const result = (id: string) => decision.criteria.find((one) => one.id === id);
    assert.deepEqual(result('fits-grade'), {
      id: 'fits-grade',
      kind: 'indication',
      truth: true,
      reads: ['grade'],
      open: [],
    });
    assert.deepEqual(result('weigh'), { id: 'weigh', kind: 'task', truth: null, reads: ['weight'], open: ['weight'] });
  });

  it('is plain JSON', () => {
    for (const facts of [
      {},
      candidateFacts(),
      { medicines: { value: ['aspirin'], complete: false }, grade: Number.NaN },
    ]) {
      const decision = decideFacts(facts);
      assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision);
    }
  });

  it('ignores facts that the rule set does not declare', () => {
    const decision = decideFacts({ ...candidateFacts(), nobody: 1 });
    assert.deepEqual(decision, decideFacts(candidateFacts()));
  });

  it('is the same object of values for the same facts, and leaves them alone', () => {
    const facts = Object.freeze({ ...candidateFacts(), grade: Object.freeze({ value: 3, observed: '2026-06-01' }) });
    assert.deepEqual(decideFacts(facts), decideFacts(facts));
  });
});
