/** The figure of the comparison: no one-token slip that a crowd of random patients would notice escapes it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseRuleSet, RuleSetError, type RuleSet, type RuleSetDocument } from '@regen-cds/engine';
import { runs } from '../../engine/src/testing/runs.js';
import { findConditionChanges } from './diff/condition-changes.js';
import { findStatusChanges } from './diff/status-changes.js';
import type { Condition } from './model/condition.js';
import { createPair, createSingle, type Pair, type Single } from './model/pair.js';
import { emptyState, type Space } from './model/space.js';
import { statusOf, type Criterion, type Modality } from './model/statuses.js';
import { mutantsOf, type Mutant } from './testing/mutants.js';
import { factTerms, Population } from './testing/population.js';
import { createRandom, type Random } from './testing/random.js';
import { shippedFiles } from './testing/shipped.js';

const AS_OF = '2026-11-25';
const MUTANTS = runs(8, 500);
const RULE_SETS = runs(2, 1000);
const PATIENTS = runs(2000, 100_000);
/** Of the patients for whom a condition differs, so many are compared in every modality. */
const COMPARED = 200;

const accepted = (mutant: Mutant): RuleSet | null => {
  try {
    return parseRuleSet(mutant.document);
  } catch (error) {
    if (error instanceof RuleSetError) return null;
    throw error;
  }
};

/** The rule set without what is only read: no slip is made there, and it takes most of the time to parse. */
const rulesAlone = ({
  consent: _,
  figures: __,
  notices: ___,
  modalities,
  ...rest
}: RuleSetDocument): RuleSetDocument => ({
  ...rest,
  modalities: modalities.map(({ id, name, description, category, comparator, usualCare }) => ({
    id,
    name,
    description,
    category,
    ...(comparator === undefined ? {} : { comparator }),
    ...(usualCare === undefined ? {} : { usualCare }),
  })),
});

interface Counts {
  mutants: number;
  differ: number;
  witnesses: number;
  undecided: number;
}

const changedCriteria = ({ before, after }: Pair): [Criterion, Criterion][] =>
  before.model.criteria.flatMap((first, i) => {
    const second = after.model.criteria[i];
    return second && first.condition.key !== second.condition.key ? [[first, second] as [Criterion, Criterion]] : [];
  });

/** One rule set, its patients, and what it says of them. */
class Crowd {
  readonly single: Single;
  readonly population: Population;
  readonly #truths = new Map<string, Uint8Array>();

  constructor(ruleSet: RuleSet, random: Random) {
    this.single = createSingle(ruleSet, AS_OF);
    this.population = new Population(this.single.space, PATIENTS, random);
  }

  evaluate(space: Space, { terms, truth }: Condition): Uint8Array {
    const state = emptyState(space);
    const facts = [...terms].filter(({ kind }) => kind !== 'calculated');
    const truths = new Uint8Array(PATIENTS);
    for (let i = 0; i < PATIENTS; i += 1) {
      this.population.load(i, state, facts);
      truths[i] = truth(state);
    }
    return truths;
  }

  /** What the rule set itself says; worked out once for all of its mutants. */
  truthsOf({ definition, condition }: Criterion): Uint8Array {
    const known = this.#truths.get(definition.id) ?? this.evaluate(this.single.space, condition);
    this.#truths.set(definition.id, known);
    return known;
  }
}

interface Noticed {
  /** Criteria that have another truth for some patient. */
  criteria: Set<string>;
  /** 1 for each patient who sees one of them change. */
  patients: Uint8Array;
}

const noticedIn = (pair: Pair, crowd: Crowd): Noticed => {
  const noticed: Noticed = { criteria: new Set(), patients: new Uint8Array(PATIENTS) };
  for (const [{ definition, index }, { condition }] of changedCriteria(pair)) {
    const original = crowd.single.model.criteria[index];
    assert.ok(original);
    if (markChanges(crowd.truthsOf(original), crowd.evaluate(pair.space, condition), noticed.patients))
      noticed.criteria.add(definition.id);
  }
  return noticed;
};

const markChanges = (before: Uint8Array, after: Uint8Array, patients: Uint8Array): boolean => {
  let some = false;
  for (let i = 0; i < before.length; i += 1)
    if (before[i] !== after[i]) {
      patients[i] = 1;
      some = true;
    }
  return some;
};

const marked = (patients: Uint8Array, most: number): number[] => {
  const found: number[] = [];
  for (let i = 0; i < patients.length && found.length < most; i += 1) if (patients[i] === 1) found.push(i);
  return found;
};

const keysOf = ({ raisers }: Modality): string =>
  JSON.stringify(raisers.map(({ status, condition }) => [status, condition.key]));

/** Modalities that something changed in; in the others the two versions are the same. */
const touched = ({ before, after }: Pair): [Modality, Modality][] =>
  before.model.modalities.flatMap((first, i) => {
    const second = after.model.modalities[i];
    return second && keysOf(first) !== keysOf(second) ? [[first, second] as [Modality, Modality]] : [];
  });

const compare = (mutant: Mutant, pair: Pair, crowd: Crowd, counts: Counts): void => {
  const where = `${pair.before.ruleSet.document.id} ${mutant.path}: ${JSON.stringify(mutant.from)} → ${JSON.stringify(mutant.to)}`;
  const statuses = findStatusChanges(pair);
  const conditions = findConditionChanges(pair);
  counts.mutants += 1;
  if (statuses.changes.length + conditions.changes.length > 0) counts.differ += 1;
  counts.witnesses += statuses.changes.length + conditions.changes.length;
  if (statuses.undecided.length + conditions.undecided.length > 0) counts.undecided += 1;
  for (const { byJsonLogic, from, to } of statuses.changes)
    assert.equal(byJsonLogic, ![from, to].includes('needs-answers'), `${where}: ${from} → ${to} was not confirmed`);
  for (const { kind, id, from, to, byJsonLogic } of conditions.changes)
    assert.equal(
      byJsonLogic,
      kind === 'criterion' && from !== null && to !== null,
      `${where}: ${id} was not confirmed`,
    );

  const found = new Set(conditions.changes.map(({ id }) => id));
  const noticed = noticedIn(pair, crowd);
  for (const id of noticed.criteria)
    assert.ok(found.has(id), `${where}: patients see ${id} change, the comparison does not`);

  const told = new Set(statuses.changes.map(({ modality, from, to }) => `${modality} ${from} ${to}`));
  const changing = new Set(statuses.changes.map(({ modality }) => modality));
  const [state, terms] = [emptyState(pair.space), factTerms(pair.space)];
  for (const [before, after] of touched(pair)) {
    // Where the comparison says that nothing changes, everybody is asked.
    for (const index of marked(noticed.patients, changing.has(before.id) ? COMPARED : PATIENTS)) {
      crowd.population.load(index, state, terms);
      const [from, to] = [statusOf(before, state), statusOf(after, state)];
      if (from === to) continue;
      assert.ok(
        changing.has(before.id),
        `${where}: patients see ${before.id} change (${from} → ${to}), the comparison does not`,
      );
      if (crowd.population.complete[index] === 1)
        assert.ok(told.has(`${before.id} ${from} ${to}`), `${where}: ${before.id} ${from} → ${to} is missing`);
    }
  }
};

const mutantsFor = (ruleSet: RuleSet, wanted: number, random: Random): [Mutant, RuleSet][] => {
  const all = mutantsOf(ruleSet.document);
  const chosen: [Mutant, RuleSet][] = [];
  while (chosen.length < wanted) {
    const mutant = all.at(random.below(all.count));
    const parsed = accepted(mutant);
    if (parsed) chosen.push([mutant, parsed]);
  }
  return chosen;
};

describe('the comparison of two versions', () => {
  it(`finds every one of ${MUTANTS} one-token slips that ${PATIENTS} random patients can tell apart`, (t) => {
    const random = createRandom(20_261_125);
    const [start, used] = [performance.now(), process.cpuUsage()];
    const counts: Counts = { mutants: 0, differ: 0, witnesses: 0, undecided: 0 };
    const ruleSets = shippedFiles()
      .slice(0, RULE_SETS)
      .map(({ url }) => parseRuleSet(rulesAlone(JSON.parse(readFileSync(url, 'utf8')) as RuleSetDocument)))
      .filter(({ document }) => mutantsOf(document).count > 0);
    for (const [i, ruleSet] of ruleSets.entries()) {
      const wanted = Math.floor((MUTANTS * (i + 1)) / ruleSets.length) - Math.floor((MUTANTS * i) / ruleSets.length);
      const crowd = new Crowd(ruleSet, random);
      for (const [mutant, parsed] of mutantsFor(ruleSet, wanted, random))
        compare(mutant, createPair(ruleSet, parsed, AS_OF), crowd, counts);
    }
    const { mutants, differ, witnesses, undecided } = counts;
    const wall = ((performance.now() - start) / 1000).toFixed(1);
    const { user, system } = process.cpuUsage(used);
    const seconds = `${wall} s (${((user + system) / 1e6).toFixed(1)} s of processor time)`;
    t.diagnostic(`${mutants} mutants: ${differ} differ, ${witnesses} witnesses, ${undecided} not decided, ${seconds}`);
    assert.equal(mutants, MUTANTS);
  });
});
