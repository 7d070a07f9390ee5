import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReceipt, replay } from './index.js';
import { check, open } from './testing/patient-properties.js';

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
