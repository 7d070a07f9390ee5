import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disagree } from './comparator-guidelines.js';

describe('guidelines', () => {
  it('disagree when one is for and another against', () => {
    assert.equal(disagree(['strong-against', 'special-arrangements', 'limited-for']), true);
    assert.equal(disagree(['do-not-offer-hyaluronan', 'conditional-for']), true);
  });
  it('do not disagree when all that take a side take the same', () => {
    assert.equal(disagree(['strong-against', 'against (strength recalled: strong)', 'framework']), false);
    assert.equal(disagree(['strong-for-knee-hip', 'consider-steroid']), false);
    assert.equal(disagree([]), false);
  });
  it('count a body that takes neither side as neither', () => {
    assert.equal(disagree(['no-recommendation-for-or-against', 'for']), false);
  });
});
