/** What the cases beside a rule set have to show. */
import { isDeepStrictEqual } from 'node:util';
import { contentTruths, evaluate, type Decision, type Truth } from '@regen-cds/engine';
import type { Case, Expected } from './library.js';
import type { OpenRuleSet } from './open-rule-set.js';
import { namesIn, thresholdsIn, valuesAround } from './thresholds.js';

interface Ran {
  case: Case;
  decision: Decision;
}

const NO_CASES = 'There is no file of cases beside it.';

const decided = new WeakMap<object, Ran[]>();
/** Every case with its decision; evaluated once. */
const ran = ({ cases, ruleSet }: OpenRuleSet): Ran[] => {
  if (cases === null) return [];
  const found =
    decided.get(ruleSet) ??
    cases.cases.map((one) => ({
      case: one,
      decision: evaluate(ruleSet, one.facts, { asOf: one.asOf ?? cases.asOf }),
    }));
  decided.set(ruleSet, found);
  return found;
};

const truthsOf = ({ criteria }: Decision): Record<string, Truth> =>
  Object.fromEntries(criteria.map(({ id, truth }) => [id, truth]));
const statuses = ({ modalities }: Decision, of: 'status' | 'soFar') =>
  Object.fromEntries(modalities.map((one) => [one.modality, one[of]]));

const derivedOf = ({ derived }: Decision) =>
  Object.fromEntries(Object.entries(derived).map(([name, value]) => [name, 'value' in value ? value.value : value]));

const ACTUAL: { [K in keyof Required<Expected>]: (run: Ran, file: OpenRuleSet) => Record<string, unknown> } = {
  criteria: ({ decision }) => truthsOf(decision),
  modalities: ({ decision }) => statuses(decision, 'status'),
  soFar: ({ decision }) => statuses(decision, 'soFar'),
  derived: ({ decision }) => derivedOf(decision),
  content: ({ decision }, { ruleSet }) => Object.fromEntries(contentTruths(decision, ruleSet)),
};

const mismatches = (run: Ran, file: OpenRuleSet): string[] => {
  if (run.decision.withheld) return [`withheld by ${run.decision.withheld.code}`];
  return Object.entries(run.case.expect).flatMap(([part, expected]: [string, Record<string, unknown>]) => {
    if (!Object.hasOwn(ACTUAL, part)) return [`a case cannot expect "${part}"`];
    const actual = ACTUAL[part as keyof Expected](run, file);
    return Object.entries(expected).flatMap(([id, wanted]) => {
      if (!Object.hasOwn(actual, id)) return [`there is no ${part} "${id}"`];
      return isDeepStrictEqual(actual[id], wanted)
        ? []
        : [`${id} is ${JSON.stringify(actual[id])}, not ${JSON.stringify(wanted)}`];
    });
  });
};

export const namesItsFile = ({ id, version, document, cases }: OpenRuleSet): string[] => [
  ...(document.id === id && document.version === version
    ? []
    : [`The file calls itself ${document.id} ${document.version}.`]),
  ...(cases === null ? [NO_CASES] : []),
  ...(cases === null || (cases.ruleSet === id && cases.version === version)
    ? []
    : [`The cases are for ${cases.ruleSet} ${cases.version}.`]),
];

export const casesHold = (file: OpenRuleSet): string[] => {
  const ids = ran(file).map((one) => one.case.id);
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} is used twice`),
    ...ran(file).flatMap((one) => mismatches(one, file).map((text) => `${one.case.id}: ${text}`)),
  ];
};

const expects = ({ case: { expect } }: Ran, criterion: string): Truth | undefined => expect.criteria?.[criterion];

const WANTED: readonly (readonly [string, Truth])[] = [
  ['met', true],
  ['not met', false],
  ['unknown', null],
];

export const criteriaHaveCases = (file: OpenRuleSet): string[] =>
  file.document.criteria
    .filter(({ when }) => when !== true)
    .flatMap(({ id }) => {
      const seen = new Set(ran(file).map((one) => expects(one, id)));
      return WANTED.filter(([, truth]) => !seen.has(truth)).map(([word]) => `${id}: no case expects it ${word}`);
    });

const valueOf = ({ decision: { facts, derived } }: Ran, name: string): unknown => {
  const value = derived[name];
  return value ? ('value' in value ? value.value : undefined) : facts[name]?.value;
};

const untried = (file: OpenRuleSet, rule: unknown, says: (one: Ran) => boolean, id: string): string[] => {
  const tried = ran(file).filter(says);
  return thresholdsIn(rule).flatMap((limit) =>
    valuesAround(limit, file.document)
      .filter((value) => !tried.some((one) => valueOf(one, limit.name) === value))
      .map((value) => `${id}: no case has ${limit.name} at ${value} (limit ${limit.at})`),
  );
};

/** A limit inside a derived value is tried by a case that expects the value, or a criterion that reads it. */
const speaksOf = (name: string, { document }: OpenRuleSet) => {
  const readers = document.criteria.filter(({ when }) => namesIn(when).includes(name)).map(({ id }) => id);
  return (one: Ran): boolean =>
    one.case.expect.derived?.[name] !== undefined || readers.some((id) => expects(one, id) !== undefined);
};

export const limitsHaveCases = (file: OpenRuleSet): string[] => [
  ...new Set([
    ...file.document.criteria.flatMap(({ id, when }) =>
      untried(file, when, (one) => expects(one, id) !== undefined, id),
    ),
    ...Object.entries(file.document.derived ?? {}).flatMap(([name, { compute }]) =>
      'expression' in compute ? untried(file, compute.expression, speaksOf(name, file), name) : [],
    ),
  ]),
];

export const nothingKnownDecidesNothing = ({ ruleSet, document, cases }: OpenRuleSet): string[] =>
  evaluate(ruleSet, {}, { asOf: cases?.asOf ?? document.effectivePeriod.start })
    .modalities.filter(({ status }) => status !== 'needs-answers')
    .map(({ modality, status }) => `${modality} is ${status} although nothing is known`);
