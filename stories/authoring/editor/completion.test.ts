import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import type { RuleSetDocument } from '@regen-cds/engine';
import { completeRuleSet } from './completion.js';
import { schemaFor } from './schema.js';

const TEXT = readFileSync(new URL('../../../rules/knee-osteoarthritis/1.1.0.json', import.meta.url), 'utf8');
const schema = schemaFor(JSON.parse(TEXT) as RuleSetDocument);

/** What is offered at the mark `|` of a text. */
const offered = (marked: string): { labels: string[]; replaced: string; applied: unknown } => {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [json()] });
  const result = completeRuleSet(() => schema)(new CompletionContext(state, pos, true));
  assert.ok(!(result instanceof Promise));
  return {
    labels: result?.options.map(({ label }) => label) ?? [],
    replaced: result ? state.sliceDoc(result.from, result.to) : '',
    applied: result?.options[0]?.apply,
  };
};

describe('completion in a rule set', () => {
  for (const [title, text, some] of [
    ['names of the document', '{ "|" }', ['"format"', '"criteria"']],
    ['names after a comma', '{ "format": 1, | }', ['"id"', '"version"']],
    ['names of a criterion', '{ "criteria": [{ "|" }] }', ['"kind"', '"appliesTo"', '"when"']],
    ['names of a fact, whatever the fact is called', '{ "facts": { "anything": { "|" } } }', ['"type"', '"min"']],
    ['names of a record with a fixed set', '{ "sourceAttributes": { "|" } }', ['"useOfRace"']],
    ['values of a list', '{ "criteria": [{ "kind": "|" }] }', ['"caution"', '"exclusion"']],
    ['values where nothing is written yet', '{ "criteria": [{ "kind": | }] }', ['"caution"', '"exclusion"']],
    ['truth values', '{ "experimental": | }', ['true', 'false']],
    ['operators', '{ "criteria": [{ "when": { "|" } }] }', ['"and"', '"<="', '"var"']],
    ['operators deep inside', '{ "criteria": [{ "when": { "or": [{ "!": { "|" } }] } }] }', ['"and"', '"var"']],
    [
      'facts',
      '{ "criteria": [{ "when": { "<": [{ "var": "|" }, 1] } }] }',
      ['"labHba1c"', '"patientBmi"', '"jurisdiction"'],
    ],
    ['options of a criterion', '{ "criteria": [{ "appliesTo": ["prp", "|"] }] }', ['"prp"', '"bmac"']],
    ['citations', '{ "criteria": [{ "citations": ["|"] }] }', ['"durst-2022"']],
    [
      'codes of the fact beside',
      '{ "criteria": [{ "when": { "==": [{ "var": "kneeEffusion" }, "|"] } }] }',
      ['"none"'],
    ],
    [
      'codes in a list',
      '{ "criteria": [{ "when": { "in": [{ "var": "kneeEffusion" }, ["none", "|"]] } }] }',
      ['"none"'],
    ],
    ['boolean facts as a gate', '{ "facts": { "x": { "gate": "|" } } }', ['"hadRecentProcedure"']],
  ] as const)
    it(title, () => {
      const { labels } = offered(text);
      for (const label of some) assert.ok(labels.includes(label), `${label} is among ${labels.slice(0, 8).join(' ')}`);
    });

  it('offers no name twice in an object', () =>
    assert.ok(!offered('{ "criteria": [{ "kind": "note", "|" }] }').labels.includes('"kind"')));

  it('replaces what is written, with its quotes', () =>
    assert.equal(offered('{ "criteria": [{ "kind": "cau|tion" }] }').replaced, '"caution"'));

  it('begins the value of a new name, and leaves one that is there', () => {
    assert.equal(offered('{ "criteria": [{ "appliesT|" }] }').applied, '"id": ""');
    assert.equal(offered('{ "criteria": [{ "appliesT|": [] }] }').applied, '"id"');
  });

  it('offers nothing in a text that is free', () => assert.deepEqual(offered('{ "publisher": "|" }').labels, []));

  it('finds the place in a whole rule set', () => {
    const { labels, replaced } = offered(TEXT.replace('"var": "labHba1c"', '"var": "lab|Hba1c"'));
    assert.equal(replaced, '"labHba1c"');
    assert.ok(labels.includes('"labHba1c"'));
  });
});
