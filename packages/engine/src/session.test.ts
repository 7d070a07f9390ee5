import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSession, evaluate, FactError, parseRuleSet, type UnknownReason } from './index.js';
import { AS_OF, candidateFacts, document } from './testing/document.js';

const ruleSet = parseRuleSet(document());
const start = (facts: Record<string, unknown> = {}) => {
  const session = createSession(ruleSet, { asOf: AS_OF, facts, subject: 'Patient/1' });
  let changes = 0;
  session.addEventListener('change', () => (changes += 1));
  return { session, changes: () => changes };
};
const codeOf = (action: () => void): string | undefined => {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof FactError);
    return error.issues[0]?.code;
  }
  return undefined;
};

describe('a session', () => {
  it('starts with what is known and decides like evaluate', () => {
    const { session } = start(candidateFacts());
    assert.deepEqual(session.decision, evaluate(ruleSet, candidateFacts(), { asOf: AS_OF, subject: 'Patient/1' }));
    assert.deepEqual(session.answered, []);
  });

  it('gives the same object until something changes', () => {
    const { session } = start();
    const { decision } = session;
    assert.equal(session.decision, decision);
    session.answer('smoker', true);
    assert.notEqual(session.decision, decision);
  });

  it('fires one change for each call that changes something', () => {
    const { session, changes } = start({ grade: 3 });
    session.answer('smoker', true);
    session.markUnknown('pain', 'not-known');
    session.clear('smoker');
    session.clear('smoker');
    session.clear();
    session.clear();
    session.setFacts({ weight: 80, joint: 'hip' });
    session.setFacts({});
    assert.equal(changes(), 5);
  });

  it('takes answers back and keeps what it started with', () => {
    const { session } = start({ grade: 3 });
    session.answer('grade', 1);
    session.answer('smoker', true);
    session.clear('grade');
    assert.equal(session.decision.facts['grade']?.value, 3);
    session.clear();
    assert.deepEqual(session.facts, { grade: 3 });
  });

  it('sets an answer beside what a chart says: override replaces it, another day is weighed', () => {
    const chart = { value: 3, origin: 'auto-server', observed: '2026-06-14' };
    const { session } = start({ grade: chart });
    session.answer('grade', 1, { origin: 'override' });
    assert.deepEqual(session.decision.facts['grade'], {
      value: 1,
      origin: 'override',
      observed: AS_OF,
      observations: [chart],
    });
    const reason = () => session.decision.unknown['grade']?.reason;
    session.answer('grade', 1, { observed: '2026-06-01' });
    assert.equal(reason(), 'conflict');
    session.markUnknown('grade', 'not-known');
    assert.equal(reason(), 'not-known');
  });

  it('merges facts of the host by name and never replaces an answer', () => {
    const { session } = start({ grade: 3 });
    session.answer('smoker', true);
    session.setFacts({ smoker: { value: false, origin: 'auto-server', observed: '2026-01-01' }, weight: 80 });
    assert.deepEqual(
      Object.entries(session.decision.facts).map(([name, { value }]) => [name, value]),
      [
        ['smoker', true],
        ['grade', 3],
        ['weight', 80],
      ],
    );
  });

  it('makes a bad value unknown with its reason, and refuses only what is not declared', () => {
    const { session } = start();
    session.answer('grade', 99);
    session.answer('smoker', 'yes');
    assert.deepEqual(
      [session.decision.unknown['grade']?.reason, session.decision.unknown['smoker']?.reason],
      ['out-of-range', 'invalid'],
    );
    assert.equal(
      codeOf(() => session.answer('nobody', true)),
      'unknown-fact',
    );
    assert.equal(
      codeOf(() => session.markUnknown('nobody', 'declined')),
      'unknown-fact',
    );
    assert.equal(
      codeOf(() => session.clear('nobody')),
      'unknown-fact',
    );
    assert.equal(
      codeOf(() => session.markUnknown('smoker', 'because' as UnknownReason)),
      'unknown-reason',
    );
    assert.equal(
      codeOf(() => session.answer('__proto__', true)),
      'unknown-fact',
    );
  });
});
