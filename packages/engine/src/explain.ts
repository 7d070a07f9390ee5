/** Decisions in words: the one source of sentences for widgets, print, notes and command line. */
import type { CriterionResult, Decision, ModalityDecision } from './decision-model.js';
import type { Explanation, FactSentence, ModalityExplanation, Reason } from './explain-model.js';
import { conditionSentences } from './explain/conditions.js';
import { factSentence } from './explain/fact-sentence.js';
import { fill } from './explain/messages.js';
import { decisiveCriteria, minimalFacts } from './explain/minimal.js';
import { JURISDICTION } from './jurisdiction.js';
import type { Teller } from './explain/teller.js';
import { definitionOf } from './explain/values.js';
import { isUnchecked, voiceOf, type ExplainOptions } from './narrate.js';
import { programOf, type RuleSet } from './program.js';
import type { ModalityDefinition } from './document.js';
import { STATUSES } from './vocabulary.js';

const reasonOf = (result: CriterionResult, teller: Teller): Reason => {
  const { ruleSet, voice, fact } = teller;
  const criterion = programOf(ruleSet).criteria.find(({ definition }) => definition.id === result.id);
  if (!criterion)
    throw new RangeError(`The decision was made by another rule set: it has no criterion "${result.id}".`);
  const { definition, places } = criterion;
  const { title, statements, action, onUnknown } = definition;
  const { id, kind, truth, reads } = result;
  // An emergency is told to a patient even where its source was only recalled.
  const untold = voice.isPatient && kind !== 'urgent' && isUnchecked(definition);
  const statement = (truth === null ? statements.unknown : truth ? null : statements.notMet) ?? statements.met;
  return {
    criterion: id,
    kind,
    truth,
    title: voice.text(title),
    text: untold ? voice.messages.unchecked : voice.text(statement),
    // "Emergency services now" beside a sign that nobody asked about would be an alarm without a reason.
    action: action && !untold && (truth ?? kind === 'task') ? voice.text(action) : null,
    due: kind === 'task' && !untold && (truth ?? onUnknown === 'show'),
    conditions: voice.isPatient ? [] : conditionSentences(criterion, teller),
    facts: places.map(({ name }) => fact(name)),
    basis: voice.basis(definition),
    medicineText:
      !untold && reads.some((name) => ruleSet.document.facts[name]?.medicine) ? voice.messages.medicine : null,
  };
};

const modalityOf = (
  definition: ModalityDefinition,
  decided: ModalityDecision | undefined,
  teller: Teller,
): ModalityExplanation => {
  const { decision, ruleSet, voice, fact } = teller;
  const { id, name, description, comparator = false, usualCare = false, evidence = [] } = definition;
  const { criteria } = ruleSet.document;
  const decisive = decided ? decisiveCriteria(decided, decision) : [];
  // A comparator has no status: it shows the notes that name it.
  const own = decision.criteria.filter((one, i) =>
    decided ? decided.criteria.includes(one.id) : one.kind === 'note' && criteria[i]?.appliesTo?.includes(id),
  );
  const reasons = (isDecisive: boolean): Reason[] =>
    own.filter((one) => decisive.includes(one.id) === isDecisive).map((one) => reasonOf(one, teller));
  const { status = null, soFar = null, open = [] } = decided ?? {};
  const isOpen = status === 'needs-answers' && soFar !== null && !voice.isPatient;
  return {
    modality: id,
    name: voice.text(name),
    description: voice.text(description),
    comparator,
    usualCare,
    status,
    statusText: voice.status(status ?? (usualCare ? 'usual-care' : 'comparator')),
    soFar,
    soFarText: isOpen ? fill(voice.messages.soFar, voice.status(soFar).toLowerCase()) : null,
    decisive: reasons(true),
    other: reasons(false),
    minimalFacts: decided ? minimalFacts(decided, decision, ruleSet).map(fact) : [],
    open: open.map(fact),
    evidence: evidence.map(voice.told),
  };
};

/** "1 of 3 options is not decided. 1 refer first · 1 trial only", or for a patient on how many answers it rests. */
const headlineOf = ({ decision, voice }: Teller): string => {
  const { facts, open, modalities, asOf } = decision;
  const answers = Object.keys(facts).filter((name) => name !== JURISDICTION).length;
  if (voice.isPatient) return voice.messages.basedOn(answers, open.length, voice.date(asOf));
  const counts = STATUSES.map((status) => ({
    status,
    count: modalities.filter((one) => one.status === status).length,
  }));
  const undecided = counts.pop()?.count ?? 0;
  const decided = counts.filter(({ count }) => count > 0);
  const words = decided.map(({ status, count }) => `${count} ${voice.status(status).toLowerCase()}`).join(' · ');
  return `${voice.messages.notDecided(undecided, modalities.length)} ${words}`.trim();
};

/** Conflict first, then what else is unknown for a reason, then near a limit, then the rest (UX, OR1). */
const urgencyOf = ({ unknown, near }: FactSentence): number =>
  unknown?.reason === 'conflict' ? 0 : unknown ? 1 : near ? 2 : 3;

const factList = ({ fact, ruleSet }: Teller): FactSentence[] =>
  [...programOf(ruleSet).entries.keys()]
    .map(fact)
    .filter(({ unknown }) => unknown?.reason !== 'not-asked')
    .sort((a, b) => urgencyOf(a) - urgencyOf(b));

/**
 * A decision in words for one language and one audience.
 * @throws RangeError when the decision was made by another rule set
 */
export const explain = (decision: Decision, ruleSet: RuleSet, options: ExplainOptions): Explanation => {
  const { document, digest } = ruleSet;
  const { id, version, status, lastReviewDate, experimental, notices = [], consent, citations } = document;
  const voice = voiceOf(ruleSet, options);
  const sentences = new Map<string, FactSentence>();
  const fact = (name: string): FactSentence => {
    const sentence = sentences.get(name) ?? factSentence(name, { decision, ruleSet, voice });
    sentences.set(name, sentence);
    return sentence;
  };
  const teller: Teller = { decision, ruleSet, voice, fact };
  const place = decision.facts[JURISDICTION]?.value;
  return {
    lang: voice.lang,
    audience: voice.audience,
    title: voice.text(document.title),
    summary: voice.text(document.summary),
    asOf: voice.date(decision.asOf),
    headline: headlineOf(teller),
    withheld: decision.withheld && { ...decision.withheld, text: voice.messages.withheld },
    urgent: decision.criteria
      .filter(({ kind, truth }) => kind === 'urgent' && truth)
      .map((result) => reasonOf(result, teller)),
    modalities: document.modalities.flatMap((definition) => {
      const decided = decision.modalities.find(({ modality }) => modality === definition.id);
      return decided || definition.comparator ? [modalityOf(definition, decided, teller)] : [];
    }),
    facts: factList(teller),
    unanswered: decision.open.map((name) => {
      const { obtain } = definitionOf(name, ruleSet);
      return { fact: fact(name), obtain: obtain ? voice.text(obtain) : '' };
    }),
    questions: (consent?.questions ?? []).map(voice.told),
    // A notice is shown unless the place is known to be another.
    notices: notices
      .filter(({ jurisdiction }) => jurisdiction === undefined || !Array.isArray(place) || place.includes(jurisdiction))
      .map((notice) => ({
        id: notice.id,
        title: voice.text(notice.title),
        text: voice.text(notice.text),
        sources: voice.sources(notice.citations),
      })),
    experimental: experimental ? voice.messages.experimental : null,
    ruleSet: { id, version, digest, reviewed: voice.date(lastReviewDate), status },
    sources: voice.sources(citations.map((citation) => citation.id)),
  };
};
