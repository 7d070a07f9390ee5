/**
 * The test vectors of the evidence pack for blood stem cell transplant, against the rule set that encodes it. The pack names its
 * inputs in its own way; the tables below say which fact each of them is here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { contentTruths, evaluate, type Decision, type Truth } from '@regen-cds/engine';
import { root } from '../../scripts/paths.mjs';
import { newestOfEach } from './support/library.js';

type Input = Readonly<Record<string, string | number | boolean>>;
type Facts = Record<string, unknown>;

interface Vectors {
  items: { id: string; points: number; group?: string }[];
  bands: { min: number; max: number; label: string }[];
  scores: { name: string; input: Input; expected_total: number; expected_band: string }[];
  criteria: { input: Input; criterion: string; expected: 'yes' | 'no' | 'unknown' }[];
}

const AS_OF = '2026-11-22';
const { items, bands, scores, criteria } = JSON.parse(
  readFileSync(join(root, 'test/conformance/fixtures/hct-vectors.json'), 'utf8'),
) as Vectors;
const file = newestOfEach().find(({ id }) => id === 'blood-stem-cell-transplant');
assert.ok(file, 'There is no rule set blood-stem-cell-transplant.');
const ruleSet = file.open();
const decide = (facts: Facts): Decision => evaluate(ruleSet, facts, { asOf: AS_OF });

/** What the pack means by an item that a vector does not name: entered as absent, or as a normal result. */
const NORMAL: Facts = {
  hctAgeYears: 40,
  ciArrhythmia: false,
  ciHeartDisease: false,
  lvef: 60,
  ciInflammatoryBowel: false,
  ciDiabetesTreated: false,
  ciStroke: false,
  ciPsychiatric: false,
  bodyMassIndex: 24,
  ciInfection: false,
  ciRheumatologic: false,
  ciPepticUlcer: false,
  ciDialysisOrKidneyTransplant: false,
  labCreatinine: 0.9,
  ciSolidTumour: false,
  ciHeartValve: false,
  dlco: 95,
  fev1: 95,
  ciBreathlessness: 'none',
  ciLiverDisease: 'none',
  bilirubinTimesUpperLimit: 0.6,
  transaminasesTimesUpperLimit: 0.6,
};

const FACT: Readonly<Record<string, string>> = {
  bili_uln: 'bilirubinTimesUpperLimit',
  ef: 'lvef',
  creat: 'labCreatinine',
  bmi: 'bodyMassIndex',
  dx: 'hctDiagnosis',
  age_years: 'hctAgeYears',
  hla_typed: 'hlaTyped',
  kps: 'performanceScore',
  caregiver: 'caregiverPlan',
  fev1: 'fev1',
  dlco: 'dlco',
};
const CODE: Readonly<Record<string, string>> = { sickle_cell: 'sickleCell' };
/** The pack has one state for all diseases; the rule set has the findings of each. */
const STATE: Readonly<Record<string, Facts>> = {
  'aml cr1': { amlFindings: ['firstRemissionFavourable'] },
  'aml mrd_positive': { amlFindings: ['mrdPositive'] },
};

const factsOf = ({ dz_state: state, ...input }: Input): Facts => {
  const named = Object.entries(input).map(([name, value]) => {
    const fact = FACT[name];
    assert.ok(fact, `"${name}" is not in the table of facts.`);
    return [fact, typeof value === 'string' ? (CODE[value] ?? value) : value] as const;
  });
  const found = state === undefined ? {} : STATE[`${String(input['dx'])} ${String(state)}`];
  assert.ok(found, `"${String(state)}" is not in the table of states.`);
  return { ...Object.fromEntries(named), ...found };
};

const scoreOf = ({ derived }: Decision) => derived['hctComorbidityIndex'];

/** Each band is the population of one published figure: "people like you" is said for one of them. */
const FIGURE_OF_BAND: Readonly<Record<string, string>> = {
  low: 'fig-nrm-ci-low',
  intermediate: 'fig-nrm-ci-middle',
  high: 'fig-nrm-ci-high',
};
const bandsOf = (decision: Decision): string[] => {
  const shown = contentTruths(decision, ruleSet);
  return bands.map(({ label }) => label).filter((label) => shown.get(FIGURE_OF_BAND[label] ?? '') === true);
};

describe('the comorbidity index (HCT-CI), vectors of the evidence pack', () => {
  for (const { name, input, expected_total: total, expected_band: band } of scores)
    it(`${name}: ${String(total)}, ${band}`, () => {
      const decision = decide({ ...NORMAL, ...factsOf(input) });
      assert.equal(decision.withheld, null);
      assert.deepEqual(scoreOf(decision), { value: total });
      assert.deepEqual(bandsOf(decision), [band]);
    });

  it('is open from end to end while nothing is known: never zero', () => {
    const decision = decide({});
    assert.deepEqual(scoreOf(decision), { min: 0, max: 26 });
    assert.deepEqual(bandsOf(decision), []);
  });
});

/** One way in which each of the 17 items is present. */
const PRESENT: Readonly<Record<string, Facts>> = {
  arrhythmia: { ciArrhythmia: true },
  cardiac: { ciHeartDisease: true },
  ibd: { ciInflammatoryBowel: true },
  diabetes: { ciDiabetesTreated: true },
  cerebrovascular: { ciStroke: true },
  psychiatric: { ciPsychiatric: true },
  hepatic_mild: { bilirubinTimesUpperLimit: 1.2 },
  obesity: { bodyMassIndex: 36 },
  infection: { ciInfection: true },
  rheumatologic: { ciRheumatologic: true },
  peptic_ulcer: { ciPepticUlcer: true },
  renal: { labCreatinine: 2.4 },
  pulm_moderate: { dlco: 70 },
  prior_solid_tumour: { ciSolidTumour: true },
  heart_valve: { ciHeartValve: true },
  pulm_severe: { fev1: 50 },
  hepatic_mod_severe: { ciLiverDisease: 'cirrhosis' },
};

const pointsOf = (present: readonly (typeof items)[number][]): number => {
  const single = present.filter(({ group }) => group === undefined);
  const worst = (group: string) =>
    Math.max(0, ...present.filter((item) => item.group === group).map(({ points }) => points));
  return single.reduce((sum, { points }) => sum + points, 0) + worst('hepatic') + worst('pulmonary');
};

describe('the 17 items of the index', () => {
  it('has a way to enter every item', () => {
    assert.deepEqual(Object.keys(PRESENT).toSorted(), items.map(({ id }) => id).toSorted());
  });

  for (const [i, item] of items.entries())
    it(`${item.id} gives ${String(item.points)}, and with each later item the sum, the worst of its organ counting once`, () => {
      assert.deepEqual(scoreOf(decide({ ...NORMAL, ...PRESENT[item.id] })), { value: item.points });
      for (const other of items.slice(i + 1)) {
        const decision = decide({ ...NORMAL, ...PRESENT[item.id], ...PRESENT[other.id] });
        assert.deepEqual(scoreOf(decision), { value: pointsOf([item, other]) }, other.id);
      }
    });

  it('reaches 26 with all of them and no more', () => {
    const all = items.reduce<Facts>((facts, { id }) => ({ ...facts, ...PRESENT[id] }), NORMAL);
    assert.deepEqual(scoreOf(decide(all)), { value: 26 });
    assert.equal(pointsOf(items), 26);
  });

  it('lies between the points that are known and those that are still possible, whichever item is left open', () => {
    for (const { id, points } of items.filter(({ group }) => group === undefined)) {
      const open = Object.keys(PRESENT[id] ?? {});
      const known = Object.fromEntries(Object.entries(NORMAL).filter(([name]) => !open.includes(name)));
      assert.deepEqual(scoreOf(decide(known)), { min: 0, max: points }, id);
    }
  });
});

const TRUTH: Readonly<Record<string, Truth>> = { yes: true, no: false, unknown: null };

describe('the criteria, vectors of the evidence pack', () => {
  for (const { input, criterion, expected } of criteria)
    it(`${criterion} with ${JSON.stringify(input)}: ${expected}`, () => {
      const found = decide(factsOf(input)).criteria.find(({ id }) => id === criterion);
      assert.ok(found, `There is no criterion ${criterion}.`);
      assert.equal(found.truth, TRUTH[expected]);
    });
});
