/**
 * The second opinion: stock json-logic-js evaluates every condition whose facts are all known. It is another program by
 * other people; where it disagrees, one of the two is wrong and no guidance is given (DESIGN, section 5).
 */
import jsonLogic from 'json-logic-js';
import type { State } from './machine.js';
import { widthOf, type Place } from './state.js';

/** Whether everything there is to know of these places is known; a list that may hold more is not. */
export const isKnownAt = (places: readonly Place[], { lo, hi }: State): boolean =>
  places.every((place) => {
    for (let i = place.index; i < place.index + widthOf(place); i += 1) if (lo[i] !== hi[i]) return false;
    return true;
  });

/** What json-logic-js answers about facts by name; undefined where it fails. */
export const secondOpinion = (rule: unknown, facts: object): unknown => {
  try {
    return jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], facts) as unknown;
  } catch {
    return undefined;
  }
};
