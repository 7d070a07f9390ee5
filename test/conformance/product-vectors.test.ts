/**
 * The test vectors of the evidence pack for labelled populations and routing, and the pack's own expressions, against the two rule
 * sets that encode them. The pack names its inputs in its own way: `factsOf` says which facts they are here. It asks one question
 * per allergy, organ and knee problem; the rule set asks one question for a list, which is complete when all of them were answered.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compileCondition, evaluate, type FactShape, type RuleSet, type Truth } from '@regen-cds/engine';
import fc from 'fast-check';
import { runs } from '../../packages/engine/src/testing/runs.js';
import { root } from '../../scripts/paths.mjs';
import { newestOfEach } from './support/library.js';

type Input = Readonly<Record<string, string | number | boolean>>;
type Facts = Record<string, unknown>;

interface Vectors {
  criteria: { id: string; effect: string; expr: unknown; required_inputs: string[] }[];
  vectors: { input: Input; criterion: string; expected: 'yes' | 'no' | 'unknown' }[];
}

const AS_OF = '2026-11-22';
const TRUTH: Readonly<Record<string, Truth>> = { yes: true, no: false, unknown: null };
const { criteria, vectors } = JSON.parse(
  readFileSync(join(root, 'test/conformance/fixtures/product-vectors.json'), 'utf8'),
) as Vectors;

const open = (id: string): RuleSet => {
  const file = newestOfEach().find((one) => one.id === id);
  assert.ok(file, `There is no rule set ${id}.`);
  return file.open();
};
const products = open('cell-and-gene-products');
const investigational = open('investigational-cell-therapy');

const area = (problemArea: string, fact: string, code: string): Facts => ({ problemArea, [fact]: code });

/** The pack's `dx` and `indication` in the words of the rule set: an area, then the disease. */
const DISEASE: Readonly<Record<string, Facts>> = {
  sickle_cell: area('blood', 'bloodProblem', 'sickleCell'),
  beta_thalassaemia: area('blood', 'bloodProblem', 'betaThalassaemia'),
  severe_aplastic_anaemia: area('blood', 'bloodProblem', 'severeAplasticAnaemia'),
  acute_gvhd: area('blood', 'bloodProblem', 'acuteGvhd'),
  haem_malignancy_cbt: { ...area('cancer', 'cancerKind', 'otherBloodCancer'), cordBloodPlan: 'myeloablative' },
  cald_early_active_male: area('inherited', 'inheritedDisease', 'cald'),
  type1_diabetes: area('other', 'otherProblem', 'type1Diabetes'),
  other: { problemArea: 'none' },
};

const DONOR: Readonly<Record<string, string>> = {
  msd: 'matchedSibling',
  mrd: 'matchedRelative',
  mud8: 'matchedUnrelated',
  mmud7: 'partMatch',
  haplo: 'partMatch',
  cord: 'partMatch',
  none: 'none',
};

const SAME: Readonly<Record<string, string>> = {
  age_years: 'treatedPersonAgeYears',
  age_months: 'treatedPersonAgeMonths',
  steroid_refractory: 'steroidRefractory',
  voc_recurrent: 'recurrentPainCrises',
  transfusion_dependent: 'regularTransfusions',
  alpha_globin_deletions: 'alphaGlobinDeletions',
  severe_hypo_repeated: 'repeatedSevereLows',
};

/** Yes-or-no inputs that are members of one list here; `can_rehab` counts when the answer is no. */
const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organProblems: { liver_disease: 'liverDisease', renal_failure: 'renalFailure', renal_transplant: 'kidneyTransplant' },
  kneeLimits: {
    severe_oa: 'severeOsteoarthritis',
    inflammatory_arthritis: 'inflammatoryArthritis',
    knee_surgery_6m: 'kneeSurgery6Months',
    can_rehab: 'cannotFollowRehab',
  },
  productAllergies: {
    dmso_allergy: 'dmso',
    porcine_bovine_allergy: 'porcineBovine',
    aminoglycoside_allergy: 'aminoglycoside',
  },
};

/** A list is complete when every member that the criterion reads was answered. */
const listOf = (members: Readonly<Record<string, string>>, input: Input, read: readonly string[]): unknown => ({
  value: Object.entries(members).flatMap(([name, code]) => (input[name] === (name !== 'can_rehab') ? [code] : [])),
  complete: read.every((name) => !Object.hasOwn(members, name) || Object.hasOwn(input, name)),
});

/** The pack's criteria are about labels of the United States. */
const factsOf = (input: Input, read: readonly string[]): Facts => {
  const { dx, indication, donor, knee_defect_full: defect } = input;
  const knee = { ...area('other', 'otherProblem', defect === true ? 'kneeCartilage' : 'somethingElse') };
  return {
    jurisdiction: ['US'],
    ...DISEASE[String(dx ?? indication)],
    ...(defect === undefined ? {} : knee),
    ...(donor === undefined ? {} : { bestDonor: DONOR[String(donor)] }),
    ...Object.fromEntries(
      Object.entries(SAME).flatMap(([name, fact]) => (Object.hasOwn(input, name) ? [[fact, input[name]]] : [])),
    ),
    ...Object.fromEntries(Object.entries(LISTS).map(([fact, members]) => [fact, listOf(members, input, read)])),
  };
};

const truthOf = (id: string, input: Input, read: readonly string[]): Truth | undefined =>
  evaluate(products, factsOf(input, read), { asOf: AS_OF }).criteria.find((one) => one.id === id)?.truth;

/** Modalities that have a criterion. */
const withCriterion = ({ document }: RuleSet, id: string): string[] => {
  const found = document.criteria.find((one) => one.id === id);
  const all = document.modalities.flatMap((one) => (one.comparator === true ? [] : [one.id]));
  return found ? (found.appliesTo ?? all) : [];
};

const labels = criteria.filter(({ id }) => id.startsWith('LBL-'));

describe('labelled populations: vectors of the evidence pack', () => {
  for (const { input, criterion, expected } of vectors.filter((one) => one.criterion.startsWith('LBL-')))
    it(`${criterion} is ${expected} for ${JSON.stringify(input)}`, () => {
      const read = labels.find(({ id }) => id === criterion)?.required_inputs ?? [];
      assert.equal(truthOf(criterion, input, read), TRUTH[expected]);
    });

  it('has every labelled population of the pack, with the outcome that the pack gives it', () => {
    const kinds = Object.fromEntries(products.document.criteria.map(({ id, kind }) => [id, kind]));
    const wanted = { matches_labelled_population: 'indication', verify_label: 'referral' } as Record<string, string>;
    for (const { id, effect } of labels) assert.equal(kinds[id], wanted[effect], id);
  });
});

const codes = (names: readonly string[]): FactShape => ({ type: 'code', options: names.map((code) => ({ code })) });
const number = (max: number): FactShape => ({ type: 'integer', min: 0, max });
const flag: FactShape = { type: 'boolean' };

/** What the pack's expressions may be given. */
const INPUTS: Readonly<Record<string, FactShape>> = {
  dx: codes(Object.keys(DISEASE)),
  indication: codes(Object.keys(DISEASE)),
  donor: codes(Object.keys(DONOR)),
  age_years: number(120),
  age_months: number(1440),
  alpha_globin_deletions: number(4),
  knee_defect_full: flag,
  steroid_refractory: flag,
  voc_recurrent: flag,
  transfusion_dependent: flag,
  severe_hypo_repeated: flag,
  ...Object.fromEntries(Object.values(LISTS).flatMap((members) => Object.keys(members).map((name) => [name, flag]))),
};

const valueFor = ({ type, options = [], max }: FactShape): fc.Arbitrary<string | number | boolean> => {
  if (type === 'boolean') return fc.boolean();
  if (type === 'code') return fc.constantFrom(...options.map(({ code }) => code));
  const all = Number(max);
  return fc.oneof(fc.integer({ min: 0, max: Math.min(20, all) }), fc.integer({ min: 0, max: Math.min(60, all) }));
};

/** The codes an expression speaks of, and one other. */
const narrowed = (shape: FactShape, expr: unknown): FactShape => ({
  ...shape,
  ...(shape.options && {
    options: shape.options.filter(
      ({ code }) => code === 'other' || code === 'msd' || JSON.stringify(expr).includes(`"${code}"`),
    ),
  }),
});

/**
 * A patient of whom anything may be missing. Months follow from years, and are not known without them: the rule set asks for months
 * only of a person who is known to be under one.
 */
const patientFor = (names: readonly string[], expr: unknown): fc.Arbitrary<Input> =>
  fc
    .tuple(
      fc.record(Object.fromEntries(names.map((name) => [name, valueFor(narrowed(INPUTS[name] ?? flag, expr))])), {
        requiredKeys: [],
      }),
      fc.integer({ min: 0, max: 11 }),
    )
    .map(([{ age_months: months, ...given }, more]) => {
      const years = given['age_years'];
      return {
        ...given,
        ...(months !== undefined && years !== undefined && { age_months: Number(years) * 12 + more }),
      };
    });

describe('labelled populations: the expressions of the evidence pack', () => {
  for (const { id, expr, required_inputs: read } of labels)
    it(`${id} says of every patient what the pack says`, () => {
      const pack = compileCondition(expr, INPUTS);
      fc.assert(
        fc.property(patientFor(read, expr), (input) => {
          const theirs = pack.evaluate(input);
          const ours = truthOf(id, input, read);
          // Whole years from one on settle a limit in months, which the pack asks for all the same.
          const monthsDoNotMatter = input['age_months'] === undefined && Number(input['age_years']) >= 1;
          if (theirs === null && monthsDoNotMatter) return;
          assert.equal(ours, theirs, JSON.stringify(input));
        }),
        { numRuns: runs(300) },
      );
    });
});

describe('routing: a status of a product is which criterion it has', () => {
  const everyInvestigational = investigational.document.modalities.flatMap(({ id, comparator, regulatory = [] }) =>
    comparator === true || regulatory.some(({ status }) => status === 'conditional') ? [] : [id],
  );
  const licensedHere = products.document.modalities.flatMap(({ id, regulatory = [] }) =>
    regulatory.some(({ jurisdiction, status }) => jurisdiction === 'US' && status.startsWith('licensed')) ? [id] : [],
  );

  it('an investigational product has the route to a registered trial, whatever is known', () => {
    assert.deepEqual([...withCriterion(investigational, 'ROUTE-INVEST')].sort(), [...everyInvestigational].sort());
    assert.ok(everyInvestigational.length > 0);
    const route = investigational.document.criteria.find(({ id }) => id === 'ROUTE-INVEST');
    assert.deepEqual([route?.kind, route?.when], ['investigational', true]);
  });

  it('a product licensed here has no such route', () => {
    assert.ok(licensedHere.length > 20);
    assert.deepEqual(withCriterion(products, 'ROUTE-INVEST'), []);
  });

  it('speaks of every routing vector of the pack', () => {
    const routed = vectors.filter(({ criterion }) => criterion.startsWith('ROUTE-'));
    const has = { investigational: everyInvestigational, licensed_here: licensedHere } as Record<string, string[]>;
    for (const { input, criterion, expected } of routed) {
      const modalities = has[String(input['product_status'])];
      assert.ok(modalities, `a vector speaks of ${JSON.stringify(input)}`);
      const routedHere = [...withCriterion(investigational, criterion), ...withCriterion(products, criterion)];
      for (const id of modalities) assert.equal(routedHere.includes(id), expected === 'yes', id);
    }
  });
});
