import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { en } from '../i18n/en.js';
import { es } from '../i18n/es.js';
import { draftOf, EMPTY, readDraft, type Draft } from './draft.js';

type Shape = Parameters<typeof readDraft>[1];

const AS_OF = '2026-06-15';
const platelets: Shape = {
  type: 'number',
  min: 0,
  max: 2000,
  unit: '10*9/L',
  unitLabel: '×10⁹/L',
  decimals: 0,
  alsoIn: [{ unit: '10*6/L', unitLabel: 'per µL', factor: 0.001 }],
};
const grade = { type: 'integer', min: 0, max: 4 } as const;
const born = { type: 'date', min: '1900-01-01', max: '2026-12-31' } as const;
const sex = { type: 'code', options: ['female', 'male'].map((code) => ({ code, display: { en: code } })) } as const;
const medicines = { ...sex, type: 'codes' } as const;
const pregnant = { type: 'boolean' } as const;
const SHAPES = [platelets, grade, born, sex, medicines, pregnant];

const read = (draft: Partial<Draft>, shape: Shape) => readDraft({ ...EMPTY, ...draft }, shape, AS_OF, en, false);
const message = (draft: Partial<Draft>, shape: Shape): string => {
  const reading = read(draft, shape);
  assert.equal(reading.kind, 'error');
  return reading.message;
};

describe('what was typed or chosen', () => {
  it('FA6: a decimal comma is refused in every language, with the number as it should be', () => {
    for (const messages of [en, es]) {
      const reading = readDraft({ ...EMPTY, text: '1,5' }, platelets, AS_OF, messages, true);
      assert.equal(reading.kind, 'error');
      assert.match(reading.message, /: 1\.5$/);
    }
  });

  it('a comma between thousands is refused too, and not taken for a decimal comma', () => {
    assert.match(message({ text: '152,000' }, platelets), /152000/);
  });

  it('FA6: a number that fits in another unit is offered converted, and not taken', () => {
    const reading = read({ text: '152000' }, platelets);
    assert.equal(reading.kind, 'error');
    assert.deepEqual(reading.offer, { text: '152 ×10⁹/L', value: '152' });
  });

  it('nothing is offered for a number that no unit makes possible', () => {
    for (const text of ['-5', '9'.repeat(400)]) {
      const reading = read({ text }, platelets);
      assert.equal(reading.kind, 'error');
      assert.equal(reading.offer, undefined);
    }
  });

  it('a message repeats no more of what was typed than helps to find it', () => {
    for (const text of ['9'.repeat(400), `1,${'5'.repeat(400)}`, `1${',000'.repeat(100)}`])
      assert.ok(message({ text }, platelets).length < 100);
  });

  it('nonsense, an empty field, a fraction of a whole number and a number out of range each have a message of their own', () => {
    const messages = [{ text: 'two' }, { text: '' }, { text: '1.5' }, { text: '9' }].map((draft) =>
      message(draft, grade),
    );
    assert.equal(new Set(messages).size, messages.length);
  });

  it('a day that does not exist, and one that has not come, are refused', () => {
    assert.notEqual(message({ day: ['30', '2', '2020'] }, born), message({ day: ['16', '6', '2026'] }, born));
  });

  it('a day is read with or without leading zeros', () => {
    assert.deepEqual(read({ day: ['7', '03', '2020'] }, born), { kind: 'value', value: '2020-03-07' });
  });

  it('"none of these" is a list with nothing in it, nothing chosen is no answer', () => {
    assert.deepEqual(read({ none: true }, medicines), { kind: 'value', value: [] });
    assert.equal(read({}, medicines).kind, 'error');
  });

  it('FA1: "I don’t know" is an answer whatever else was typed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...SHAPES),
        fc.constantFrom('not-known' as const, 'declined' as const),
        (text, shape, unknown) => {
          assert.deepEqual(read({ text, unknown }, shape), { kind: 'unknown', reason: unknown });
        },
      ),
    );
  });

  it('a value comes back as it was, for every kind of fact', () => {
    const cases = [
      [platelets, fc.integer({ min: 0, max: 2000 })],
      [grade, fc.integer({ min: 0, max: 4 })],
      [
        born,
        fc
          .date({ min: new Date('1900-01-01'), max: new Date(AS_OF), noInvalidDate: true })
          .map((day) => day.toISOString().slice(0, 10)),
      ],
      [sex, fc.constantFrom('female', 'male')],
      [medicines, fc.subarray(['female', 'male'])],
      [pregnant, fc.boolean()],
    ] as const;
    for (const [shape, values] of cases) {
      fc.assert(
        fc.property(values as fc.Arbitrary<number | string | string[] | boolean>, (value) => {
          assert.deepEqual(readDraft(draftOf(value, shape), shape, AS_OF, en, true), { kind: 'value', value });
        }),
      );
    }
  });

  it('no text makes it throw, and no value outside the range is ever read', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.tuple(fc.string(), fc.string(), fc.string()),
        fc.constantFrom(...SHAPES),
        (text, day, shape) => {
          const reading = read({ text, day, picked: [text] }, shape);
          if (reading.kind !== 'value' || typeof reading.value !== 'number') return;
          assert.ok('min' in shape && reading.value >= Number(shape.min) && reading.value <= Number(shape.max));
        },
      ),
    );
  });
});
