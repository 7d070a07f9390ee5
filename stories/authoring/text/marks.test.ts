import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJson } from '../authoring.js';
import { rangeAt } from './marks.js';

const TEXT = `{
  "id": "a \\"quoted\\" name",
  "when": { "<": [{ "var": "age" }, 18] },
  "list": [
    true
  ]
}`;

const markedAt = (pointer: string): string => {
  const { from, to } = rangeAt(TEXT, readJson(TEXT).placeOf(pointer));
  return TEXT.slice(from, to);
};

describe('what is marked for a finding', () => {
  for (const [title, pointer, expected] of [
    ['a text, with what is quoted in it', '/id', '"a \\"quoted\\" name"'],
    ['a number', '/when/</1', '18'],
    ['a word', '/list/0', 'true'],
    ['of an object its name', '/when', '"when"'],
    ['of a list its name', '/list', '"list"'],
    ['of an object in a list its bracket', '/when/</0', '{'],
    ['of the whole document its bracket', '', '{'],
    ['of what is not there the nearest part around it', '/when/>/3', '"when"'],
  ] as const)
    it(title, () => assert.equal(markedAt(pointer), expected));

  it('never more than can be looked at', () => {
    const text = `["${'x'.repeat(5000)}"]`;
    const { from, to } = rangeAt(text, { line: 1, column: 2 });
    assert.ok(to - from <= 200);
  });

  it('nothing beyond the end of the text', () =>
    assert.deepEqual(rangeAt('{', { line: 9, column: 9 }), { from: 1, to: 1 }));
});
