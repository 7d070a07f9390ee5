/** Comparisons of numbers, at limits where their truth can change. */
import type { Json } from '../json.js';
import type { Tape } from '../tape.js';
import type { Grammar } from './grammar.js';
import { alike, numeric } from './numbers.js';

/** A value on or near an end, or between: where comparisons change. */
const within = (tape: Tape, low: number, high: number, whole: boolean): number => {
  const width = high - low;
  const at = tape.pick([0.5, 0.25, 0.75, 0.1, 0.9, 0, 1]);
  if (at === 0) return low;
  if (at === 1) return high;
  const inner = low + width * at;
  if (whole) return Math.min(high, Math.max(low, Math.round(inner)));
  const short = Number(inner.toPrecision(3));
  return short >= low && short <= high ? short : inner;
};

export const comparison = (grammar: Grammar, outer: number): Json => {
  const { tape } = grammar;
  // arithmetic is most of what can go wrong: terms grow even where the condition around them may not
  const depth = tape.spent ? 0 : Math.max(outer, tape.choose(3));
  const left = numeric(grammar, depth);
  if (left === null) return null;
  const limit = () => within(tape, left.low, left.high, left.whole);
  const other = (): Json => (tape.chance(70) ? limit() : alike(grammar, left, depth - 1).json);
  switch (tape.choose(6)) {
    case 0:
      return { [tape.pick(['<', '<='])]: [left.json, other()] };
    case 1:
      return { [tape.pick(['>', '>='])]: [left.json, other()] };
    case 2:
      return { [tape.pick(['<', '<=', '>', '>='])]: [limit(), left.json] };
    case 3:
      return { [tape.pick(['<', '<='])]: [limit(), left.json, limit()] };
    case 4: {
      const middle = alike(grammar, left, depth - 1).json;
      return { [tape.pick(['<', '<='])]: [alike(grammar, left, depth - 1).json, middle, left.json] };
    }
    default: {
      if (!left.whole) return { [tape.pick(['>=', '<'])]: [left.json, other()] };
      const equal = tape.pick(['==', '===', '!=', '!==']);
      if (tape.chance(30)) return { in: [left.json, [...new Set([limit(), limit(), limit()])]] };
      return { [equal]: tape.chance(50) ? [left.json, other()] : [limit(), left.json] };
    }
  }
};
