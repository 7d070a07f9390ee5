/** Two versions of a rule set over one space of patients. */
import type { RuleSet } from '@regen-cds/engine';
import { createReader, type Reader } from './read.js';
import { Memory } from './search.js';
import { createSpace, type Space } from './space.js';
import { createModel, type Model } from './statuses.js';

/** One version, as the search sees it. */
export interface Side {
  readonly ruleSet: RuleSet;
  readonly model: Model;
  readonly reader: Reader;
}

export interface Pair {
  readonly space: Space;
  readonly before: Side;
  readonly after: Side;
  readonly memory: Memory;
}

/** One rule set over the space of its patients. */
export interface Single extends Side {
  readonly space: Space;
  readonly memory: Memory;
}

const sideOf = (ruleSet: RuleSet, space: Space): Side => {
  const { document } = ruleSet;
  const reader = createReader(document, space);
  return { ruleSet, reader, model: createModel(document, reader) };
};

/**
 * Reads two versions together, so that conditions that are the same in both have the same key.
 * @param asOf day of the evaluation, `yyyy-mm-dd`
 */
export const createPair = (before: RuleSet, after: RuleSet, asOf: string): Pair => {
  const space = createSpace([before.document, after.document], asOf);
  return { space, before: sideOf(before, space), after: sideOf(after, space), memory: new Memory() };
};

/** Reads one rule set for checks and coverage. */
export const createSingle = (ruleSet: RuleSet, asOf: string): Single => {
  const space = createSpace([ruleSet.document], asOf);
  return { space, ...sideOf(ruleSet, space), memory: new Memory() };
};
