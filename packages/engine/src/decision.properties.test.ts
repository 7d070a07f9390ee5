import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  askableFacts,
  createReceipt,
  createSession,
  evaluate,
  explain,
  nextFact,
  parseRuleSet,
  replay,
  STATUSES,
  whatWouldChange,
  type Decision,
  type FactValue,
  type Status,
} from './index.js';
import { AS_OF } from './testing/document.js';
import { patients, type Patient } from './testing/rule-sets.js';
import { runs } from './testing/runs.js';

const check = (times: number, holds: (patient: Patient) => void, full = 10_000) => {
  fc.assert(fc.property(patients(), holds), { numRuns: runs(times, full), endOnFailure: true });
};
const open = ({ document, facts }: Patient) => {
  const ruleSet = parseRuleSet(document);
  const decide = (given: Record<string, unknown>): Decision => evaluate(ruleSet, given, { asOf: AS_OF });
  return { ruleSet, decide, decision: decide(facts) };
};
const soFarOf = ({ modalities }: Decision): Record<string, Status> =>
  Object.fromEntries(modalities.map(({ modality, soFar }) => [modality, soFar]));
const rank = (status: Status): number => STATUSES.indexOf(status);

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

describe('a decision about a partial patient', () => {
  it('names among its open facts each one that can change a truth or a status', () => {
    check(40, (patient) => {
      const { decide, decision, ruleSet } = open(patient);
      const isUnknown = (name: string): boolean => !decision.facts[name] && !decision.unknown[name]?.observations;
      const unknown = Object.keys(patient.complete).filter(isUnknown);
      const completed = {
        ...patient.facts,
        ...Object.fromEntries(unknown.map((name) => [name, patient.complete[name]])),
      };
      const before = decide(completed);
      for (const name of unknown) {
        const after = decide({ ...completed, [name]: patient.other[name] });
        for (const [i, { open: left, id }] of decision.criteria.entries())
          if (after.criteria[i]?.truth !== before.criteria[i]?.truth)
            assert.ok(left.includes(name), `${name} changes ${id}`);
        for (const [i, { open: left, modality }] of decision.modalities.entries())
          if (after.modalities[i]?.soFar !== before.modalities[i]?.soFar)
            assert.ok(left.includes(name), `${name} changes ${modality}`);
      }
      for (const { status, open: left } of decision.modalities)
        assert.equal(status === 'needs-answers', left.length > 0, 'what needs answers says which');
      for (const name of askableFacts(decision, ruleSet, 'clinician')) assert.ok(name in patient.document.facts, name);
    });
  });

  it('keeps every truth when an unknown fact gets a value', () => {
    check(40, (patient) => {
      const { decide, decision } = open(patient);
      let facts = patient.facts;
      for (const [name, value] of Object.entries(patient.complete)) {
        if (decision.facts[name] || decision.unknown[name]?.observations) continue;
        facts = { ...facts, [name]: value };
        const after = decide(facts);
        for (const [i, { truth, id }] of decision.criteria.entries())
          if (truth !== null) assert.equal(after.criteria[i]?.truth, truth, `${id} after ${name}`);
      }
    });
  });

  it('is confirmed by the second opinion, whatever is known', () => {
    check(40, (patient) => {
      assert.equal(open(patient).decision.withheld, null);
    });
  });
});

describe('an explanation', () => {
  it('names minimal facts that alone force the status so far, and every known fact behind a candidate', () => {
    check(40, (patient) => {
      const { ruleSet, decide, decision } = open(patient);
      const { modalities } = explain(decision, ruleSet, { lang: 'en', audience: 'clinician' });
      for (const { modality, soFar, minimalFacts } of modalities) {
        if (soFar === null) continue;
        const named = minimalFacts.map(({ fact }) => fact);
        const alone = Object.fromEntries(named.map((name) => [name, patient.facts[name]]));
        if (soFar !== 'candidate') {
          assert.equal(soFarOf(decide(alone))[modality], soFar, `${modality} by ${named.join(', ')}`);
          for (const name of named) {
            const { [name]: _, ...fewer } = alone;
            assert.notEqual(soFarOf(decide(fewer))[modality], soFar, `${name} is not needed for ${modality}`);
          }
          continue;
        }
        const own = decision.modalities.find((one) => one.modality === modality)?.criteria ?? [];
        const read = decision.criteria.filter(({ id }) => own.includes(id)).flatMap(({ reads }) => reads);
        for (const name of Object.keys(decision.facts))
          if (read.includes(name)) assert.ok(named.includes(name), `${name} is behind the candidate ${modality}`);
      }
    });
  });
});

describe('what would change a status', () => {
  it('is confirmed by evaluating it, names modifiable facts only, and two only where one would not do', () => {
    check(40, (patient) => {
      const { ruleSet, decide, decision } = open(patient);
      const found = whatWouldChange(decision, ruleSet);
      for (const { modality, changes, status, soFar } of found) {
        for (const { fact, from } of changes) {
          assert.equal(patient.document.facts[fact]?.modifiable, true, fact);
          assert.deepEqual(decision.facts[fact]?.value, from);
        }
        const changed = Object.fromEntries(changes.map(({ fact, to }) => [fact, to]));
        const then = decide({ ...patient.facts, ...changed }).modalities.find((one) => one.modality === modality);
        assert.deepEqual({ status: then?.status, soFar: then?.soFar }, { status, soFar });
        assert.ok(rank(soFar) > rank(soFarOf(decision)[modality] ?? 'candidate'), `${modality} stands better`);
        for (const { changes: others, modality: same } of found)
          if (same === modality) assert.equal(others.length, changes.length);
      }
    });
  });

  it('is the nearest there is: no smaller step of the same fact would do', () => {
    check(30, (patient) => {
      const { ruleSet, decide, decision } = open(patient);
      for (const { modality, changes, soFar } of whatWouldChange(decision, ruleSet)) {
        const [only] = changes;
        if (changes.length > 1 || typeof only?.to !== 'number' || typeof only.from !== 'number') continue;
        const grain = patient.document.facts[only.fact]?.type === 'integer' ? 1 : 0.1;
        const nearer = only.to - Math.sign(only.to - only.from) * grain;
        if (Math.abs(nearer - only.from) < grain / 2) continue;
        const value = Math.round(nearer * 10) / 10;
        const then = soFarOf(decide({ ...patient.facts, [only.fact]: value }))[modality];
        assert.ok(
          rank(then ?? 'candidate') <= rank(soFarOf(decision)[modality] ?? 'candidate'),
          `${value} would do: ${soFar}`,
        );
      }
    });
  });
});

describe('a receipt', () => {
  it('is replayed byte for byte', () => {
    check(40, (patient) => {
      const { ruleSet, decision } = open(patient);
      const receipt = createReceipt(decision);
      const again = replay(receipt, ruleSet);
      assert.deepEqual(again.differences, []);
      assert.equal(again.receipt, receipt);
      assert.ok(again.same);
    });
  });
});
