/** Numeric terms with the range and the unit an author would work out by hand. */
import type { Json } from '../json.js';

export interface Numeric {
  json: Json;
  low: number;
  high: number;
  whole: boolean;
  /** Powers of base units; empty for a plain number. */
  unit: ReadonlyMap<string, number>;
}

export const NO_UNIT: ReadonlyMap<string, number> = new Map();

export const sameUnit = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  a.size === b.size && [...a].every(([base, power]) => b.get(base) === power);

export const combine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, sign: 1 | -1) => {
  const powers = new Map(a);
  for (const [base, power] of b) {
    const sum = (powers.get(base) ?? 0) + sign * power;
    if (sum === 0) powers.delete(base);
    else powers.set(base, sum);
  }
  return powers;
};

const hull = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
export const span = (items: readonly Numeric[]) => hull(items.flatMap(({ low, high }) => [low, high]));
export const corners = (a: Numeric, b: Numeric, apply: (x: number, y: number) => number) =>
  hull([apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)]);

export const numberOf = (value: number): Numeric => ({
  json: value,
  low: value,
  high: value,
  whole: Number.isInteger(value),
  unit: NO_UNIT,
});
