import { isRecord } from './json.js';
import type { Decision, Facts, KnownFact, UnknownFact } from './decision-model.js';

/** A fact of a decision as `evaluate` takes it: with every observation it was chosen from. */
const inputOf = (fact: KnownFact | UnknownFact): unknown => {
  const { observations = [], ...own } = fact;
  if ('value' in own) return [own, ...observations];
  return observations.length > 0 ? observations : { unknown: own.reason };
};

/** What a decision was made from, so that it can be made again. */
export const inputsOf = ({ facts, unknown }: Pick<Decision, 'facts' | 'unknown'>): Facts =>
  Object.fromEntries(
    Object.entries({ ...unknown, ...facts })
      .filter(([, fact]) => isRecord(fact))
      .map(([name, fact]) => [name, inputOf(fact)]),
  );
