/** What is known and what is not, as an FHIR R4 QuestionnaireResponse to the rule set's Questionnaire. */
import type { Decision, KnownFact, RuleSet } from '@regen-cds/engine';
import type { QuestionnaireResponse, QuestionnaireResponseItem, Reference } from 'fhir/r4.js';
import { toAnswers } from '../answers.js';
import { entriesOf, type Entry } from '../entries.js';
import { completenessOf, provenanceOf } from '../provenance.js';
import { toReference } from '../subject.js';
import { textsOf, type TextOptions, type Texts } from '../texts.js';
import { absence } from '../unknowns.js';
import { questionnaireUrl } from './questionnaire.js';

/** What the decision does not say about the response. */
export interface QuestionnaireResponseOptions extends TextOptions {
  /** Absent: `in-progress`. Say `completed` when the person is done, never because nothing is open. */
  status?: QuestionnaireResponse['status'] | undefined;
  /** When the answers were gathered, FHIR dateTime. Absent: the day of the decision. */
  authored?: string | undefined;
  /** Who wrote it down. */
  author?: Reference | undefined;
  /** The base given to `toQuestionnaire`. */
  base?: string | undefined;
}

interface Writing {
  decision: Decision;
  authored: string;
  texts: Texts;
}

const known = (entry: Entry, fact: KnownFact, { authored, texts }: Writing): Partial<QuestionnaireResponseItem> => {
  const extension = completenessOf(fact);
  const answer = toAnswers(fact.value, entry, texts);
  return {
    ...(extension.length === 0 ? {} : { extension }),
    answer: answer.map((one) => ({ extension: provenanceOf(fact, authored), ...one })),
  };
};

const contentOf = (entry: Entry, writing: Writing): Partial<QuestionnaireResponseItem> | null => {
  const { facts, unknown } = writing.decision;
  const fact = facts[entry.name];
  if (fact) return known(entry, fact, writing);
  const reason = unknown[entry.name]?.reason;
  return reason === undefined || reason === 'not-asked' ? null : { extension: absence(reason) };
};

const itemOf = (entry: Entry, writing: Writing): QuestionnaireResponseItem[] => {
  const content = contentOf(entry, writing);
  const { question, label } = entry.definition;
  return content ? [{ linkId: entry.name, text: writing.texts.text(question ?? label), ...content }] : [];
};

/**
 * Every fact that is known, with its origin (Da Vinci DTR `information-origin`) and date, and every fact that was asked
 * for and is not known, with the reason. Facts nobody was asked for are left out.
 *
 * Observations set aside for another (the chart value under an override) and values that could not be used (out of range,
 * too old, in conflict) are not repeated here: their reason is, and the receipt keeps the whole.
 *
 * @see https://hl7.org/fhir/R4/questionnaireresponse.html
 */
export const toQuestionnaireResponse = (
  decision: Decision,
  ruleSet: RuleSet,
  options: QuestionnaireResponseOptions = {},
): QuestionnaireResponse => {
  const texts = textsOf(ruleSet, options);
  const authored = options.authored ?? decision.asOf;
  const item = entriesOf(ruleSet).flatMap((entry) => itemOf(entry, { decision, authored, texts }));
  return {
    resourceType: 'QuestionnaireResponse',
    language: texts.lang,
    questionnaire: `${questionnaireUrl(ruleSet, options.base)}|${decision.ruleSet.version}`,
    status: options.status ?? 'in-progress',
    ...(decision.subject === null ? {} : { subject: toReference(decision.subject) }),
    authored,
    ...(options.author === undefined ? {} : { author: options.author }),
    ...(item.length === 0 ? {} : { item }),
  };
};
