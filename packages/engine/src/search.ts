/**
 * What Kleene logic alone cannot see: `x or not x` is unknown to it although no answer can change it. The literals of a
 * condition cut the range of a fact into regions it cannot tell apart; a search over the regions of the unknown facts proves
 * such a condition, within a budget. Then it takes its proved truth, and a fact that is proved unable to change it is not asked
 * for (RULE-PROFILE, section 1.5). Where the budget ends, nothing is claimed.
 */
import type { Truth } from './decision-model.js';
import { nextTo, truthAt, type State } from './machine.js';
import type { Expression } from './profile.js';
import { enter, widthOf, type Place } from './state.js';
import { supportOf } from './support.js';

/** Parts of a search for one condition: some milliseconds at the most. */
const BUDGET = 200;

/** The value next to another one: a gap between two points has its own two ends. */
const next = (value: number, whole: boolean, direction: 1 | -1): number =>
  whole ? (direction === 1 ? Math.floor(value) + 1 : Math.ceil(value) - 1) : nextTo(value, direction);

/** Ways to enter each region of an open place: a code is one of its codes, a list is divided code by code, a number at its cuts. */
const regionsOf = (place: Place, cuts: readonly number[], state: State): (() => void)[] => {
  const { index, codes, shape } = place;
  if (shape.type === 'code') return (codes ?? []).map((code) => () => enter(state, place, code));
  const { lo, hi } = state;
  const slot = index + Math.max(0, codes?.findIndex((_, i) => lo[index + i] !== hi[index + i]) ?? 0);
  const [low, high] = [lo[slot] ?? NaN, hi[slot] ?? NaN];
  const whole = shape.type !== 'number';
  const middle = (low + high) / 2;
  const within = cuts.filter((cut) => cut > low && cut < high && !(whole && cut % 1));
  // Where no limit lies between, a calculation may still be decided on either half.
  if (within.length === 0) within.push(whole ? Math.floor(middle) : middle);
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

/** How much of its declared range a place can still be. */
const openness = ({ index, lo, hi, codes }: Place, state: State): number =>
  codes ? 1 : ((state.hi[index] ?? 0) - (state.lo[index] ?? 0)) / (hi - lo);

/** Visits what remains in every region of the open places, but for `kept`; stops, with true, when a visit says so. */
const search = (
  expression: Expression,
  state: State,
  budget: { left: number },
  kept: Place | null,
  visit: (truth: Truth) => boolean,
): boolean => {
  const truth = truthAt(state, expression.node.read);
  const open = truth === null ? supportOf(expression.node, state).filter((place) => place !== kept) : [];
  const [place] = open.sort((a, b) => openness(b, state) - openness(a, state));
  if (!place || (budget.left -= 1) < 0) return visit(truth);
  const { index } = place;
  const { lo, hi } = state;
  const before = [lo, hi].map((ends) => ends.slice(index, index + widthOf(place)));
  const stopped = regionsOf(place, expression.cuts, state).some((enterRegion) => {
    enterRegion();
    return search(expression, state, budget, kept, visit);
  });
  lo.set(before[0] ?? [], index);
  hi.set(before[1] ?? [], index);
  return stopped;
};

/** The one truth of every completion; null where there are two or the budget ends. */
const prove = (expression: Expression, state: State, budget = { left: BUDGET }): Truth => {
  let agreed: Truth | undefined;
  const differs = (truth: Truth): boolean => truth === null || truth !== (agreed ??= truth);
  return search(expression, state, budget, null, differs) ? null : (agreed ?? null);
};

/** Truth of a condition, by Kleene logic and then by proof. */
export const settledTruth = (expression: Expression, state: State): Truth => {
  const truth = truthAt(state, expression.node.read);
  return truth === null && !expression.readOnce ? prove(expression, state) : truth;
};

/** The places that can still change an undecided condition. */
export const openPlaces = (expression: Expression, state: State): Place[] => {
  const open = supportOf(expression.node, state);
  if (expression.readOnce) return open;
  const budget = { left: BUDGET };
  // What the other places leave undecided, this one must be able to decide both ways.
  const matters = (place: Place): boolean =>
    search(expression, state, budget, place, (truth) => truth === null && prove(expression, state, budget) === null);
  const proved = open.filter(matters);
  return proved.length > 0 ? proved : open;
};
