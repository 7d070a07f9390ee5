/** Decisions in words: the one source of sentences for widgets, print, notes and command line. */
import type { CriterionResult, Decision, ModalityDecision } from './decision-model.js';
import { conditionSentences } from './explain/conditions.js';
import { factSentence } from './explain/fact-sentence.js';
import { fill } from './explain/messages.js';
import { decisiveCriteria, minimalFacts } from './explain/minimal.js';
import { isUnchecked, voiceOf, type ExplainOptions, type Voice } from './narrate.js';
import type { Explanation, FactSentence, ModalityExplanation, Reason } from './explain-model.js';
import { programOf, type RuleSet } from './program.js';
import { STATUSES, type CriterionDefinition, type ModalityDefinition } from './schema.js';

interface Context {
  decision: Decision;
  ruleSet: RuleSet;
  voice: Voice;
  fact: (name: string) => FactSentence;
}

const readsMedicine = (result: CriterionResult, { document }: RuleSet): boolean =>
  result.reads.some((name) => document.facts[name]?.medicine === true);

const reasonText = (definition: CriterionDefinition, result: CriterionResult, { voice }: Context): string => {
  const { met, notMet, unknown } = definition.statements;
  if (voice.isPatient && isUnchecked(definition) && definition.kind !== 'urgent') return voice.messages.unchecked;
  return voice.text(result.truth === true ? met : ((result.truth === false ? notMet : unknown) ?? met));
};

const reasonOf = (result: CriterionResult, context: Context): Reason => {
  const { decision, ruleSet, voice, fact } = context;
  const criterion = programOf(ruleSet).criteria.find(({ definition }) => definition.id === result.id);
  if (!criterion)
    throw new RangeError(`The decision was made by another rule set: it has no criterion "${result.id}".`);
  const { definition, slots } = criterion;
  return {
    criterion: result.id,
    kind: result.kind,
    truth: result.truth,
    title: voice.text(definition.title),
    text: reasonText(definition, result, context),
    action: definition.action && result.truth !== false ? voice.text(definition.action) : null,
    conditions: voice.isPatient ? [] : conditionSentences(criterion, decision, ruleSet, voice),
    facts: slots.map(({ name }) => fact(name)),
    basis: voice.basis(definition),
    medicineText: readsMedicine(result, ruleSet) ? voice.messages.medicine : null,
  };
};

const modalityWords = (definition: ModalityDefinition, { voice }: Context) => ({
  modality: definition.id,
  name: voice.text(definition.name),
  description: voice.text(definition.description),
  comparator: definition.comparator === true,
  usualCare: definition.usualCare === true,
  evidence: (definition.evidence ?? []).map(voice.told),
});

const explainComparator = (definition: ModalityDefinition, context: Context): ModalityExplanation => {
  const { voice, ruleSet, decision } = context;
  const { appliesTo } = programOf(ruleSet);
  const own = decision.criteria.filter(
    ({ id, kind }) =>
      kind === 'note' &&
      ruleSet.document.criteria.some((one) => one.id === id && one.appliesTo) &&
      appliesTo.get(id)?.includes(definition.id),
  );
  return {
    ...modalityWords(definition, context),
    status: null,
    statusText: voice.status(definition.usualCare === true ? 'usual-care' : 'comparator'),
    soFar: null,
    soFarText: null,
    decisive: [],
    other: own.map((result) => reasonOf(result, context)),
    minimalFacts: [],
    open: [],
  };
};

const explainModality = (
  definition: ModalityDefinition,
  modality: ModalityDecision,
  context: Context,
): ModalityExplanation => {
  const { voice, decision, ruleSet, fact } = context;
  const decisive = decisiveCriteria(modality, decision);
  const own = decision.criteria.filter(({ id }) => modality.criteria.includes(id));
  const isOpen = modality.status === 'needs-answers';
  return {
    ...modalityWords(definition, context),
    status: modality.status,
    statusText: voice.status(modality.status),
    soFar: modality.soFar,
    soFarText:
      isOpen && !voice.isPatient ? fill(voice.messages.soFar, voice.status(modality.soFar).toLowerCase()) : null,
    decisive: own.filter(({ id }) => decisive.includes(id)).map((result) => reasonOf(result, context)),
    other: own.filter(({ id }) => !decisive.includes(id)).map((result) => reasonOf(result, context)),
    minimalFacts: minimalFacts(modality, decision, ruleSet).map(fact),
    open: modality.open.map(fact),
  };
};

/** "2 refer first · 1 trial only", in the order of precedence. */
const countsText = ({ modalities }: Decision, voice: Voice): string =>
  STATUSES.flatMap((status) => {
    const count = modalities.filter((one) => one.status === status).length;
    return count === 0 || status === 'needs-answers' ? [] : [`${String(count)} ${voice.status(status).toLowerCase()}`];
  }).join(' · ');

const headlineOf = ({ decision, voice }: Context): string => {
  const { messages } = voice;
  if (voice.isPatient)
    return messages.basedOn(Object.keys(decision.facts).length, decision.open.length, voice.date(decision.asOf));
  const open = decision.modalities.filter(({ status }) => status === 'needs-answers').length;
  return [messages.notDecided(open, decision.modalities.length), countsText(decision, voice)].filter(Boolean).join(' ');
};

const URGENCY: readonly ((fact: FactSentence) => boolean)[] = [
  ({ unknown }) => unknown?.reason === 'conflict',
  ({ unknown }) => unknown !== null,
  ({ near }) => near !== null,
];

/** Conflict first, then what else is unknown for a reason, then near a limit, then the rest (UX, OR1). */
const factList = ({ decision, fact, ruleSet }: Context): FactSentence[] => {
  const { facts, order } = programOf(ruleSet);
  const told = [...facts.keys()].filter((name) => {
    const derived = decision.derived[name];
    return (
      Object.hasOwn(decision.facts, name) ||
      (derived !== undefined && 'value' in derived) ||
      (decision.unknown[name]?.reason ?? 'not-asked') !== 'not-asked'
    );
  });
  const place = (one: FactSentence): number => {
    const found = URGENCY.findIndex((matches) => matches(one));
    return found < 0 ? URGENCY.length : found;
  };
  return told.map(fact).sort((a, b) => place(a) - place(b) || (order.get(a.fact) ?? 0) - (order.get(b.fact) ?? 0));
};

/** A notice is shown unless its jurisdiction is known to be another; unknown shows every one. */
const noticeList = ({ decision, ruleSet, voice }: Context): Explanation['notices'] => {
  const place = decision.facts['jurisdiction']?.value;
  return (ruleSet.document.notices ?? [])
    .filter(
      ({ jurisdiction }) =>
        jurisdiction === undefined || !Array.isArray(place) || (place as readonly string[]).includes(jurisdiction),
    )
    .map(({ id, title, text, citations }) => ({
      id,
      title: voice.text(title),
      text: voice.text(text),
      sources: voice.sources(citations),
    }));
};

/**
 * A decision in words for one language and one audience.
 * @throws RangeError when the decision was made by another rule set
 */
export const explain = (decision: Decision, ruleSet: RuleSet, options: ExplainOptions): Explanation => {
  const { document } = ruleSet;
  const voice = voiceOf(ruleSet, options);
  const sentences = new Map<string, FactSentence>();
  const fact = (name: string): FactSentence => {
    const known = sentences.get(name) ?? factSentence(name, decision, ruleSet, voice);
    sentences.set(name, known);
    return known;
  };
  const context: Context = { decision, ruleSet, voice, fact };
  const obtain = (name: string): string => {
    const definition = programOf(ruleSet).facts.get(name)?.definition;
    return definition ? voice.text(definition.obtain) : '';
  };
  return {
    lang: voice.lang,
    audience: voice.audience,
    title: voice.text(document.title),
    summary: voice.text(document.summary),
    asOf: voice.date(decision.asOf),
    headline: headlineOf(context),
    withheld: decision.withheld ? { ...decision.withheld, text: voice.messages.withheld } : null,
    urgent: decision.criteria
      .filter(({ kind, truth }) => kind === 'urgent' && truth === true)
      .map((result) => reasonOf(result, context)),
    modalities: document.modalities.flatMap((definition) => {
      if (definition.comparator === true) return [explainComparator(definition, context)];
      const modality = decision.modalities.find((one) => one.modality === definition.id);
      return modality ? [explainModality(definition, modality, context)] : [];
    }),
    facts: factList(context),
    unanswered: decision.open.map((name) => ({ fact: fact(name), obtain: obtain(name) })),
    questions: (document.consent?.questions ?? []).map(voice.told),
    notices: noticeList(context),
    experimental: document.experimental ? voice.messages.experimental : null,
    ruleSet: {
      id: document.id,
      version: document.version,
      digest: ruleSet.digest,
      reviewed: voice.date(document.lastReviewDate),
      status: document.status,
    },
    sources: voice.sources(document.citations.map(({ id }) => id)),
  };
};
