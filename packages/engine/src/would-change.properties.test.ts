import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STATUSES, whatWouldChange, type Status } from './index.js';
import { check, open, soFarOf } from './testing/patient-properties.js';

const rank = (status: Status): number => STATUSES.indexOf(status);

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
