/** The texts of a rule set in one language and for one audience, without a decision. `explain` is built on it. */
import { dayOf } from './calendar.js';
import type { Audience, Basis, Narrator, Source } from './explain-model.js';
import { messagesFor, type Messages } from './explain/messages.js';
import type { RuleSet } from './program.js';
import type { AudienceText, CitationDefinition, LocalizedText, Provenance } from './document.js';

export interface ExplainOptions {
  /** BCP 47 tag; falls back to the language, then to the first locale of the rule set. */
  lang: string;
  audience: Audience;
}

/** A narrator with the words that explanations are made of. */
export interface Voice extends Narrator {
  readonly isPatient: boolean;
  readonly messages: Messages;
  /** The word for this audience of a pair. */
  readonly word: (pair: readonly [clinician: string, patient: string]) => string;
}

const DOTS: Record<Provenance['certainty'], number> = { high: 4, moderate: 3, low: 2, 'very-low': 1, 'not-graded': 0 };
/** Kinds of source that stand for another and are not shown to patients as the source. */
const SECOND_HAND = /^(secondary-|tertiary)/;

/** Exact tag, then language, then the first locale of the rule set (DESIGN, section 6). */
const pickLocale = (wanted: string, locales: readonly string[]): string => {
  const [language] = wanted.split('-');
  return (
    locales.find((locale) => locale === wanted) ??
    locales.find((locale) => locale === language) ??
    locales.find((locale) => locale.split('-')[0] === language) ??
    locales[0] ??
    'en'
  );
};

const isForBoth = (text: AudienceText): text is LocalizedText => typeof Object.values(text)[0] === 'string';

/** "Bennell KL, Paterson KL, Metcalf BR" is told in a link as "Bennell KL, et al."; a body keeps its whole name. */
const firstOf = (authors: string): string => authors.replace(/^([^,]+ [A-Z]{1,3}), .*/, '$1, et al.');

const sourceOf = (citation: CitationDefinition): Source => {
  const { id, authors, title, short, source, year, doi, pmid, url } = citation;
  const join = (parts: readonly (string | number | undefined)[], by: string): string => parts.filter(Boolean).join(by);
  const identifier = doi === undefined ? pmid && `PMID ${pmid}` : `doi:${doi}`;
  const address = doi === undefined ? pmid && `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : `https://doi.org/${doi}`;
  return {
    id,
    short: join([short ?? (authors ? firstOf(authors) : title), year], ', '),
    full: join([authors, title, source, year, identifier], '. '),
    url: address ?? url ?? null,
  };
};

/** Recalled, not read, and not surely: shown to no patient (UX, EX5). */
export const isUnchecked = ({ verification }: Pick<Provenance, 'verification'>): boolean =>
  verification.status === 'memory' && verification.confidence !== 'high';

const makeVoice = ({ document }: RuleSet, lang: string, audience: Audience): Voice => {
  const isPatient = audience === 'patient';
  const messages = messagesFor(lang);
  const dates = new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: isPatient ? 'long' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const numbers: Intl.NumberFormat[] = [];
  const word: Voice['word'] = ([clinician, patient]) => (isPatient ? patient : clinician);
  const text = (given: AudienceText): string => {
    const localized = isForBoth(given) ? given : given[audience];
    return localized[lang] ?? Object.values(localized)[0] ?? '';
  };
  const date = (iso: string): string => {
    const day = dayOf(iso);
    if (day === null) return iso;
    const parts = dates.formatToParts(new Date(`${day}T00:00:00Z`));
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    return lang.startsWith('en')
      ? `${part('day')} ${part('month')} ${part('year')}`
      : parts.map(({ value }) => value).join('');
  };
  const shown = document.citations.filter(({ kind }) => !isPatient || !SECOND_HAND.test(kind)).map(sourceOf);
  const places = new Map(shown.map(({ id }, i) => [id, i]));
  const sources = (ids: readonly string[]): Source[] =>
    [...new Set(ids.flatMap((id) => places.get(id) ?? []))]
      .sort((a, b) => a - b)
      .flatMap((place) => shown[place] ?? []);
  const bases = new WeakMap<Provenance, Basis>();
  const basis = (provenance: Provenance): Basis => {
    const { certainty, citations, basis: kind, reviewed } = provenance;
    // "Not checked yet" and "We are fairly sure" cannot stand beside each other.
    const isGraded = certainty !== 'not-graded' && !(isPatient && isUnchecked(provenance));
    const known = bases.get(provenance) ?? {
      certainty,
      certaintyText: isGraded ? word(messages.certainty[certainty]) : null,
      dots: DOTS[certainty],
      basisText: messages.basis[kind],
      sources: sources(citations),
      uncitedText: citations.length === 0 ? messages.uncited : null,
      reviewed: date(reviewed),
    };
    bases.set(provenance, known);
    return known;
  };
  return {
    lang,
    audience,
    isPatient,
    messages,
    word,
    text,
    date,
    sources,
    basis,
    told: (statement) => ({
      text: isPatient && isUnchecked(statement) ? messages.unchecked : text(statement.text),
      basis: basis(statement),
    }),
    number: (value, decimals = 6) =>
      (numbers[decimals] ??= new Intl.NumberFormat(lang, {
        maximumFractionDigits: decimals,
        useGrouping: 'min2' as never,
      })).format(value),
    status: (status) => word(messages.status[status]),
  };
};

const voices = new WeakMap<RuleSet, Map<string, Voice>>();

/** The voice for a rule set, a language and an audience; formatters are dear, so each is made once. */
export const voiceOf = (ruleSet: RuleSet, { lang: wanted, audience }: ExplainOptions): Voice => {
  const lang = pickLocale(wanted, ruleSet.document.locales);
  const made = voices.get(ruleSet) ?? new Map<string, Voice>();
  const voice = made.get(lang + audience) ?? makeVoice(ruleSet, lang, audience);
  voices.set(ruleSet, made.set(lang + audience, voice));
  return voice;
};

/**
 * What a rule set says, in one language and for one audience, for pages that have no patient: a comparison of options, a
 * consent explainer. Texts keep the patient's rules (UX, EX5): what was only recalled is never told to a patient.
 */
export const narrate: (ruleSet: RuleSet, options: ExplainOptions) => Narrator = voiceOf;
