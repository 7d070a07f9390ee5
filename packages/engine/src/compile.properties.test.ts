import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileCondition } from './index.js';
import { cases, conditions, smallCases, type Case } from './testing/arbitraries.js';
import { mentioned } from './testing/mentions.js';
import { oracle } from './testing/oracle.js';
import { completionsOf } from './testing/partial-patients.js';
import { patientOf, representatives, type Patient } from './testing/patients.js';
import { Reference } from './testing/reference.js';
import { runs } from './testing/runs.js';
import { tapes } from './testing/tape.js';

const check = <T>(arbitrary: fc.Arbitrary<T>, times: number, holds: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: runs(times) });

const compile = ({ rule, dictionary }: Pick<Case, 'rule' | 'dictionary'>) => compileCondition(rule, dictionary);

/** The partial facts with one more value known. */
const learned = ({ partial }: Case, name: string, patient: Patient): Record<string, unknown> => {
  const value = patient[name];
  return { ...partial.facts, [name]: Array.isArray(value) ? { value, complete: true } : value };
};

describe('a compiled condition', () => {
  it('accepts every well-typed condition of the profile', () => {
    check(conditions(), 400, (condition) => {
      assert.deepEqual(compile(condition).reads.toSorted(), mentioned(condition.rule).toSorted());
    });
  });

  it('equals json-logic-js when everything is known', () => {
    check(fc.tuple(conditions(), tapes(40)), 400, ([condition, tape]) => {
      const patient = patientOf(tape, condition.rule, condition.dictionary);
      assert.equal(compile(condition).evaluate(patient), oracle(condition.rule, patient));
    });
  });

  it('equals json-logic-js for every patient, where there are few enough to try them all', () => {
    check(smallCases(), 150, (small) => {
      const compiled = compile(small);
      const nothing = { facts: {}, known: {}, atLeast: {}, unknown: [] };
      for (const patient of completionsOf(nothing, small.rule, small.dictionary, 300) ?? []) {
        assert.equal(compiled.evaluate(patient), oracle(small.rule, patient), JSON.stringify(patient));
      }
    });
  });

  it('decides only what every sampled completion of the patient agrees with', () => {
    check(cases(), 400, (one) => {
      const compiled = compile(one);
      const truth = compiled.evaluate(one.partial.facts);
      if (truth === null) return;
      for (const patient of one.patients) {
        assert.equal(oracle(one.rule, patient), truth, JSON.stringify(patient));
        assert.equal(compiled.evaluate(patient), truth, JSON.stringify(patient));
      }
    });
  });

  it('decides only what every completion agrees with, where there are few enough to try them all', () => {
    check(smallCases(), 200, (small) => {
      const truth = compile(small).evaluate(small.partial.facts);
      if (truth === null) return;
      for (const patient of completionsOf(small.partial, small.rule, small.dictionary, 400) ?? []) {
        assert.equal(oracle(small.rule, patient), truth, JSON.stringify(patient));
      }
    });
  });

  it('decides everything that the Kleene tables and intervals decide', () => {
    check(cases(1), 400, (one) => {
      const expected = new Reference(one.dictionary, one.partial).truth(one.rule);
      if (expected !== null) assert.equal(compile(one).evaluate(one.partial.facts), expected);
    });
  });

  it('keeps a decided truth when an unknown fact gets a value', () => {
    check(cases(2), 400, (one) => {
      const compiled = compile(one);
      const truth = compiled.evaluate(one.partial.facts);
      if (truth === null) return;
      for (const patient of one.patients) {
        for (const name of compiled.reads.filter((read) => !(read in one.partial.known))) {
          assert.equal(
            compiled.evaluate(learned(one, name, patient)),
            truth,
            `${name}: ${JSON.stringify(patient[name])}`,
          );
        }
      }
    });
  });

  it('keeps a decided truth along every way from the partial to the complete patient', () => {
    check(cases(1), 250, (one) => {
      const compiled = compile(one);
      const [patient] = one.patients;
      let facts = one.partial.facts;
      let before = compiled.evaluate(facts);
      for (const name of compiled.reads) {
        if (name in one.partial.known) continue;
        facts = { ...facts, [name]: patient![name] };
        const after = compiled.evaluate(facts);
        if (before !== null) assert.equal(after, before, name);
        before = after;
      }
      assert.notEqual(before, null, 'a condition whose facts are all known is decided');
    });
  });

  it('names among its open facts each one that can change the result', () => {
    check(cases(2), 300, (one) => {
      const compiled = compile(one);
      const open = compiled.open(one.partial.facts);
      for (const patient of one.patients) {
        const truth = oracle(one.rule, patient);
        for (const name of compiled.reads.filter((read) => !(read in one.partial.known) && !open.includes(read))) {
          const members = one.partial.atLeast[name] ?? [];
          for (const value of representatives(one.rule, one.dictionary[name]!)) {
            if (Array.isArray(value) && !members.every((member) => value.includes(member))) continue;
            const other = { ...patient, [name]: value };
            assert.equal(
              oracle(one.rule, other),
              truth,
              `${name} is not open, yet ${JSON.stringify(value)} changes it`,
            );
          }
        }
      }
    });
  });

  it('names as open only facts that it reads and that are not wholly known', () => {
    check(cases(1), 400, (one) => {
      const compiled = compile(one);
      for (const name of compiled.open(one.partial.facts)) {
        assert.ok(compiled.reads.includes(name), `${name} is not read`);
        assert.ok(!(name in one.partial.known), `${name} is known`);
      }
    });
  });

  it('has no open fact exactly when it is decided', () => {
    check(cases(1), 400, (one) => {
      const compiled = compile(one);
      assert.equal(compiled.open(one.partial.facts).length === 0, compiled.evaluate(one.partial.facts) !== null);
    });
  });

  it('does not depend on the order of the facts or of the dictionary', () => {
    check(fc.tuple(cases(1), fc.nat()), 250, ([one, turn]) => {
      const rotate = <T>(record: Record<string, T>): Record<string, T> => {
        const entries = Object.entries(record);
        const at = entries.length === 0 ? 0 : turn % entries.length;
        return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
      };
      const plain = compile(one);
      const turned = compileCondition(one.rule, rotate(one.dictionary));
      const facts = rotate(one.partial.facts);
      assert.equal(turned.evaluate(facts), plain.evaluate(one.partial.facts));
      assert.deepEqual(turned.open(facts).toSorted(), plain.open(one.partial.facts).toSorted());
    });
  });

  it('leaves the rule, the dictionary and the facts as they were', () => {
    check(cases(1), 150, (one) => {
      const before = structuredClone({ rule: one.rule, dictionary: one.dictionary, facts: one.partial.facts });
      const compiled = compile(one);
      compiled.evaluate(one.partial.facts);
      compiled.open(one.partial.facts);
      assert.deepEqual({ rule: one.rule, dictionary: one.dictionary, facts: one.partial.facts }, before);
    });
  });

  it('keeps the meaning it had when it was compiled, whatever becomes of the rule afterwards', () => {
    const rule = { '>=': [{ var: 'age' }, 18] };
    const compiled = compileCondition(rule, { age: { type: 'integer', min: 0, max: 120 } });
    rule['>='][1] = 65;
    assert.equal(compiled.evaluate({ age: 20 }), true);
  });
});
