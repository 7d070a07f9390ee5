/**
 * Facts from a QuestionnaireResponse (FHIR R4). Reads, never decides: a value that is too old, out of range or of the wrong
 * kind goes to the engine as it stands, which counts it as unknown and shows what was found.
 */
import type { FactInput, Issue, Observation, RuleSet } from '@regen-cds/engine';
import { isNone, readAnswer } from './answers.js';
import { entriesOf, type Entry } from './entries.js';
import { isQuestionnaireOf, questionnaireUrl } from './export/questionnaire.js';
import { withoutVersion } from './names.js';
import { completeIn, provenanceIn } from './provenance.js';
import { placedItems, type PlacedItem } from './response-items.js';
import { responseSchema, type Response } from './response-schema.js';
import { isSameSubject } from './subject.js';
import type { UnitConverter } from './units.js';
import { hasValue, reasonIn } from './unknowns.js';

/** Whose facts, as of when, and from which form. */
export interface PrefillOptions {
  /** Whose facts are wanted: a response about anybody else gives none. Null: not checked. */
  subject?: string | null | undefined;
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
  /** Canonical address of the rule set's Questionnaire where a deployer republished it under another. */
  questionnaire?: string | undefined;
}

/** What `prefill` read. */
export interface Prefill {
  /** For the property `facts` of a widget, or for `createSession`. */
  facts: Record<string, FactInput>;
  /** What was not used, or not as given. `path` is a JSON Pointer into the source. */
  issues: Issue[];
}

type Report = (issue: Issue) => void;

// ------------------------------------------------------------------------------------- is it the right response?

interface Asked extends PrefillOptions {
  ruleSet: RuleSet;
}

const isItsQuestionnaire = (canonical: string, { ruleSet, questionnaire }: Asked): boolean =>
  isQuestionnaireOf(canonical, ruleSet) ||
  (questionnaire !== undefined && withoutVersion(canonical) === withoutVersion(questionnaire));

/** Reasons to take nothing from a response. The first that holds is reported. */
const REFUSALS: readonly ((response: Response, asked: Asked) => Issue | null)[] = [
  ({ status }) =>
    status === 'entered-in-error'
      ? { code: 'status', path: '/status', message: 'This response was entered in error: nothing of it is used.' }
      : null,
  ({ questionnaire: given }, asked) =>
    given === undefined || isItsQuestionnaire(given, asked)
      ? null
      : {
          code: 'questionnaire',
          path: '/questionnaire',
          message: `This responds to "${given}", not to "${questionnaireUrl(asked.ruleSet)}". If that is the same Questionnaire, name it in the option "questionnaire".`,
        },
  ({ subject }, { subject: wanted }) => {
    const given = subject?.reference ?? subject?.identifier?.value;
    return wanted == null || given === undefined || isSameSubject(given, wanted)
      ? null
      : { code: 'subject', path: '/subject', message: 'This response is about somebody else: nothing of it is used.' };
  },
];

/** What does not stop the reading but should be known. */
const REMARKS: readonly ((response: Response, asked: Asked) => Issue | null)[] = [
  ({ subject }, { subject: wanted }) =>
    wanted == null || subject !== undefined
      ? null
      : { code: 'subject-missing', path: '/subject', message: 'This response does not say whom it is about.' },
  ({ authored }) =>
    authored === undefined
      ? { code: 'undated', path: '/authored', message: 'Without a date, answers that can grow old count as too old.' }
      : null,
  ({ questionnaire = '' }, { ruleSet: { document } }) => {
    const version = questionnaire.split('|')[1];
    return version === undefined || version === document.version
      ? null
      : {
          code: 'version',
          path: '/questionnaire',
          message: `Answered for version ${version}, read with ${document.version}.`,
        };
  },
];

// ------------------------------------------------------------------------------------------------ from item to fact

interface Reading {
  authored: string | undefined;
  convert: UnitConverter;
  report: Report;
}

const observationsOf = (item: PlacedItem, entry: Entry, { authored, convert, report }: Reading): Observation[] =>
  (item.answer ?? []).flatMap((answer, i) => {
    if (!hasValue(answer) || (isNone(answer) && entry.type === 'codes')) return [];
    const { problem, ...read } = readAnswer(answer, entry, convert);
    if (problem)
      report({ code: problem.code, path: `${item.path}/answer/${i}`, message: `${entry.name}: ${problem.message}` });
    return [{ ...read, ...provenanceIn(answer, authored) }];
  });

/** All answers of an item with a list are one observation: the list, with the origin and date of its first answer. */
const listOf = (item: PlacedItem, read: readonly Observation[], authored: string | undefined): Observation[] => {
  const first = item.answer?.find(hasValue);
  return first
    ? [{ value: read.map(({ value }) => value), ...provenanceIn(first, authored), ...completeIn(item) }]
    : [];
};

const inputOf = (items: readonly PlacedItem[], entry: Entry, reading: Reading): FactInput | null => {
  const observations = items.flatMap((item) => {
    const read = observationsOf(item, entry, reading);
    return entry.type === 'codes' ? listOf(item, read, reading.authored) : read;
  });
  const [first, second] = observations;
  if (first) return second ? observations : first;
  const reason = items.map(reasonIn).find((one) => one !== null);
  return reason == null ? null : { unknown: reason };
};

const byLinkId = (items: readonly PlacedItem[]): Map<string, PlacedItem[]> => {
  const groups = new Map<string, PlacedItem[]>();
  for (const item of items) groups.set(item.linkId, [...(groups.get(item.linkId) ?? []), item]);
  return groups;
};

const read = (response: Response, asked: Asked, convert: UnitConverter, report: Report): Prefill['facts'] => {
  const groups = byLinkId(placedItems(response.item, report));
  const reading = { authored: response.authored, convert, report };
  const facts = entriesOf(asked.ruleSet).flatMap((entry) => {
    const items = groups.get(entry.name);
    groups.delete(entry.name);
    const input = items ? inputOf(items, entry, reading) : null;
    return input === null ? [] : [[entry.name, input] as const];
  });
  for (const [linkId, items] of groups)
    for (const { path, answer = [] } of items)
      if (answer.length > 0)
        report({
          code: 'unknown-item',
          path,
          message: `The rule set has no fact "${linkId}": its answer is not used.`,
        });
  return Object.fromEntries(facts);
};

/** `prefill` with another way to convert units, or none. */
export const prefillWith = (
  convert: UnitConverter,
  ruleSet: RuleSet,
  source: unknown,
  options: PrefillOptions,
): Prefill => {
  const issues: Issue[] = [];
  const report: Report = (issue) => issues.push(issue);
  const parsed = responseSchema.safeParse(source);
  if (!parsed.success) {
    const message = 'This is no QuestionnaireResponse (FHIR R4), the only source that is read so far.';
    return { facts: {}, issues: [{ code: 'source', path: '', message }] };
  }
  const response = parsed.data;
  const asked = { ...options, ruleSet };
  for (const refuses of REFUSALS) {
    const refusal = refuses(response, asked);
    if (refusal) return { facts: {}, issues: [refusal] };
  }
  for (const remarksOn of REMARKS) {
    const remark = remarksOn(response, asked);
    if (remark) report(remark);
  }
  return { facts: read(response, asked, convert, report), issues };
};
