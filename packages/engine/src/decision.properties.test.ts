import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askableFacts } from './index.js';
import { check, open } from './testing/patient-properties.js';

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
