/** Numbers of the grammar: facts, arithmetic, branches and scores. */
import { namesOf } from '../dictionary.js';
import type { Json } from '../json.js';
import { variable, type Grammar } from './grammar.js';
import { combine, corners, NO_UNIT, numberOf, sameUnit, span, type Numeric } from './range.js';

const leaf = ({ dictionary, tape }: Grammar, fits: (unit: ReadonlyMap<string, number>, whole: boolean) => boolean) => {
  const candidates = namesOf(dictionary, 'integer', 'number')
    .map((name): Numeric => {
      const { type, unit, min, max } = dictionary[name] ?? { type: 'number' };
      return {
        json: variable(name),
        low: Number(min),
        high: Number(max),
        whole: type === 'integer',
        unit: unit === undefined ? NO_UNIT : new Map([[unit, 1]]),
      };
    })
    .filter(({ unit, whole }) => fits(unit, whole));
  return candidates.length === 0 ? null : tape.pick(candidates);
};

/** Another term of the same unit, so that it may stand beside `model` in a sum, a comparison or a branch. */
export const alike = (grammar: Grammar, model: Numeric, depth: number): Numeric => {
  const { tape } = grammar;
  const fresh = leaf(grammar, (unit, whole) => sameUnit(unit, model.unit) && (!model.whole || whole));
  if (fresh === null) return model;
  if (depth <= 0) return fresh;
  const grown = tape.choose(3) === 2 ? arithmetic(grammar, fresh, depth - 1) : fresh;
  return sameUnit(grown.unit, model.unit) && (!model.whole || grown.whole) ? grown : fresh;
};

const nonZero = (grammar: Grammar): Numeric => {
  const { tape } = grammar;
  const fact = leaf(grammar, () => true);
  const positive = leaf(grammar, (unit) => unit.size === 0);
  switch (tape.choose(4)) {
    case 1:
      if (fact !== null && (fact.low > 0 || fact.high < 0)) return fact;
      break;
    case 2:
      if (positive !== null)
        return {
          ...positive,
          json: { max: [positive.json, 0.5] },
          low: Math.max(0.5, positive.low),
          high: Math.max(0.5, positive.high),
          whole: false,
        };
      break;
    case 3:
      return numberOf(-4);
  }
  return numberOf(tape.pick([2, 0.1, 100]));
};

/** Grows a term; the result has the unit of `base` except under `*` and `/`. */
const arithmetic = (grammar: Grammar, base: Numeric, depth: number): Numeric => {
  const { tape } = grammar;
  const literal = () => numberOf(base.whole ? tape.pick([1, 2, -3, 0]) : tape.pick([1, 0.5, -2.25, 0]));
  const second = (): Numeric => (tape.chance(40) ? literal() : alike(grammar, base, depth - 1));
  const operands = (): [Numeric, ...Numeric[]] => {
    const items: [Numeric, ...Numeric[]] = [base];
    for (let count = tape.choose(3); count > 0; count -= 1) items.push(second());
    return tape.chance(30) ? (items.reverse() as [Numeric, ...Numeric[]]) : items;
  };
  const folded = (operator: string, items: readonly Numeric[], low: number, high: number): Numeric => ({
    json: { [operator]: items.map(({ json }) => json) },
    low,
    high,
    whole: items.every(({ whole }) => whole),
    unit: base.unit,
  });
  switch (tape.choose(8)) {
    case 0: {
      const items = operands();
      return folded(
        '+',
        items,
        items.reduce((sum, { low }) => sum + low, 0),
        items.reduce((sum, { high }) => sum + high, 0),
      );
    }
    case 1: {
      const other = second();
      return tape.chance(30)
        ? folded('-', [base], -base.high, -base.low)
        : folded('-', [base, other], base.low - other.high, base.high - other.low);
    }
    case 2: {
      const items = operands();
      return folded('min', items, Math.min(...items.map(({ low }) => low)), Math.min(...items.map(({ high }) => high)));
    }
    case 3: {
      const items = operands();
      return folded('max', items, Math.max(...items.map(({ low }) => low)), Math.max(...items.map(({ high }) => high)));
    }
    case 4: {
      const factor = tape.chance(50) ? numberOf(tape.pick([2, 0.5, -1, 10])) : leaf(grammar, () => true);
      if (factor === null) return base;
      return {
        json: { '*': tape.chance(50) ? [base.json, factor.json] : [factor.json, base.json] },
        ...corners(base, factor, (x, y) => x * y),
        whole: base.whole && factor.whole,
        unit: combine(base.unit, factor.unit, 1),
      };
    }
    case 5: {
      const divisor = nonZero(grammar);
      return {
        json: { '/': [base.json, divisor.json] },
        ...corners(base, divisor, (x, y) => x / y),
        whole: false,
        unit: combine(base.unit, divisor.unit, -1),
      };
    }
    default: {
      // a branch that is a bare literal has no unit of its own, so it only stands beside plain numbers
      const branches = [base];
      const tests: Json[] = [];
      for (let count = 1 + tape.choose(2); count > 0; count -= 1) {
        tests.push(grammar.truth(depth - 1));
        branches.push(base.unit.size === 0 && tape.chance(40) ? literal() : alike(grammar, base, depth - 1));
      }
      const parts = tests.flatMap((test, index) => [test, branches[index + 1]?.json]);
      return {
        ...folded('if', [], 0, 0),
        json: { if: [...parts, base.json] },
        ...span(branches),
        whole: branches.every(({ whole }) => whole),
      };
    }
  }
};

/** A number over the facts; null where the dictionary has none. */
export const numeric = (grammar: Grammar, depth: number): Numeric | null => {
  const { tape } = grammar;
  let term = leaf(grammar, () => true);
  if (term === null) return null;
  // a score: the sum of points for each item, the commonest derived number of a rule set
  if (depth > 1 && tape.chance(15)) {
    const points = Array.from({ length: 2 + tape.choose(3) }, () => tape.pick([1, 2, 0.5]));
    const json = { '+': points.map((point) => ({ if: [grammar.truth(Math.min(1, depth - 2)), point, 0] })) };
    return {
      json,
      low: 0,
      high: points.reduce((sum, point) => sum + point, 0),
      whole: points.every(Number.isInteger),
      unit: NO_UNIT,
    };
  }
  for (let count = depth > 0 ? tape.pick([1, 0, 2, 3]) : 0; count > 0; count -= 1) {
    const grown = arithmetic(grammar, term, depth - 1);
    // ranges an author may declare: what could overflow is refused, and is tested by hand
    if (Math.abs(grown.low) < 1e12 && Math.abs(grown.high) < 1e12) term = grown;
  }
  return term;
};
