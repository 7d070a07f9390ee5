/** What the figures and the consent content of a rule set have to hold, where it has any. */
import { isDeepStrictEqual } from 'node:util';
import type { RuleSetDocument } from '@regen-cds/engine';
import { sentencesOf } from './texts.js';

type Consent = NonNullable<RuleSetDocument['consent']>;
type Clause = (document: RuleSetDocument) => string[];

const figureOf = ({ figures = [] }: RuleSetDocument, id: string) => figures.find((figure) => figure.id === id);

/** The lists that a reader meets only through a section. */
const LISTS = ['expectation', 'timeline', 'risks', 'unknowns', 'claims', 'questions', 'teachBack'] as const;

const isEmpty = (consent: Consent, list: string): boolean => {
  const content = (consent as Record<string, unknown>)[list];
  return !Array.isArray(content) || content.length === 0;
};

const sectionsShowAll: Clause = ({ consent = {} }) => {
  const { sections = [] } = consent;
  if (sections.length === 0) return [];
  const shown = sections.flatMap(({ shows = [] }) => shows as readonly string[]);
  return [
    ...LISTS.filter((list) => shown.includes(list) && isEmpty(consent, list)).map(
      (list) => `a section shows "${list}", which is empty`,
    ),
    ...LISTS.filter((list) => !shown.includes(list) && !isEmpty(consent, list)).map(
      (list) => `no section shows "${list}"`,
    ),
    ...sections
      .filter(({ shows = [], blocks = [] }) => shows.length === 0 && blocks.length === 0)
      .map(({ id }) => `section "${id}" is empty`),
  ];
};

const risksAreComparable: Clause = (document) =>
  (document.consent?.risks ?? []).flatMap(({ id, figures, appliesTo = [] }) => {
    const found = figures.flatMap((name) => figureOf(document, name) ?? []);
    return [
      ...found.filter(({ effect }) => effect !== 'harm').map((figure) => `${id}: ${figure.id} is no harm`),
      ...(found.every(({ time }) => isDeepStrictEqual(time, found[0]?.time))
        ? []
        : [`${id}: more than one time window`]),
      ...found
        .filter(({ modality }) => appliesTo.length > 0 && !appliesTo.includes(modality))
        .map((figure) => `${id}: ${figure.id} is about ${figure.modality}`),
    ];
  });

const everyHarmIsShown: Clause = (document) => {
  const risks = document.consent?.risks ?? [];
  if (risks.length === 0) return [];
  const shown = new Set(risks.flatMap(({ figures }) => figures));
  return (document.figures ?? [])
    .filter(({ effect, id }) => effect === 'harm' && !shown.has(id))
    .map(({ id }) => `${id} is in no group of risks`);
};

const expectationsHaveAnswers: Clause = (document) =>
  (document.consent?.expectation ?? []).flatMap(({ id, figures }) =>
    figures
      .flatMap((name) => figureOf(document, name) ?? [])
      .filter(({ effect }) => effect !== 'benefit')
      .map((figure) => `${id}: ${figure.id} is no benefit`),
  );

const BENEFIT = /\b(less pain|lower pain|better|relief|gain|helps|improves)\b/i;
const HEDGED = /\b(if it helps|no|not|may)\b/i;
const timelinePromisesNothing: Clause = ({ consent = {} }) =>
  (consent.timeline ?? []).flatMap(({ id, text }) => {
    const { patient = text } = text as { patient?: Record<string, string> };
    const { en = '' } = patient as Record<string, string>;
    return sentencesOf(en).some((sentence) => BENEFIT.test(sentence)) && !HEDGED.test(en) ? [`${id}: "${en}"`] : [];
  });

const teachBackTeaches: Clause = ({ consent = {} }) =>
  (consent.teachBack ?? []).flatMap(({ id, choices }) => {
    const correct = choices.filter((choice) => choice.correct).length;
    const feedback = new Set(choices.map((choice) => JSON.stringify(choice.feedback)));
    return [
      ...(choices.length < 2 ? [`${id}: one choice is none`] : []),
      ...(correct === 1 ? [] : [`${id}: ${correct} choices are correct`]),
      ...(feedback.size === choices.length ? [] : [`${id}: two choices get the same feedback`]),
    ];
  });

/** The explainer puts claims in quotation marks, and "I am not sure" under every question. */
const MARKS = /^["'“”«»‘’]|["'“”«»‘’]$/;
const NOT_SURE = /\b(not sure|don't know|do not know)\b/i;
const wordsOf = (text: object): string[] =>
  Object.values(text).flatMap((part: unknown) =>
    typeof part === 'string' ? [part] : typeof part === 'object' && part !== null ? wordsOf(part) : [],
  );
const leavesItsPartToTheWidget: Clause = ({ consent = {} }) => [
  ...(consent.claims ?? [])
    .filter(({ claim }) => wordsOf(claim).some((text) => MARKS.test(text)))
    .map(({ id }) => `${id}: the widget sets the quotation marks`),
  ...(consent.teachBack ?? []).flatMap(({ id, choices }) =>
    choices
      .filter(({ text }) => wordsOf(text).some((words) => NOT_SURE.test(words)))
      .map((choice) => `${id}/${choice.id}: the widget offers "I am not sure"`),
  ),
];

interface Recalled {
  id: string;
  verification: { status: string; confidence?: string | undefined };
}

const isUnsure = ({ verification: { status, confidence } }: Recalled): boolean =>
  status === 'memory' && confidence !== 'high';

const unsureIsLeftOut: Clause = ({ figures = [], consent = {} }) =>
  [
    ...figures,
    ...(consent.sections ?? []).flatMap(({ blocks = [] }) => blocks),
    ...(
      ['expectation', 'timeline', 'unknowns', 'claims', 'questions', 'teachBack', 'watchFor', 'documentation'] as const
    ).flatMap((list): readonly Recalled[] => consent[list] ?? []),
  ]
    .filter(isUnsure)
    .map(({ id }) => `${id} is recalled with little confidence`);

/** Clauses on figures and consent content; a rule set without any passes them. */
export const EXPLAINER: Readonly<Record<string, Clause>> = {
  'shows every part of the explainer in a section': sectionsShowAll,
  'compares risks within one time window': risksAreComparable,
  'leaves no harm out of the risks': everyHarmIsShown,
  'sets expectations against benefits': expectationsHaveAnswers,
  'promises no benefit in the timeline (EX5)': timelinePromisesNothing,
  'teaches back with one right choice and feedback for each (TB1)': teachBackTeaches,
  'leaves quotation marks and "I am not sure" to the widget': leavesItsPartToTheWidget,
  'explains nothing that is recalled with little confidence (EX5)': unsureIsLeftOut,
};
