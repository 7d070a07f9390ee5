import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { changeBetween } from './edit.js';

const apply = (text: string, { from, to, insert }: { from: number; to: number; insert: string }): string =>
  text.slice(0, from) + insert + text.slice(to);

describe('the change between two texts', () => {
  it('is nothing where nothing differs', () => assert.equal(changeBetween('same', 'same'), null));

  it('makes the one from the other, however long they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, fc.nat(3), (start, middle, end, repeats) => {
        const before = (start + end).repeat(1 + repeats * 400);
        const at = Math.floor(before.length / 2);
        const after = before.slice(0, at) + middle + before.slice(at + end.length);
        const change = changeBetween(before, after);
        assert.equal(change ? apply(before, change) : before, after);
      }),
    );
  });

  it('touches nothing but the letter that was typed', () => {
    const before = `${'x'.repeat(10_000)}{"a": 8}${'y'.repeat(10_000)}`;
    const at = before.indexOf('8');
    assert.deepEqual(changeBetween(before, before.replace('8', '7')), { from: at, to: at + 1, insert: '7' });
  });
});
