/**
 * What Kleene logic alone cannot see: `x or not x` is unknown to it although no answer can change it. The literals of a
 * condition cut the range of a fact into regions it cannot tell apart; a search over the regions of the unknown facts proves
 * such a condition, within a budget. Then it takes its proved truth, and a fact that is proved unable to change it is not asked
 * for (RULE-PROFILE, section 1.5). Where the budget ends, nothing is claimed.
 */
import type { Truth } from './decision-model.js';
import type { State } from './interval.js';
import type { Expression } from './profile.js';
import { enter, widthOf, type Place } from './state.js';
import { supportOf, truthIn } from './support.js';

const BUDGET = 2000;

/** The number next to another one: both ends of a gap belong to the gap. */
const next = (value: number, whole: boolean, direction: 1 | -1): number => {
  if (whole) return direction === 1 ? Math.floor(value) + 1 : Math.ceil(value) - 1;
  return value + direction * (Math.abs(value) * Number.EPSILON * 0.55 || Number.MIN_VALUE);
};

/** Ways to enter each region of an open place: a code is one of its codes, a list is divided code by code. */
const regionsOf = (
  { index, codes, shape }: Place,
  cuts: readonly number[],
  state: State,
): ((place: Place) => void)[] => {
  if (shape.type === 'code') return (codes ?? []).map((code) => (place) => enter(state, place, code, true));
  const { lo, hi } = state;
  const slot = index + Math.max(0, codes?.findIndex((_, i) => lo[index + i] !== hi[index + i]) ?? 0);
  const [low, high] = [lo[slot] ?? NaN, hi[slot] ?? NaN];
  const whole = shape.type !== 'number';
  const within = cuts.filter((cut) => cut > low && cut < high && !(whole && cut % 1));
  const points = [...new Set([low, ...within, high])].sort((a, b) => a - b);
  return points
    .flatMap((point, i) => [
      [point, point],
      [next(point, whole, 1), next(points[i + 1] ?? -Infinity, whole, -1)],
    ])
    .filter(([from = 0, to = 0]) => from <= to)
    .map(([from = 0, to = 0]) => () => {
      lo[slot] = from;
      hi[slot] = to;
    });
};

/** Visits what remains in every region of the open places, but for those that are done; stops, with true, when a visit says so. */
const search = (
  expression: Expression,
  state: State,
  budget: { left: number },
  done: readonly Place[],
  visit: (truth: Truth) => boolean,
): boolean => {
  const truth = truthIn(expression.node, state);
  const place = truth === null && supportOf(expression.node, state).find((one) => !done.includes(one));
  if (!place || (budget.left -= 1) < 0) return visit(truth);
  const { index, shape } = place;
  const { lo, hi } = state;
  const before = [lo, hi].map((ends) => ends.slice(index, index + widthOf(place)));
  const then = shape.type === 'codes' ? done : [...done, place];
  const stopped = regionsOf(place, expression.cuts, state).some((region) => {
    region(place);
    return search(expression, state, budget, then, visit);
  });
  lo.set(before[0] ?? [], index);
  hi.set(before[1] ?? [], index);
  return stopped;
};

/** The one truth of every completion; null where there are two or the budget ends. */
const prove = (expression: Expression, state: State, budget = { left: BUDGET }): Truth => {
  let agreed: Truth | undefined;
  const differs = (truth: Truth): boolean => truth === null || truth !== (agreed ??= truth);
  return search(expression, state, budget, [], differs) ? null : (agreed ?? null);
};

/** Truth of a condition, by Kleene logic and then by proof. */
export const settledTruth = (expression: Expression, state: State): Truth =>
  truthIn(expression.node, state) ?? (expression.readOnce ? null : prove(expression, state));

/** The places that can still change an undecided condition. */
export const openPlaces = (expression: Expression, state: State): Place[] => {
  const open = supportOf(expression.node, state);
  if (expression.readOnce) return open;
  const matters = (place: Place): boolean => {
    const budget = { left: BUDGET };
    // What the other places leave undecided, this one must be able to decide both ways.
    return search(
      expression,
      state,
      budget,
      [place],
      (truth) => truth === null && prove(expression, state, budget) === null,
    );
  };
  const proved = open.filter(matters);
  return proved.length > 0 ? proved : open;
};
