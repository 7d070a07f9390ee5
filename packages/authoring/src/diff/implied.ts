/**
 * What has to be so for one version of a condition to be unmet and the other met: a condition on the part that differs. It follows from the
 * two, so that it rules out no patient; but it lets the search begin where the difference is, and proves at once that a greater weight never
 * lowers a score.
 */
import * as c from '../model/condition.js';
import type { Condition } from '../model/condition.js';
import * as q from '../model/quantity.js';
import type { Quantity } from '../model/quantity.js';

const sameLength = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length;

/** Whether a quantity can have another value in the second version: where its tests differ, or a branch that is taken. */
const differs = (a: Quantity, b: Quantity): Condition => {
  if (a.key === b.key) return c.always(0);
  const [testsA, testsB] = [a.tests ?? [], b.tests ?? []];
  const [partsA, partsB] = [a.parts ?? [], b.parts ?? []];
  if (a.op !== b.op || partsA.length === 0 || !sameLength(partsA, partsB) || !sameLength(testsA, testsB))
    return c.always(1);
  const tests = testsA.flatMap((test, i) => {
    const other = testsB[i];
    return other && other.key !== test.key ? [c.or(raised(test, other), raised(other, test))] : [];
  });
  const branches = partsA.map((part, i) => {
    const changed = differs(part, partsB[i] ?? part);
    return a.op === 'if' ? c.and(...testsA.slice(0, i).map(c.not), ...testsA.slice(i, i + 1), changed) : changed;
  });
  return c.or(...tests, ...branches);
};

const isPositive = ({ range }: Quantity, terms: Iterable<{ index: number; lo: number; hi: number }>): boolean => {
  const all = [...terms];
  const size = Math.max(0, ...all.map(({ index }) => index + 1));
  const [lo, hi] = [new Float64Array(size), new Float64Array(size)];
  for (const term of all) [lo[term.index], hi[term.index]] = [term.lo, term.hi];
  return range({ lo, hi, boxLo: lo, boxHi: hi, fixed: new Uint8Array(size) }) > 0;
};

/** Index of the only part that differs; -1 where there are several. */
const onlyChange = (a: readonly Quantity[], b: readonly Quantity[]): number => {
  const changed = a.flatMap((part, i) => (part.key === b[i]?.key ? [] : [i]));
  return changed.length === 1 ? (changed[0] ?? -1) : -1;
};

/** The value of `b` less that of `a`, from the parts that differ alone. */
const difference = (a: Quantity, b: Quantity): Quantity => {
  if (a.key === b.key) return q.value(0);
  if (a.value !== undefined && b.value !== undefined) return q.value(b.value - a.value);
  const [partsA, partsB] = [a.parts ?? [], b.parts ?? []];
  const sameTests = (a.tests ?? []).every((test, i) => test.key === b.tests?.[i]?.key);
  if (a.op === b.op && sameLength(partsA, partsB)) {
    const parts = partsA.map((part, i) => difference(part, partsB[i] ?? part));
    if (a.op === '+') return q.arithmetic('+', parts);
    if (a.op === 'if' && sameTests && sameLength(a.tests ?? [], b.tests ?? [])) return q.choice(a.tests ?? [], parts);
  }
  return q.arithmetic('-', [b, a]);
};

/** Where several parts differ they may cancel out but for the rounding of sums, which must never rule out a patient. */
const TOLERANCE = 1e-9;

/** What has to be so for `b` to be less than `a`. */
const lowered = (a: Quantity, b: Quantity): Condition => {
  if (a.key === b.key) return c.always(0);
  if (a.value !== undefined && b.value !== undefined) return c.always(b.value < a.value ? 1 : 0);
  const [partsA, partsB] = [a.parts ?? [], b.parts ?? []];
  const definitions = [a.term?.definition, b.term?.definition] as const;
  if (a.op === 'calculated' && b.op === 'calculated' && definitions[0] && definitions[1])
    return lowered(definitions[0], definitions[1]);
  if (a.op !== b.op || !sameLength(partsA, partsB) || partsA.length === 0) return c.always(1);
  const at = onlyChange(partsA, partsB);
  const [partA, partB] = [partsA[at], partsB[at]];
  if (a.op === 'round' || a.op === 'within') return partA && partB ? lowered(partA, partB) : c.always(1);
  if ((a.op === '*' || a.op === '/') && partA && partB) {
    const rest = partsA.filter((_, i) => i !== at);
    if (!rest.every((part) => isPositive(part, part.terms))) return differs(a, b);
    return a.op === '/' && at > 0 ? lowered(partB, partA) : lowered(partA, partB);
  }
  if (a.measured || b.measured) return differs(a, b);
  const less = c.below(difference(a, b), q.value(at < 0 ? TOLERANCE : 0), false);
  return c.and(differs(a, b), less);
};

const anyRaised = (a: readonly Condition[], b: readonly Condition[]): Condition =>
  c.or(...a.map((part, i) => raised(part, b[i] ?? part)));

/** What has to be so for the first condition not to be met and the second to be met. */
export const raised = (a: Condition, b: Condition): Condition => {
  if (a.key === b.key) return c.always(0);
  if (a.op !== b.op || !sameLength(a.parts, b.parts) || !sameLength(a.quantities, b.quantities)) return c.always(1);
  const [partA, partB] = [a.parts[0], b.parts[0]];
  const [leftA, rightA] = a.quantities;
  const [leftB, rightB] = b.quantities;
  switch (a.op) {
    case 'and':
    case 'or':
      return anyRaised(a.parts, b.parts);
    case 'leaf':
      return partA && partB ? raised(partA, partB) : c.always(1);
    case 'not':
      return partA && partB ? raised(partB, partA) : c.always(1);
    case 'below':
      if (!leftA || !rightA || !leftB || !rightB) return c.always(1);
      // "<" and "<=" differ where both sides are equal.
      if (a.orEqual !== b.orEqual) return c.always(1);
      if (rightA.key === rightB.key) return lowered(leftA, leftB);
      return leftA.key === leftB.key ? lowered(rightB, rightA) : c.always(1);
    default:
      return c.always(1);
  }
};

const withinsOf = (quantity: Quantity): Quantity[] => {
  const { parts = [], tests = [], term } = quantity;
  const own = quantity.op === 'within' ? [quantity] : [];
  const below = term?.definition ? withinsOf(term.definition) : [];
  return [...own, ...below, ...parts.flatMap(withinsOf), ...tests.flatMap(withinsIn)];
};
const withinsIn = ({ parts, quantities }: Condition): Quantity[] => [
  ...parts.flatMap(withinsIn),
  ...quantities.flatMap(withinsOf),
];

/**
 * What has to be so for a condition to stay unknown although everything that is asked has an answer: a gate is shut, or a derived value
 * leaves its declared range.
 */
export const openBecause = (condition: Condition): Condition => {
  const gates = [...new Set([...condition.terms].flatMap(({ gate }) => gate ?? []))];
  const leaving = withinsIn(condition).flatMap(
    ({ parts: [part] = [], bounds: [least, greatest] = [-Infinity, Infinity] }) =>
      part ? [c.below(part, q.value(least), false), c.below(q.value(greatest), part, false)] : [],
  );
  return c.or(...leaving, ...gates.map((gate) => c.not(c.is(gate))));
};
