import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRuleSet, type RuleSetDocument } from '@regen-cds/engine';
import { diffRuleSets } from './diff.js';
import { nearestCase } from './diff/nearest-case.js';
import { comparePatients } from './diff/population.js';
import { soundRuleSet, TODAY } from './testing/seeded-defects.js';

type Edit = (document: RuleSetDocument) => void;

const edited = (version: string, edit: Edit): RuleSetDocument => {
  const document = structuredClone(soundRuleSet());
  document.version = version;
  edit(document);
  return document;
};

const before = parseRuleSet(edited('1.0.0', () => undefined));
const diff = (edit: Edit, version = '1.0.1') =>
  diffRuleSets(before, parseRuleSet(edited(version, edit)), { asOf: TODAY });

const criterionOf = (document: RuleSetDocument, id: string) => {
  const found = document.criteria.find((one) => one.id === id);
  assert.ok(found);
  return found;
};
const when =
  (id: string, condition: unknown): Edit =>
  (document) => {
    criterionOf(document, id).when = condition;
  };
const platelets = (limit: number): Edit => when('few-platelets', { '<': [{ var: 'platelets' }, limit] });

/** What changes, the level it takes, and words that have to be in a reason. */
const LEVELS: readonly (readonly [string, Edit, 'none' | 'patch' | 'minor' | 'major', RegExp])[] = [
  ['nothing', () => undefined, 'none', /^$/],
  ['a wording', (d) => Object.assign(d, { publisher: 'Another' }), 'patch', /wording/],
  [
    'a condition written in another way',
    when('few-platelets', { '>': [100, { var: 'platelets' }] }),
    'patch',
    /wording/,
  ],
  ['a note that others see', when('latex', { in: ['iodine', { var: 'allergies' }] }), 'minor', /other patients/],
  ['a note that is added', (d) => d.criteria.push({ ...criterionOf(d, 'latex'), id: 'iodine' }), 'minor', /added/],
  ['a wider range', (d) => Object.assign(d.facts['weight'] ?? {}, { max: 400 }), 'minor', /wider/],
  [
    'a modality that is added',
    (d) => d.modalities.push({ ...(d.modalities[0] ?? assert.fail()), id: 'another' }),
    'minor',
    /added/,
  ],
  ['a limit', platelets(120), 'major', /candidate → caution/],
  ['a kind', (d) => Object.assign(criterionOf(d, 'heavy'), { kind: 'referral' }), 'major', /caution → referral/],
  [
    'who a criterion applies to',
    (d) => Object.assign(criterionOf(d, 'heavy'), { appliesTo: ['usualCare'] }),
    'major',
    /caution → candidate/,
  ],
  ['a criterion that is removed', (d) => d.criteria.splice(2, 1), 'major', /caution → candidate/],
  ['a narrower range', (d) => Object.assign(d.facts['weight'] ?? {}, { max: 250 }), 'major', /narrower/],
  [
    'an age limit of values',
    (d) => Object.assign(d.facts['weight'] ?? {}, { maxAge: 'P1M' }),
    'major',
    /how old a value may be/,
  ],
  [
    'the codes of a fact',
    (d) => d.facts['medicine']?.options?.push({ code: 'doac', display: { en: 'A medicine', es: 'Una' } }),
    'major',
    /codes/,
  ],
  [
    'a calculation',
    (d) =>
      Object.assign(d.derived?.['bmi'] ?? {}, {
        compute: { expression: { '/': [{ var: 'weight' }, { '*': [{ var: 'height' }, { var: 'height' }, 1.01] }] } },
      }),
    'major',
    /caution → candidate/,
  ],
];

describe('the comparison of two versions', () => {
  for (const [what, edit, level, reason] of LEVELS)
    it(`takes ${what} for ${level}`, () => {
      const found = diff(edit);
      assert.equal(found.level, level, JSON.stringify(found.reasons));
      assert.deepEqual(found.undecided, { statuses: [], conditions: [] });
      assert.match(
        found.reasons
          .filter((one) => one.level === level)
          .map(({ text }) => text)
          .join(' '),
        reason,
      );
    });

  it('holds the number to what changed, and proposes the next one', () => {
    const claims = [
      ['1.0.1', false, 'patch'],
      ['1.1.0', false, 'minor'],
      ['2.0.0', true, 'major'],
      ['0.9.0', false, null],
    ] as const;
    for (const [version, holds, claimed] of claims) {
      const found = diff(platelets(120), version);
      assert.deepEqual([found.claimHolds, found.claimed, found.proposed], [holds, claimed, '2.0.0']);
    }
    assert.equal(diff(() => undefined, '1.0.0').claimHolds, true);
  });

  it('says a changed token in words', () => {
    const texts = (edit: Edit) => diff(edit).changes.map(({ text }) => text);
    assert.deepEqual(texts(platelets(120)), ['criterion "few-platelets", when: 100 → 120 in "platelets < 120"']);
    assert.deepEqual(texts(when('minds', { '!!': [{ var: 'mindsRisk' }] })).length, 1);
    assert.deepEqual(texts(when('recent', { or: [{ var: 'injected' }, { '<': [{ var: 'weeksSince' }, 6] }] })), [
      'criterion "recent", when: and → or in "injected or (weeksSince < 6)"',
    ]);
  });

  it('gives for each change the smallest patient found, without what is not needed', () => {
    const change = diff(platelets(120)).statusChanges.find(({ from }) => from === 'candidate');
    assert.ok(change);
    assert.equal(change.byJsonLogic, true);
    assert.ok(Number(change.witness['platelets']) >= 100 && Number(change.witness['platelets']) < 120);
    assert.ok(!Object.hasOwn(change.witness, 'allergies'));
  });

  it('tells a witness by the case it is nearest to', () => {
    const after = parseRuleSet(edited('2.0.0', platelets(120)));
    const [change] = diffRuleSets(before, after, { asOf: TODAY }).statusChanges.filter(
      ({ from }) => from === 'candidate',
    );
    assert.ok(change);
    const like = { ...change.witness, platelets: 200, allergies: [] };
    const near = nearestCase(change.witness, [{ id: 'like', facts: like, asOf: TODAY }], [before, after], {
      ...change,
      asOf: TODAY,
    });
    assert.deepEqual(near, { id: 'like', differs: [{ fact: 'platelets', value: change.witness['platelets'] }] });
  });

  it('looks at incomplete patients where no complete one changes', () => {
    const hidden = diff(
      when('few-platelets', {
        or: [{ '<': [{ var: 'platelets' }, 100] }, { and: [{ '<': [{ var: 'platelets' }, 100] }, { var: 'hasPain' }] }],
      }),
    );
    assert.deepEqual(hidden.statusChanges, []);
    assert.equal(hidden.level, 'patch');
  });

  it('compares nothing where a fact changed its type, and says that this is major', () => {
    const found = diff((d) => {
      Object.assign(d.facts, { mindsRisk: { ...d.facts['mindsRisk'], type: 'integer', min: 0, max: 9 } });
      criterionOf(d, 'minds').when = { '>': [{ var: 'mindsRisk' }, 5] };
    });
    assert.equal(found.level, 'major');
    assert.deepEqual(found.undecided.conditions, ['mindsRisk']);
  });

  it('counts over patients, with examples', () => {
    const after = parseRuleSet(edited('2.0.0', platelets(120)));
    const base =
      diffRuleSets(before, after, { asOf: TODAY }).statusChanges.find(({ from }) => from === 'candidate')?.witness ??
      {};
    const patients = [90, 110, 115, 130].map((value) => ({
      id: `p${value}`,
      facts: { ...base, platelets: value },
      asOf: TODAY,
    }));
    const { changed, shifts, patients: all } = comparePatients(before, after, patients);
    assert.deepEqual([changed, all], [2, 4]);
    assert.deepEqual(shifts, [
      { modality: 'exampleOption', from: 'candidate', to: 'caution', count: 2, examples: ['p110', 'p115'] },
    ]);
  });
});
