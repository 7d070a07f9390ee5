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
import type { FactShape } from './expression.js';

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
  value: FactValue | null;
  problem: UnknownReason | null;
  origin: Origin;
  /** Day it holds for; empty when nobody said. */
  day: string;
  complete: boolean;
  stale: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const among = <T extends string>(values: readonly T[], value: unknown): value is T =>
  (values as readonly unknown[]).includes(value);

const numberProblem = (value: unknown, { min, max }: FactShape): UnknownReason | null =>
  typeof value !== 'number' || !Number.isFinite(value)
    ? 'invalid'
    : value < Number(min) || value > Number(max)
      ? 'out-of-range'
      : null;

const isCode = (value: unknown, { options }: FactShape): boolean =>
  options?.some(({ code }) => code === value) ?? false;

const PROBLEM: Record<FactShape['type'], (value: unknown, shape: FactShape) => UnknownReason | null> = {
  boolean: (value) => (typeof value === 'boolean' ? null : 'invalid'),
  number: numberProblem,
  integer: (value, shape) =>
    numberProblem(value, shape) ??
    (!Number.isInteger(value) || (shape.options && !isCode(String(value), shape)) ? 'invalid' : null),
  code: (value, shape) => (isCode(value, shape) ? null : 'invalid'),
  codes: (value, shape) => (Array.isArray(value) && value.every((code) => isCode(code, shape)) ? null : 'invalid'),
  date: (value, { min, max }) =>
    typeof value !== 'string' || !isDay(value)
      ? 'invalid'
      : (min !== undefined && value < String(min)) || (max !== undefined && value > String(max))
        ? 'out-of-range'
        : null,
};

/** `US-CA` stands for `US` and `US-CA`. */
const withParents = (value: unknown): unknown => {
  const codes = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(codes)) return value;
  return codes.flatMap((code: unknown) =>
    typeof code === 'string' ? code.split('-').map((_, i, steps) => steps.slice(0, i + 1).join('-')) : [code],
  );
};

const normalize = (value: unknown, rules: FactRules): unknown => {
  const expanded = rules.withParents ? withParents(value) : value;
  return Array.isArray(expanded) ? [...new Set<unknown>(expanded)] : expanded;
};

const checkObservation = (given: Observation, rules: FactRules, asOf: string): Checked => {
  const origin = among(ORIGINS, given.origin) ? given.origin : 'manual';
  const entered = origin === 'manual' || origin === 'override';
  const observed = dayOf(given.observed);
  const day = observed ?? (entered && given.observed === undefined ? asOf : '');
  const value = normalize(given.value, rules);
  const unitProblem = given.unit !== undefined && given.unit !== (rules.unit ?? '1') ? 'unit' : null;
  const originProblem = given.origin !== undefined && origin !== given.origin ? 'invalid' : null;
  const dateProblem = (given.observed !== undefined && observed === null) || day > asOf ? 'invalid' : null;
  const problem = originProblem ?? unitProblem ?? PROBLEM[rules.type](value, rules) ?? dateProblem;
  const stale = rules.maxAge !== undefined && (day === '' || isOlderThan(day, rules.maxAge, asOf));
  return {
    given,
    value: problem ? null : (value as FactValue),
    problem,
    origin,
    day,
    complete: given.complete ?? entered,
    stale,
  };
};

const sameValue = (a: Checked, b: Checked): boolean => {
  if (!Array.isArray(a.value) || !Array.isArray(b.value)) return a.value === b.value;
  const members = new Set<unknown>(b.value);
  return a.complete === b.complete && a.value.length === members.size && a.value.every((code) => members.has(code));
};

const unknown = (reason: UnknownReason, found: readonly Checked[]): UnknownFact =>
  found.length > 0
    ? { reason, observations: found.map(({ given }) => ({ ...given, value: plain(given.value) })) }
    : { reason };

const known = (chosen: Checked, all: readonly Checked[], rules: FactRules): KnownFact => {
  const aside = all
    .filter((other) => other !== chosen && other.given !== chosen.given)
    .map(({ given }) => ({ ...given, value: plain(given.value) }));
  return {
    value: chosen.value ?? false,
    ...(rules.unit === undefined ? {} : { unit: rules.unit }),
    origin: chosen.origin,
    ...(chosen.day === '' ? {} : { observed: chosen.given.observed ?? chosen.day }),
    ...(rules.type === 'codes' ? { complete: chosen.complete } : {}),
    ...(aside.length === 0 ? {} : { observations: aside }),
  };
};

const newestFirst = (a: Checked, b: Checked): number => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0);

/**
 * Of several observations an override wins; a chart value later than a manual one that differs is a conflict; else the
 * newest that is not stale wins; two of the same day that differ are a conflict (DESIGN, section 5).
 */
const choose = (all: readonly Checked[], rules: FactRules): Resolved => {
  const usable = all.filter(({ problem }) => problem === null);
  if (usable.length === 0) return unknown([...all].sort(newestFirst)[0]?.problem ?? 'invalid', all);
  const overrides = usable.filter(({ origin }) => origin === 'override');
  const fresh = (overrides.length > 0 ? overrides : usable).filter(({ stale }) => !stale).sort(newestFirst);
  const [newest] = fresh;
  if (!newest) return unknown('stale', all);
  const manual = fresh.find(({ origin }) => origin === 'manual');
  const chartIsLater =
    manual && newest.origin.startsWith('auto') && newest.day > manual.day && !sameValue(newest, manual);
  const sameDay = fresh.filter(({ day }) => day === newest.day);
  if (chartIsLater || sameDay.some((other) => !sameValue(other, newest))) return unknown('conflict', all);
  return known(newest, all, rules);
};

const isObservation = (value: unknown): value is Observation => isRecord(value) && Object.hasOwn(value, 'value');

/** What was given, as plain JSON, so that a decision can always be kept and replayed. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  return Array.isArray(value)
    ? value.map((item: unknown) => (typeof item === 'string' ? item : typeof item))
    : typeof value;
};

const copy = (given: Observation): Observation => ({
  value: given.value,
  ...(given.unit === undefined ? {} : { unit: given.unit }),
  ...(given.origin === undefined ? {} : { origin: given.origin }),
  ...(given.observed === undefined ? {} : { observed: given.observed }),
  ...(given.complete === undefined ? {} : { complete: given.complete }),
});

/** Any fact input as a list of observations; null when it says, in one way or another, that there is no value. */
const observationsOf = (input: unknown, rules: FactRules): Observation[] | null => {
  if (isObservation(input)) return [copy(input)];
  if (!Array.isArray(input))
    return input === undefined || input === null ? [] : isRecord(input) ? null : [{ value: input }];
  if (input.some(isObservation)) return input.filter(isObservation).map(copy);
  return rules.type === 'codes' ? [{ value: input }] : null;
};

/** What the engine makes of one fact as given, on the day `asOf`. Never throws. */
export const resolveFact = (input: unknown, rules: FactRules, asOf: string): Resolved => {
  if (isRecord(input) && Object.hasOwn(input, 'unknown'))
    return { reason: among(UNKNOWN_REASONS, input['unknown']) ? input['unknown'] : 'invalid' };
  const observations = observationsOf(input, rules);
  if (!observations) return { reason: 'invalid' };
  if (observations.length === 0) return { reason: 'not-asked' };
  return choose(
    observations.map((given) => checkObservation(given, rules, asOf)),
    rules,
  );
};
