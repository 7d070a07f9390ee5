import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createSession, narrate } from '@regen-cds/engine';
import { compareEn } from '../i18n/compare.en.js';
import { compareRules } from '../testing/compare.js';
import type { Comparing } from './comparator.js';
import { knownOf, POINTS, ratedPoints, RATINGS, unratedPoints, type Point, type Rating } from './values.js';

const ruleSet = compareRules();
const comparing: Comparing = {
  ruleSet,
  decision: createSession(ruleSet, { asOf: '2026-06-15' }).decision,
  narrator: narrate(ruleSet, { lang: 'en', audience: 'patient' }),
  isPatient: true,
  words: compareEn,
};
const known = (point: Point, id: string): string[] => {
  const modality = ruleSet.document.modalities.find((one) => one.id === id);
  assert.ok(modality);
  return knownOf(point, modality, comparing);
};

const ratings = fc
  .array(fc.tuple(fc.constantFrom(...POINTS), fc.constantFrom(...RATINGS)))
  .map((pairs) => new Map<Point, Rating>(pairs));

describe('VC2: what was rated', () => {
  it('comes highest first, ties in one order, and is never lost or doubled', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const points = ratedPoints({ ratings: given, own: '' });
        assert.deepEqual([...points].sort(), [...given.keys()].sort());
        for (const [i, point] of points.slice(1).entries()) {
          const [before, now] = [given.get(points[i] ?? point) ?? 0, given.get(point) ?? 0];
          assert.ok(before > now || (before === now && POINTS.indexOf(points[i] ?? point) < POINTS.indexOf(point)));
        }
      }),
    );
  });
  it('leaves the rest as not rated; the own point only once it has words', () => {
    assert.deepEqual(unratedPoints({ ratings: new Map([['harm', 3]]), own: '' }), [
      'proof',
      'involve',
      'timeOff',
      'cost',
      'later',
      'nothing',
    ]);
    assert.ok(unratedPoints({ ratings: new Map(), own: 'My garden' }).includes('own'));
  });
});

describe('VC2: what is known under a point', () => {
  it('serious harm: the counts, on one denominator', () => {
    assert.deepEqual(known('harm', 'gel'), [
      'Infection: none of 923. Up to 3 of 1,000 not ruled out, at least 997 not.',
    ]);
    assert.match(known('harm', 'graft')[0] ?? '', /^Bleeding: fewer than 1 of 1,000/);
  });
  it('proof: how sure it is, and what was found', () => {
    assert.deepEqual(known('proof', 'gel'), ['We are not very sure: Gel: trials disagree']);
  });
  it('doing nothing: usual care as it is, and the people in trials who did not have the option', () => {
    assert.deepEqual(known('nothing', 'care'), ['We are fairly sure: Care helps some']);
    assert.match(known('nothing', 'gel')[0] ?? '', /^Less pain\. After 1 year\. Salt water: 35 of 100, 65 not/);
  });
  it('is "Not known" where nothing is', () => {
    for (const point of POINTS) assert.deepEqual(known(point, 'pill'), ['Not known']);
  });
});
