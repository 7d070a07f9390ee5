/** The protocol repeats names of the elements, because the host's side may not import them: here they are held together. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as widgets from '@regen-cds/widgets';
import { EVENTS, isProperties, WIDGETS } from './protocol.js';

interface Named {
  type?: string;
  properties?: Record<string, { state?: boolean }>;
}

const exported = Object.values(widgets) as Named[];
/** Of the icon array, which is a part of others, no frame is made. */
const elements = [
  widgets.RegenEligibilityAssessor,
  widgets.RegenModalityComparator,
  widgets.RegenConsentExplainer,
  widgets.RegenGuidance,
] as Named[];

describe('the protocol', () => {
  it('knows every event of the elements, and no other', () => {
    const types = exported.flatMap(({ type }) => type ?? []);
    assert.deepEqual([...EVENTS].sort(), types.sort());
  });

  it('takes every property of the elements but the session, which belongs to one window', () => {
    assert.equal(elements.length, WIDGETS.length);
    for (const { properties = {} } of elements)
      for (const [name, { state = false }] of Object.entries(properties))
        assert.equal(isProperties({ [name]: undefined }), !state && name !== 'session', name);
  });
});
