import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from './index.js';
import { check, open, soFarOf } from './testing/patient-properties.js';

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
