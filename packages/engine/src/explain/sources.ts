import type { Basis, Source } from '../explain-model.js';
import type { CitationDefinition, Provenance, RuleSetDocument } from '../schema.js';
import type { Voice } from './voice.js';

/** Kinds of source that stand for another and are not shown to patients as the source. */
const SECOND_HAND = new Set(['secondary-summary', 'secondary-transcription', 'tertiary']);
const DOTS: Record<Provenance['certainty'], number> = { high: 4, moderate: 3, low: 2, 'very-low': 1, 'not-graded': 0 };

const addressOf = ({ doi, pmid, url }: CitationDefinition): string | null => {
  if (doi !== undefined) return `https://doi.org/${doi}`;
  return pmid === undefined ? (url ?? null) : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
};

const year = ({ year: published }: CitationDefinition): string => (published === undefined ? '' : String(published));

const toSource = (citation: CitationDefinition): Source => {
  const { id, authors, title, source, doi, pmid } = citation;
  const identifier = doi === undefined ? (pmid === undefined ? '' : `PMID ${pmid}`) : `doi:${doi}`;
  return {
    id,
    short: [authors ?? title, year(citation)].filter(Boolean).join(', '),
    full: [authors, title, source, year(citation), identifier].filter(Boolean).join('. '),
    url: addressOf(citation),
  };
};

export const sourcesOf = (ids: readonly string[], { citations }: RuleSetDocument, voice: Voice): Source[] =>
  citations.filter(({ id, kind }) => ids.includes(id) && !(voice.isPatient && SECOND_HAND.has(kind))).map(toSource);

/** Recalled, not read, and not surely: shown to no patient (UX, EX5). */
export const isUnchecked = ({ verification }: Pick<Provenance, 'verification'>): boolean =>
  verification.status === 'memory' && verification.confidence !== 'high';

export const basisOf = (provenance: Provenance, document: RuleSetDocument, voice: Voice): Basis => {
  const { certainty, citations, basis, reviewed } = provenance;
  const { messages } = voice;
  return {
    certainty,
    certaintyText: certainty === 'not-graded' ? null : voice.word(messages.certainty[certainty]),
    dots: DOTS[certainty],
    basisText: messages.basis[basis],
    sources: sourcesOf(citations, document, voice),
    uncitedText: citations.length === 0 ? messages.uncited : null,
    reviewed: voice.date(reviewed),
  };
};
