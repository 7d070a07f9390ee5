import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { denominatorFor, pictureOf, type CountedArm } from './figure-picture.js';
import { countText, pictureText, wholeNumber } from './figure-words.js';

const say = (arm: Omit<CountedArm, 'label'>, lang = 'en', exact = false): string =>
  countText({ label: '', ...arm }, { lang, denominator: denominatorFor([{ label: '', ...arm }]), exact });

describe('IA5: a count in words', () => {
  it('has both framings and the raw numbers', () => {
    assert.equal(say({ count: 5, of: 38 }), 'about 13 of 100, 87 not (5 of 38)');
    assert.equal(say({ count: 5, of: 38 }, 'es'), 'cerca de 13 de 100, 87 no (5 de 38)');
  });
  it('says the numbers once where they are already of the denominator', () => {
    assert.equal(say({ count: 63, of: 100, about: true }), 'about 63 of 100, 37 not');
    assert.equal(say({ count: 6, of: 1000 }), '6 of 1,000, 994 not');
  });
  it('gives a clinician the exact share', () => {
    assert.equal(say({ count: 5, of: 38 }, 'en', true), 'about 13 of 100, 87 not (5 of 38, 13.2%)');
  });
  it('IA2: says what is not ruled out where nobody was counted', () => {
    const none = { count: 0, of: 923, upperLimit: { count: 3, of: 1000 } };
    assert.equal(say(none), 'none of 923. Up to 3 of 1,000 not ruled out, at least 997 not');
    assert.equal(say(none, 'es'), 'nadie de 923. No se descarta hasta 3 de 1000; al menos 997 no');
  });
  it('IA2: says so when the limit was not worked out', () => {
    assert.equal(say({ count: 0, of: 50 }), 'none of 50. What is not ruled out was not worked out');
  });
  it('IA2: says fewer than 1 of 1,000 beside the raw numbers', () => {
    assert.equal(say({ count: 1, of: 54_890 }), 'fewer than 1 of 1,000 (1 of 54,890); more than 999 of 1,000 not');
  });
  it('keeps a limit under 1 of 1,000 as it is given', () => {
    assert.equal(
      say({ count: 0, of: 100_000, upperLimit: { count: 3, of: 100_000 } }),
      'none of 100,000. Up to 3 of 100,000 not ruled out, at least 99,997 not',
    );
  });
  it('says nothing of numbers that no group of people can have', () => {
    assert.equal(say({ count: 70, of: 60 }), '');
  });
  it('never writes a point into a whole number: beside it, one may stand for a decimal', () => {
    assert.equal(wholeNumber(54_890, 'es'), '54\u202f890');
    assert.equal(wholeNumber(54_890, 'en'), '54,890');
  });
  it('adds up: those who had it and those who did not are everyone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
        const text = say({ count: Math.min(a, b), of: Math.max(a, b) });
        const found = /(\d[\d,]*) of (\d[\d,]*), (\d[\d,]*) not/.exec(text);
        if (!found) return;
        const [full = 0, of = 0, not = 0] = found.slice(1).map((part) => Number(part.replace(',', '')));
        assert.equal(full + not, of);
      }),
    );
  });
});

describe('IA6: a picture in words', () => {
  it('counts every mark, so that both framings are there', () => {
    const picture = pictureOf({ label: '', count: 2, of: 100, upperLimit: { count: 7, of: 100 } }, 100);
    assert.ok(picture);
    assert.equal(
      pictureText(picture, 'PRP', 'en'),
      'PRP: 100 circles, one for each person. 2 full: it happened. 5 dashed: not ruled out. 93 empty: it did not happen.',
    );
  });
  it('names the squares of 1,000', () => {
    const picture = pictureOf({ label: '', count: 1, of: 54_890 }, 1000);
    assert.ok(picture);
    assert.match(pictureText(picture, '', 'en'), /^55 squares of 1,000 people each\. 1 full/);
  });
});
