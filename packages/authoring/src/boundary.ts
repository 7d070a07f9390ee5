/**
 * Cases for a reviewer to confirm: just below, at and just above every limit, and for every part of a condition a patient for whom it decides
 * (masking MC/DC). What such a case expects is what the rule set says now; that it is right is for the reviewer to say.
 */
import { evaluate, type RuleSet } from '@regen-cds/engine';
import type { TestCase } from './case-file.js';
import type { CaseRun } from './case-run.js';
import { turningWants } from './checks/dead-parts.js';
import { smallest } from './diff/witness.js';
import { equal, leavesOf, type Condition } from './model/condition.js';
import { dayText } from './model/day.js';
import { factsOf, plainFacts, stateOfFacts, type PatientFacts } from './model/patient.js';
import { createSingle, type Single } from './model/pair.js';
import { value, type Quantity } from './model/quantity.js';
import { findPatient, MET, type Want } from './model/search.js';
import type { State } from './model/state.js';
import { phrase } from './diff/phrase.js';
import { valueAt } from './pointer.js';

interface Limit {
  quantity: Quantity;
  at: number;
  step: number;
}

const DEFAULT_STEP = 0.1;

/** The limit a part compares a fact or a calculation with; null where there is none. */
const limitOf = ({ parts: [part] }: Condition): Limit | null => {
  if (!part || (part.op !== 'below' && part.op !== 'equal')) return null;
  const limit = part.quantities.find((one) => one.value !== undefined);
  const quantity = part.quantities.find((one) => one.term !== undefined && one.value === undefined);
  const kind = quantity?.term?.kind;
  if (!limit || !quantity?.term || (kind !== 'number' && kind !== 'day' && kind !== 'calculated')) return null;
  const { step, definition } = quantity.term;
  const rounded = /,(\d+)\)$/.exec(definition?.key ?? '')?.[1];
  return {
    quantity,
    at: limit.value ?? NaN,
    step: step ?? (rounded === undefined ? DEFAULT_STEP : 10 ** -Number(rounded)),
  };
};

const tidy = (number: number): number => Number(number.toPrecision(12));

const PLACES = [
  ['below', -1],
  ['at', 0],
  ['above', 1],
] as const;

interface Wanted {
  id: string;
  title: string;
  /** Alternatives: any of them will do. */
  ways: Want[][];
}

const boundaryWants = (condition: Condition, leaf: Condition, id: string): Wanted[] => {
  const limit = limitOf(leaf);
  const term = limit?.quantity.term;
  if (!limit || !term) return [];
  for (const [, direction] of PLACES) term.cuts.add(tidy(limit.at + direction * limit.step));
  return PLACES.flatMap(([place, direction]) => {
    const at = tidy(limit.at + direction * limit.step);
    if (at < term.lo || at > term.hi) return [];
    const shown = term.kind === 'day' ? dayText(at) : String(at);
    const exactly: Want = { condition: equal(limit.quantity, value(at)), allow: MET };
    const ways = ([1, 0] as const).flatMap((truth) =>
      turningWants(condition, leaf, truth).map((wants) => [exactly, ...wants]),
    );
    const name = /^\w+$/.test(term.fact) ? term.fact : 'value';
    return [
      {
        id: `${id}-${name}-${place}-${String(tidy(limit.at))}`,
        title: `${id}, ${place} the limit: ${name} is ${shown}.`,
        ways,
      },
    ];
  });
};

const partWants = (condition: Condition, leaf: Condition, id: string, text: string, number: number): Wanted[] =>
  ([1, 0] as const).map((truth) => ({
    id: `${id}-part-${number}-${truth === 1 ? 'true' : 'false'}`,
    title: `${id} turns on "${text}" while that is ${truth === 1 ? 'true' : 'false'}.`,
    ways: turningWants(condition, leaf, truth),
  }));

const search = (single: Single, { ways }: Wanted): PatientFacts | null => {
  for (const patients of ['complete', 'free'] as const)
    for (const wants of ways) {
      // The space grows with each limit that is tried, so that earlier answers do not hold.
      const outcome = findPatient(single.space, wants, patients);
      if (outcome.kind === 'found') return factsOf(single.space, outcome.choices);
    }
  return null;
};

export interface ProposedCases {
  cases: TestCase[];
  /** Titles of cases for which no patient was found. */
  notFound: string[];
}

const holds = (wants: readonly Want[], state: State): boolean =>
  wants.every(({ condition, allow }) => (allow & (1 << condition.truth(state))) !== 0);

/**
 * Proposes cases that the given ones do not make unnecessary. Their ids are stable.
 * @param asOf day of the evaluation, `yyyy-mm-dd`
 */
export const proposeCases = (ruleSet: RuleSet, runs: readonly CaseRun[], asOf: string): ProposedCases => {
  const single = createSingle(ruleSet, asOf);
  const all = single.model.criteria.flatMap((criterion) => {
    const { condition, definition } = criterion;
    const leaves = leavesOf(condition);
    return leaves.flatMap((leaf, i) => {
      const text = phrase(valueAt(ruleSet.document, leaf.path ?? ''));
      const parts = leaves.length > 1 || !limitOf(leaf) ? partWants(condition, leaf, definition.id, text, i + 1) : [];
      return [...boundaryWants(condition, leaf, definition.id), ...parts].map((wanted) => ({ criterion, wanted }));
    });
  });
  const tried = runs.map(({ decision }) => stateOfFacts(single.space, plainFacts(decision)));
  const notFound: string[] = [];
  const cases = new Map<string, TestCase>();
  for (const { criterion, wanted } of all) {
    const { id, title, ways } = wanted;
    if (tried.some((state) => ways.some((wants) => holds(wants, state)))) continue;
    const found = search(single, wanted);
    if (!found) {
      notFound.push(title);
      continue;
    }
    const shows = (facts: PatientFacts): boolean => {
      const state = stateOfFacts(single.space, facts);
      return ways.some((wants) => holds(wants, state));
    };
    const facts = shows(found) ? smallest(found, shows) : found;
    const truth = evaluate(ruleSet, facts, { asOf }).criteria[criterion.index]?.truth ?? null;
    const expect = { criteria: { [criterion.definition.id]: truth } };
    const key = `${criterion.definition.id} ${JSON.stringify(facts)}`;
    if (!cases.has(key)) cases.set(key, { id, title, facts, expect, proposed: true });
  }
  return { cases: [...cases.values()], notFound };
};
