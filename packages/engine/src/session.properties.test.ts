import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSession, evaluate, nextFact, parseRuleSet, type FactValue } from './index.js';
import { AS_OF } from './testing/document.js';
import { check } from './testing/patient-properties.js';

describe('a session', () => {
  it('after any answers, marks and clearings equals an evaluation from scratch', () => {
    check(40, ({ document, facts, complete, tape }) => {
      const ruleSet = parseRuleSet(document);
      const session = createSession(ruleSet, { asOf: AS_OF, facts });
      const names = Object.keys(document.facts);
      for (let step = 0; step < 12; step += 1) {
        const name = tape.pick(names);
        switch (tape.choose(6)) {
          case 0:
            session.markUnknown(name, tape.pick(['not-known', 'declined']));
            break;
          case 1:
            session.clear(tape.chance(80) ? name : undefined);
            break;
          case 2:
            session.setFacts({ [name]: tape.chance(50) ? complete[name] : facts[name] });
            break;
          case 3:
            session.answer(name, tape.pick<FactValue>(['nonsense', -1e9, [], 3]), { origin: 'override' });
            break;
          default:
            session.answer(name, complete[name] as FactValue, { origin: tape.pick(['manual', 'override']) });
        }
        if (tape.chance(50))
          assert.deepEqual(session.decision, evaluate(ruleSet, session.facts, { asOf: AS_OF }), `step ${step}`);
      }
      assert.deepEqual(session.decision, evaluate(ruleSet, session.facts, { asOf: AS_OF }));
    });
  });

  it('asks no question twice and comes to an end, whatever is answered', () => {
    check(30, ({ document, facts, complete, tape }) => {
      const ruleSet = parseRuleSet(document);
      const session = createSession(ruleSet, { asOf: AS_OF, facts });
      const audience = tape.pick(['patient', 'clinician'] as const);
      const asked = new Set<string>();
      for (;;) {
        const name = nextFact(session.decision, ruleSet, { audience });
        if (name === null) break;
        assert.ok(!asked.has(name), `${name} is asked twice`);
        asked.add(name);
        // A value that contradicts what a chart says is asked about again: say that it replaces it.
        if (tape.chance(30)) session.markUnknown(name, 'not-known');
        else session.answer(name, complete[name] as FactValue, { origin: 'override' });
        if (session.decision.unknown[name]) session.markUnknown(name, 'declined');
      }
    });
  });
});
