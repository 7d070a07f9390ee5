/** The numeric limits in conditions, and the values that have to be tried around each. */
import type { RuleSetDocument } from '@regen-cds/engine';

export interface Threshold {
  /** Fact or derived value that is compared. */
  name: string;
  at: number;
}

type Path = readonly unknown[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (value: unknown): string | null =>
  isRecord(value) && typeof value['var'] === 'string' && value['var'] !== '' ? value['var'] : null;

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==']);

/** A comparison of one name with numbers, whatever the order of its sides. */
const inComparison = (sides: Path): Threshold[] => {
  const name = sides.map(nameOf).find((found) => found !== null);
  return name === undefined ? [] : sides.flatMap((side) => (typeof side === 'number' ? [{ name, at: side }] : []));
};

const inList = ([item, list]: Path): Threshold[] => {
  const name = nameOf(item);
  return name === null || !Array.isArray(list)
    ? []
    : list.flatMap((at: unknown) => (typeof at === 'number' ? [{ name, at }] : []));
};

/** Every limit in a condition or an expression. */
export const thresholdsIn = (rule: unknown): Threshold[] => {
  if (Array.isArray(rule)) return rule.flatMap(thresholdsIn);
  if (!isRecord(rule)) return [];
  return Object.entries(rule).flatMap(([operator, operands]) => {
    const list: Path = Array.isArray(operands) ? operands : [operands];
    if (COMPARISONS.has(operator)) return [...inComparison(list), ...thresholdsIn(list)];
    return operator === 'in' ? inList(list) : thresholdsIn(list);
  });
};

const round = (value: number): number => Number(value.toFixed(6));

/** Just below, at and just above, on the value's own grain; only values it can have. */
export const valuesAround = ({ name, at }: Threshold, { facts, derived = {} }: RuleSetDocument): number[] => {
  const { decimals, min = -Infinity, max = Infinity } = facts[name] ?? derived[name] ?? {};
  const grain = 10 ** -(decimals ?? (facts[name]?.type === 'number' ? 6 : 0));
  return [at - grain, at, at + grain].map(round).filter((value) => value >= Number(min) && value <= Number(max));
};

/** Names a condition reads, derived ones as they are called there. */
export const namesIn = (rule: unknown): string[] => {
  if (Array.isArray(rule)) return rule.flatMap(namesIn);
  if (!isRecord(rule)) return [];
  return Object.entries(rule).flatMap(([operator, operands]) => {
    const name = operator === 'var' && typeof operands === 'string' && operands !== '' ? [operands] : [];
    return [...name, ...namesIn(operands)];
  });
};
