/**
 * What the cases of a rule set try: every criterion met, not met and unknown; every status a modality can reach; and for every part of a
 * condition a case in which the outcome follows it (masking MC/DC), once true and once false.
 */
import { STATUSES, type RuleSet, type Status, type Truth } from '@regen-cds/engine';
import type { CaseRun } from './case-run.js';
import { turningWants } from './checks/dead-parts.js';
import { phrase } from './diff/phrase.js';
import { leavesOf, withLeaf, type Condition } from './model/condition.js';
import { plainFacts, stateOfFacts } from './model/patient.js';
import { createSingle, type Single } from './model/pair.js';
import { findPatient, MET, NOT_MET } from './model/search.js';
import type { State } from './model/state.js';
import { isStronger, type Modality } from './model/statuses.js';
import { valueAt } from './pointer.js';

/** Nodes for the search of one part: there are many of them. */
const PART_BUDGET = 2000;

/** How many cases give a criterion each truth. */
export interface CriterionCoverage {
  id: string;
  met: number;
  notMet: number;
  unknown: number;
}

export interface StatusCoverage {
  modality: string;
  status: Status;
  cases: number;
  /** Whether any patient can stand there; null where the search could not decide. */
  reachable: boolean | null;
}

/** How many cases turn on one part of a condition while it is true, and while it is false. */
export interface PartCoverage {
  criterion: string;
  /** JSON Pointer of the part. */
  path: string;
  text: string;
  whileTrue: number;
  whileFalse: number;
  /** Whether any patient whose answers agree with the gates turns on it; null where the search could not decide. */
  possible: { whileTrue: boolean | null; whileFalse: boolean | null };
}

export interface Coverage {
  cases: number;
  /** Cases that still wait for a reviewer: they count for nothing. */
  proposed: number;
  criteria: CriterionCoverage[];
  statuses: StatusCoverage[];
  parts: PartCoverage[];
}

const countTruth = (runs: readonly CaseRun[], id: string, truth: Truth): number =>
  runs.filter(({ decision }) => decision.criteria.some((one) => one.id === id && one.truth === truth)).length;

/** Whether any patient can bring a modality to a status, when everything is known. */
export const isReachable = ({ raisers }: Modality, status: Status, { space, memory }: Single): boolean | null => {
  const stronger = raisers
    .filter((one) => isStronger(one.status, status))
    .map(({ condition }) => ({ condition, allow: NOT_MET }));
  const deciding = status === 'candidate' ? [null] : raisers.filter((one) => one.status === status);
  let decided: boolean | null = false;
  for (const raiser of deciding) {
    const own = raiser ? [{ condition: raiser.condition, allow: MET }] : [];
    const { kind } = findPatient(space, [...own, ...stronger], 'complete', { memory });
    if (kind === 'found') return true;
    if (kind === 'not-decided') decided = null;
  }
  return decided;
};

const statusesOf = (modality: Modality, runs: readonly CaseRun[], single: Single): StatusCoverage[] =>
  STATUSES.map((status) => ({
    modality: modality.id,
    status,
    cases: runs.filter(({ decision }) =>
      decision.modalities.some((one) => one.modality === modality.id && one.status === status),
    ).length,
    reachable: status === 'needs-answers' ? true : isReachable(modality, status, single),
  }));

const isPossible = (condition: Condition, leaf: Condition, truth: 0 | 1, { space, memory }: Single): boolean | null => {
  let decided: boolean | null = false;
  for (const wants of turningWants(condition, leaf, truth)) {
    const { kind } = findPatient(space, wants, 'complete', { memory, budget: PART_BUDGET });
    if (kind === 'found') return true;
    if (kind === 'not-decided') decided = null;
  }
  return decided;
};

const partsOf = (single: Single, states: readonly State[]): PartCoverage[] =>
  single.model.criteria.flatMap(({ definition, condition }) =>
    leavesOf(condition).map((leaf): PartCoverage => {
      const [on, off] = [withLeaf(condition, leaf, 1), withLeaf(condition, leaf, 0)];
      const turning = states.filter(
        (state) => on.truth(state) !== 2 && off.truth(state) !== 2 && on.truth(state) !== off.truth(state),
      );
      const path = leaf.path ?? '';
      return {
        criterion: definition.id,
        path,
        text: phrase(valueAt(single.ruleSet.document, path)),
        whileTrue: turning.filter((state) => leaf.truth(state) === 1).length,
        whileFalse: turning.filter((state) => leaf.truth(state) === 0).length,
        possible: {
          whileTrue: isPossible(condition, leaf, 1, single),
          whileFalse: isPossible(condition, leaf, 0, single),
        },
      };
    }),
  );

/**
 * Coverage by cases that have been run.
 * @param asOf day of the evaluation, `yyyy-mm-dd`
 */
export const coverageOf = (ruleSet: RuleSet, all: readonly CaseRun[], asOf: string): Coverage => {
  const runs = all.filter((run) => run.case.proposed !== true);
  const single = createSingle(ruleSet, asOf);
  const reading = single.model.criteria.filter(({ condition }) => condition.terms.size > 0);
  const states = runs.map(({ decision }) => stateOfFacts(single.space, plainFacts(decision)));
  return {
    cases: runs.length,
    proposed: all.length - runs.length,
    criteria: reading.map(({ definition: { id } }) => ({
      id,
      met: countTruth(runs, id, true),
      notMet: countTruth(runs, id, false),
      unknown: countTruth(runs, id, null),
    })),
    statuses: single.model.modalities.flatMap((modality) => statusesOf(modality, runs, single)),
    parts: partsOf(single, states),
  };
};

/** What no case tries, each with the place to look at and in words. */
export const gapsIn = ({ criteria, statuses, parts }: Coverage): { about: string; text: string }[] => [
  ...criteria.flatMap(({ id, met, notMet, unknown }) => {
    const missing = Object.entries({ met, 'not met': notMet, unknown }).filter(([, count]) => count === 0);
    return missing.map(([word]) => ({ about: id, text: `no case has it ${word}` }));
  }),
  ...statuses
    .filter(({ cases, reachable }) => cases === 0 && reachable !== false)
    .map(({ modality, status, reachable }) => ({
      about: modality,
      text: `no case is ${status}${reachable === null ? '; whether any patient can be is not decided' : ''}`,
    })),
  ...parts.flatMap(({ criterion, text, whileTrue, whileFalse, possible }) => [
    ...(whileTrue === 0 && possible.whileTrue !== false
      ? [{ about: criterion, text: `no case turns on "${text}" while it is true` }]
      : []),
    ...(whileFalse === 0 && possible.whileFalse !== false
      ? [{ about: criterion, text: `no case turns on "${text}" while it is false` }]
      : []),
  ]),
];
