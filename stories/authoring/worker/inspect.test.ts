import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inspect } from './inspect.js';

const TEXT = readFileSync(new URL('../../../rules/considering-a-clinic/1.0.0.json', import.meta.url), 'utf8');
const errorsOf = (text: string) => inspect({ text, today: '2026-11-25' }).errors;
const first = (text: string): string => {
  const [error] = errorsOf(text);
  return error ? `${error.code} ${error.path} line ${error.place.line}` : '';
};

describe('what stops a text from being shown', () => {
  it('nothing, for a rule set of this project', () => assert.deepEqual(errorsOf(TEXT), []));

  for (const [title, text, expected] of [
    ['a text that is cut off', '{\n  "format": 1,\n  "id": "x', 'syntax  line 3'],
    ['a comma too many', '{\n  "format": 1,\n}', 'syntax  line 3'],
    ['no text at all', '', 'syntax  line 1'],
    ['a file of 5 MB', `"${'x'.repeat(5e6)}"`, 'too-large  line 1'],
    ['a newer format', TEXT.replace('"format": 1', '"format": 2'), 'rule-set-format /format line 3'],
    ['a FHIR resource', '{\n  "resourceType": "PlanDefinition"\n}', 'other-format /resourceType line 2'],
    ['another kind of document', '{ "library": {} }', 'other-format  line 1'],
    ['a list', '[]', 'other-format  line 1'],
    [
      'a key that stands twice',
      TEXT.replace('"format": 1', '"format": 1, "format": 1'),
      'duplicate-key /format line 3',
    ],
  ] as const)
    it(title, () => assert.equal(first(text), expected));
});
