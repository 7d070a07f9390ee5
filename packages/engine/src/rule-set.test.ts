import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRuleSet } from './index.js';
import { document } from './testing/document.js';
import { refusal } from './testing/refusal.js';

describe('parsing a rule set', () => {
  it('accepts the document that all others are made from', () => {
    assert.equal(parseRuleSet(document()).digest, null);
  });

  it('freezes what it accepts and is not changed by what becomes of its source', () => {
    const source = document();
    const ruleSet = parseRuleSet(source);
    assert.throws(() => {
      (ruleSet.document.criteria as unknown as unknown[]).push(1);
    }, TypeError);
    assert.throws(() => {
      (ruleSet.document.facts['grade'] as { max: number }).max = 99;
    }, TypeError);
    source.id = 'changed-later';
    assert.equal(ruleSet.document.id, 'test-set');
  });

  it('says of a newer format that it is newer, not that it is malformed', () => {
    const newer = refusal(() => parseRuleSet({ ...document(), format: 2 }))[0];
    const malformed = refusal(() => parseRuleSet({ ...document(), format: 'x' }))[0];
    assert.notEqual(newer?.code, malformed?.code);
  });

  const NO_DOCUMENTS: [title: string, json: unknown][] = [
    ['null', null],
    ['nothing', undefined],
    ['a number', 0],
    ['a text', 'text'],
    ['a truth', true],
    ['an empty list', []],
    ['a document in a list', [document()]],
    ['an empty object', {}],
    ['a function', () => document()],
    ['NaN', Number.NaN],
  ];
  for (const [title, json] of NO_DOCUMENTS) {
    it(`refuses ${title} as a document`, () => {
      refusal(() => parseRuleSet(json));
    });
  }
});
