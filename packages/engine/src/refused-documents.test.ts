import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRuleSet, type RuleSetDocument } from './index.js';
import { criterion, derivedBy, document, fact, modality, options } from './testing/document.js';
import { isAt, refusal } from './testing/refusal.js';

type Change = (base: RuleSetDocument) => unknown;

/** What is refused, the change that makes the document wrong, and where. */
const DOCUMENTS: [title: string, change: Change, at: string][] = [
  ['a newer format', (base) => ({ ...base, format: 2 }), '/format'],
  ['no format', ({ format: _format, ...base }) => base, '/format'],
  ['an unknown part', (base) => ({ ...base, rules: [] }), ''],
  ['an id with a path in it', (base) => ({ ...base, id: '../other' }), '/id'],
  ['a version that is not semver', (base) => ({ ...base, version: '1.2' }), '/version'],
  ['a status that is none', (base) => ({ ...base, status: 'final' }), '/status'],
  ['no locale', (base) => ({ ...base, locales: [] }), '/locales'],
  ['a text that lacks a locale', (base) => ({ ...base, title: { en: 'Only English' } }), '/title'],
  [
    'a text for patients that lacks a locale',
    (base) => ({ ...base, summary: { clinician: { en: 'a', es: 'b' }, patient: { en: 'a' } } }),
    '/summary',
  ],
  ['an empty text', (base) => ({ ...base, title: { en: '', es: 'x' } }), '/title'],
  ['a number where a text is needed', (base) => ({ ...base, publisher: 7 }), '/publisher'],
  ['no day of review', ({ lastReviewDate: _day, ...base }) => base, '/lastReviewDate'],
  ['a day that does not exist', (base) => ({ ...base, lastReviewDate: '2026-02-30' }), '/lastReviewDate'],
  [
    'an active set without an end',
    (base) => ({ ...base, effectivePeriod: { start: '2026-01-01' } }),
    '/effectivePeriod',
  ],
  [
    'a period that ends before it starts',
    (base) => ({ ...base, effectivePeriod: { start: '2026-02-01', end: '2026-01-01' } }),
    '/effectivePeriod',
  ],
  [
    'a source attribute that is missing',
    ({ sourceAttributes: { useOfRace: _race, ...rest }, ...base }) => ({ ...base, sourceAttributes: rest }),
    '/sourceAttributes',
  ],
  ['a citation twice', (base) => ({ ...base, citations: [...base.citations, ...base.citations] }), '/citations/1'],
  // facts
  [
    'a fact named "__proto__"',
    (base) =>
      JSON.parse(
        JSON.stringify(base).replace('"emergency":', `"__proto__":${JSON.stringify(fact('boolean'))},"emergency":`),
      ) as unknown,
    '/facts',
  ],
  [
    'a fact named "constructor"',
    (base) => ({ ...base, facts: { ...base.facts, constructor: fact('boolean') } }),
    '/facts',
  ],
  [
    'a fact named "toString"',
    (base) => ({ ...base, facts: { ...base.facts, toString: fact('boolean') } }),
    '/facts/toString',
  ],
  ['a fact named in capitals', (base) => ({ ...base, facts: { ...base.facts, Age: fact('boolean') } }), '/facts'],
  [
    'a fact with the reserved name',
    (base) => ({ ...base, facts: { ...base.facts, jurisdiction: fact('boolean') } }),
    '/facts/jurisdiction',
  ],
  [
    'a fact of no type',
    (base) => ({ ...base, facts: { ...base.facts, bad: { ...fact('boolean'), type: 'string' } } }),
    '/facts/bad/type',
  ],
  [
    'a number without a range',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('number', { min: 0 }) } }),
    '/facts/bad',
  ],
  [
    'a range the wrong way round',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('integer', { min: 5, max: 1 }) } }),
    '/facts/bad',
  ],
  [
    'a range of days for a number',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('number', { min: '2000-01-01', max: '2020-01-01' }) } }),
    '/facts/bad',
  ],
  ['a code without options', (base) => ({ ...base, facts: { ...base.facts, bad: fact('code') } }), '/facts/bad'],
  [
    'an option twice',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('code', { options: options('a', 'a') }) } }),
    '/facts/bad/options',
  ],
  [
    'an option called unknown',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('code', { options: options('a', 'unknown') }) } }),
    '/facts/bad/options/1',
  ],
  [
    'a gate that is no fact',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('boolean', { gate: 'nobody' }) } }),
    '/facts/bad/gate',
  ],
  [
    'a gate that is no boolean',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('boolean', { gate: 'grade' }) } }),
    '/facts/bad/gate',
  ],
  [
    'a fact that is its own gate',
    (base) => ({ ...base, facts: { ...base.facts, bad: fact('boolean', { gate: 'bad' }) } }),
    '/facts/bad/gate',
  ],
  // derived
  [
    'a derived value with the name of a fact',
    (base) => ({ ...base, derived: { grade: derivedBy({ expression: { '+': [{ var: 'grade' }, 1] } }) } }),
    '/derived/grade',
  ],
  [
    'a derived value of nothing',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { '+': [{ var: 'nobody' }, 1] } }) } }),
    '/derived/bad',
  ],
  [
    'a derived value that reads itself',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { '+': [{ var: 'bad' }, 1] } }) } }),
    '/derived/bad',
  ],
  [
    'derived values in a circle',
    (base) => ({
      ...base,
      derived: {
        one: derivedBy({ expression: { '+': [{ var: 'two' }, 1] } }),
        two: derivedBy({ expression: { '+': [{ var: 'one' }, 1] } }),
      },
    }),
    '/derived',
  ],
  [
    'an age of something that is no date',
    (base) => ({ ...base, derived: { bad: derivedBy({ function: 'ageYears', of: 'grade' }) } }),
    '/derived/bad',
  ],
  [
    'a function of dates that does not exist',
    (base) => ({ ...base, derived: { bad: derivedBy({ function: 'eval' as 'ageYears', of: 'injured' }) } }),
    '/derived/bad',
  ],
  [
    'a derived truth',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { var: 'rare' } }) } }),
    '/derived/bad',
  ],
  [
    'a derived value that can divide by zero',
    (base) => ({ ...base, derived: { bad: derivedBy({ expression: { '/': [1, { var: 'grade' }] } }) } }),
    '/derived/bad',
  ],
  [
    'a derived value in the wrong unit',
    (base) => ({
      ...base,
      derived: { bad: derivedBy({ expression: { '+': [{ var: 'weight' }, 1] } }, { unit: 'm' }) },
    }),
    '/derived/bad',
  ],
  // modalities and criteria
  ['a modality twice', (base) => ({ ...base, modalities: [...base.modalities, modality('gel')] }), '/modalities/3'],
  [
    'a modality that no criterion decides',
    (base) => ({
      ...base,
      modalities: [...base.modalities, modality('alone')],
      criteria: base.criteria
        .map((one) => ({ ...one, ...(one.kind === 'urgent' ? {} : { appliesTo: ['gel', 'graft'] }) }))
        .filter(({ kind }) => kind !== 'urgent'),
    }),
    '/modalities/3',
  ],
  [
    'a modality that only a constant decides',
    (base) => ({
      ...base,
      modalities: [modality('gel'), base.modalities[2]],
      criteria: [criterion('always', 'exclusion', true)],
    }),
    '/modalities/0',
  ],
  [
    'two kinds of usual care',
    (base) => ({ ...base, modalities: [...base.modalities, modality('more', { comparator: true, usualCare: true })] }),
    '/modalities',
  ],
  ['no usual care', (base) => ({ ...base, modalities: [modality('gel'), modality('graft')] }), '/modalities'],
  [
    'usual care that is assessed',
    (base) => ({ ...base, modalities: [modality('gel'), modality('graft'), modality('care', { usualCare: true })] }),
    '/modalities/2',
  ],
  [
    'a criterion twice',
    (base) => ({ ...base, criteria: [...base.criteria, criterion('hurry', 'note', { var: 'rare' })] }),
    '/criteria/12',
  ],
  [
    'a criterion of no kind',
    (base) => ({ ...base, criteria: [{ ...criterion('bad', 'note', true), kind: 'maybe' }, ...base.criteria] }),
    '/criteria/0/kind',
  ],
  [
    'a criterion for a modality that is not there',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'note', { var: 'rare' }, { appliesTo: ['nobody'] }), ...base.criteria],
    }),
    '/criteria/0/appliesTo/0',
  ],
  [
    'an urgent criterion for one modality',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'urgent', { var: 'rare' }, { appliesTo: ['gel'] }), ...base.criteria],
    }),
    '/criteria/0/appliesTo',
  ],
  [
    'onUnknown for anything but a task',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'caution', { var: 'rare' }, { onUnknown: 'show' }), ...base.criteria],
    }),
    '/criteria/0/onUnknown',
  ],
  [
    'a citation that does not resolve',
    (base) => ({
      ...base,
      criteria: [criterion('bad', 'note', { var: 'rare' }, { citations: ['nobody'] }), ...base.criteria],
    }),
    '/criteria/0/citations/0',
  ],
  [
    'a statement without a citation or the mark',
    (base) => ({ ...base, criteria: [criterion('bad', 'note', { var: 'rare' }, { citations: [] }), ...base.criteria] }),
    '/criteria/0',
  ],
  [
    'a statement without provenance',
    (base) => {
      const { certainty: _certainty, ...rest } = criterion('bad', 'note', { var: 'rare' });
      return { ...base, criteria: [rest, ...base.criteria] };
    },
    '/criteria/0/certainty',
  ],
];

describe('a document that is wrong is refused with its place', () => {
  for (const [title, change, at] of DOCUMENTS) {
    it(title, () => {
      const changed = change(document());
      const issues = refusal(() => parseRuleSet(changed));
      assert.ok(
        issues.some(({ path }) => isAt(path, at)),
        `it points at ${issues.map(({ path }) => path).join(', ')}`,
      );
    });
  }
});
