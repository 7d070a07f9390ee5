import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { denominatorFor, pictureOf, type CountedArm } from './figure-picture.js';

const arm = (count: number, of: number, more: Partial<CountedArm> = {}): CountedArm => ({
  label: '',
  count,
  of,
  ...more,
});

const arms = fc
  .record({ of: fc.integer({ min: 1, max: 200_000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ of, part }) => arm(Math.floor(of * part), of));

describe('IA2: one denominator for a group', () => {
  it('is 100 when every count is at least 1 of 100', () => {
    assert.equal(denominatorFor([arm(1, 100), arm(5, 38)]), 100);
  });
  it('is 1,000 as soon as one count is rarer', () => {
    assert.equal(denominatorFor([arm(40, 100), arm(3, 523)]), 1000);
  });
  it('looks at what is not ruled out where nobody was counted', () => {
    assert.equal(denominatorFor([arm(0, 923, { upperLimit: { count: 3, of: 1000 } })]), 1000);
    assert.equal(denominatorFor([arm(0, 19, { upperLimit: { count: 3, of: 19 } })]), 100);
  });
});

describe('IA2: a picture', () => {
  it('rounds to whole people and never rounds someone away', () => {
    assert.deepEqual(pictureOf(arm(3, 523), 1000), { kind: 'people', total: 1000, full: 6, dashed: 0 });
    assert.deepEqual(pictureOf(arm(1, 900), 100), { kind: 'people', total: 100, full: 1, dashed: 0 });
  });
  it('shows what is not ruled out where nobody was counted, rounded up', () => {
    const limited = arm(0, 923, { upperLimit: { count: 3, of: 923 } });
    assert.deepEqual(pictureOf(limited, 1000), { kind: 'people', total: 1000, full: 0, dashed: 4 });
  });
  it('adds the rest of an upper limit to those who were counted', () => {
    const limited = arm(2, 100, { upperLimit: { count: 7, of: 100 } });
    assert.deepEqual(pictureOf(limited, 100), { kind: 'people', total: 100, full: 2, dashed: 5 });
  });
  it('is never an empty array alone', () => {
    assert.equal(pictureOf(arm(0, 50), 100), null);
  });
  it('draws squares of 1,000 people under 1 of 1,000', () => {
    assert.deepEqual(pictureOf(arm(1, 54_890), 1000), { kind: 'squares', total: 55, full: 1, dashed: 0 });
    assert.deepEqual(pictureOf(arm(1, 10_000), 1000), { kind: 'squares', total: 10, full: 1, dashed: 0 });
  });
  it('draws one person in as many as share the rate where the counted group is too large', () => {
    assert.deepEqual(pictureOf(arm(40, 1_000_000), 1000), { kind: 'squares', total: 25, full: 1, dashed: 0 });
  });
  it('keeps to words where even that is too rare', () => {
    assert.equal(pictureOf(arm(1, 5_000_000), 1000), null);
  });
  it('refuses numbers that no group of people can have', () => {
    for (const bad of [arm(5, 0), arm(-1, 10), arm(11, 10), arm(Number.NaN, 10), arm(1, Number.NaN)])
      assert.equal(pictureOf(bad, 100), null);
  });
  it('always fits its grid, and shows at least one mark', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(100 as const, 1000 as const), (given, denominator) => {
        const picture = pictureOf(given, denominator);
        if (!picture) return;
        const { total, full, dashed } = picture;
        assert.ok(full + dashed >= 1 && full + dashed <= total);
        if (picture.kind === 'people') assert.ok(Math.abs(full / total - given.count / given.of) <= 1 / total);
      }),
    );
  });
});
