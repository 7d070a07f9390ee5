/**
 * Facts at the boundary: what was given becomes a known value, or unknown with a reason. Nothing is coerced: a string is
 * never a number, and a unit that differs is never converted here.
 */
import { dayOf, isDay, isOlderThan } from './calendar.js';
import {
  ORIGINS,
  UNKNOWN_REASONS,
  type FactValue,
  type KnownFact,
  type Observation,
  type Origin,
  type UnknownFact,
  type UnknownReason,
} from './decision-model.js';
import { isRecord } from './json.js';
import type { FactShape } from './state.js';

/** What resolving one fact needs of its definition. */
export interface FactRules extends FactShape {
  maxAge?: string | undefined;
  /** A code given for this fact stands for its parents too (`US-CA` for `US`). */
  withParents?: boolean | undefined;
}

export type Resolved = KnownFact | UnknownFact;
export const isKnown = (fact: Resolved): fact is KnownFact => 'value' in fact;

/** One observation, checked: its value, or the reason it cannot be used. */
interface Checked {
  given: Observation;
  value: FactValue;
  problem: UnknownReason | null;
  origin: Origin;
  /** Day it holds for; empty when nobody said. */
  day: string;
  complete: boolean;
  stale: boolean;
}

const KEPT = ['value', 'unit', 'origin', 'observed', 'complete'] as const;

const isCode = (given: unknown, { options = [] }: FactRules): boolean => {
  for (const { code } of options) if (code === given) return true;
  return false;
};

const problemOf = (value: unknown, rules: FactRules): UnknownReason | null => {
  const { type, min = -Infinity, max = Infinity, options } = rules;
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'invalid';
    case 'code':
      return isCode(value, rules) ? null : 'invalid';
    case 'codes':
      return Array.isArray(value) && value.every((code) => isCode(code, rules)) ? null : 'invalid';
    case 'date':
      if (typeof value !== 'string' || !isDay(value)) return 'invalid';
      return value < String(rules.min ?? value) || value > String(rules.max ?? value) ? 'out-of-range' : null;
    default:
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'invalid';
      if (value < Number(min) || value > Number(max)) return 'out-of-range';
      if (type === 'number') return null;
      return Number.isInteger(value) && (!options || isCode(String(value), rules)) ? null : 'invalid';
  }
};

/** `US-CA` stands for `US` and `US-CA`. */
const withParents = (code: unknown): unknown[] =>
  String(code)
    .split('-')
    .map((_, i, steps) => steps.slice(0, i + 1).join('-'));

const check = (given: Observation, rules: FactRules, asOf: string): Checked => {
  const { value, unit, origin = 'manual', observed, complete } = given;
  const entered = origin === 'manual' || origin === 'override';
  const day = observed === undefined ? (entered ? asOf : '') : dayOf(observed);
  const codes = rules.withParents ? [value].flat().flatMap(withParents) : value;
  const normal = Array.isArray(codes) ? [...new Set<unknown>(codes)] : codes;
  const problem = !ORIGINS.includes(origin)
    ? 'invalid'
    : unit !== undefined && unit !== (rules.unit ?? '1')
      ? 'unit'
      : (problemOf(normal, rules) ?? (day === null || day > asOf ? 'invalid' : null));
  return {
    given,
    value: normal as FactValue,
    problem,
    origin,
    day: day ?? '',
    complete: complete ?? entered,
    stale: rules.maxAge !== undefined && (!day || isOlderThan(day, rules.maxAge, asOf)),
  };
};

/** Whether two say the same, and hold the same to be complete. */
const isSame = (a: Checked, b: Checked): boolean => {
  const normal = ({ value, complete }: Checked): string =>
    JSON.stringify(Array.isArray(value) ? [[...(value as string[])].sort(), complete] : value);
  return normal(a) === normal(b);
};

/** A part of what was given as plain JSON, so that a decision can always be kept and replayed. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === 'string' ? item : typeof item));
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) ? value : typeof value;
};

/** What was found and not used. */
const found = (all: readonly Checked[]): { observations?: Observation[] } => {
  const observations = all.map(
    ({ given }) =>
      Object.fromEntries(
        KEPT.filter((key) => given[key] !== undefined).map((key) => [key, plain(given[key])]),
      ) as unknown as Observation,
  );
  return observations.length > 0 ? { observations } : {};
};

/**
 * Of several observations an override wins; a chart value later than a manual one that differs is a conflict; else the
 * newest that is not stale wins; two of the same day that differ are a conflict (DESIGN, section 5).
 */
const choose = (all: readonly Checked[], rules: FactRules): Resolved => {
  const newest = [...all].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const usable = newest.filter(({ problem }) => problem === null);
  if (usable.length === 0) return { reason: newest[0]?.problem ?? 'not-asked', ...found(all) };
  const overrides = usable.filter(({ origin }) => origin === 'override');
  const fresh = (overrides.length > 0 ? overrides : usable).filter(({ stale }) => !stale);
  const [chosen] = fresh;
  if (!chosen) return { reason: 'stale', ...found(all) };
  const { value, origin, day, complete, given } = chosen;
  const manual = fresh.find((other) => origin.startsWith('auto') && other.origin === 'manual');
  const rivals = fresh.filter((other) => other.day === day || other === manual);
  if (rivals.some((other) => !isSame(other, chosen))) return { reason: 'conflict', ...found(all) };
  return {
    value,
    ...(rules.unit === undefined ? {} : { unit: rules.unit }),
    origin,
    ...(day === '' ? {} : { observed: given.observed ?? day }),
    ...(rules.type === 'codes' ? { complete } : {}),
    ...found(all.filter((other) => other !== chosen)),
  };
};

const isObservation = (value: unknown): value is Observation => isRecord(value) && Object.hasOwn(value, 'value');

/** What was given for a fact, as observations; what only says that there is no value gives none. */
export const observationsOf = (input: unknown): Observation[] => {
  if (input === undefined || input === null || (isRecord(input) && !isObservation(input))) return [];
  if (Array.isArray(input) && input.some(isObservation)) return input.filter(isObservation);
  return [isObservation(input) ? input : { value: input }];
};

/** The commonest input: a value by itself that can be used as it is. It was entered by hand, today. */
export const isBare = (input: unknown, rules: FactRules): input is boolean | number | string =>
  typeof input !== 'object' && input !== undefined && !rules.withParents && problemOf(input, rules) === null;

/** What the engine makes of one fact as given, on the day `asOf`. Never throws. */
export const resolveFact = (input: unknown, rules: FactRules, asOf: string): Resolved => {
  if (isBare(input, rules)) {
    const known: KnownFact = { value: input, origin: 'manual', observed: asOf };
    if (rules.unit !== undefined) known.unit = rules.unit;
    return known;
  }
  if (isRecord(input) && !isObservation(input)) {
    const reason = input['unknown'] as UnknownReason;
    return { reason: UNKNOWN_REASONS.includes(reason) ? reason : 'invalid' };
  }
  return choose(
    observationsOf(input).map((given) => check(given, rules, asOf)),
    rules,
  );
};
