import type { Origin, Truth, UnknownReason } from './decision-model.js';
import type { AudienceText, Provenance } from './document.js';
import type { Kind, Status } from './vocabulary.js';
import type { WouldChange } from './would-change.js';

export type Audience = 'clinician' | 'patient';

/** A citation as a list of sources prints it. */
export interface Source {
  id: string;
  /** Short form for a link: "RESTORE 2021", "Bennell KL, et al. 2021". */
  short: string;
  /** Full form for a list of sources, with DOI or PMID where there is one. */
  full: string;
  /** Canonical address: DOI, else PubMed, else the citation's own; null when none is known. */
  url: string | null;
}

/** How well a statement is supported, in words of the audience. */
export interface Basis {
  certainty: Provenance['certainty'];
  /** "Low certainty" or, for a patient, "We are not very sure"; null for what is not graded. */
  certaintyText: string | null;
  /** Filled dots of four; 0 for what is not graded. */
  dots: number;
  /** "Guideline", "Trial", "Engineering default: this limit has no source and awaits sign-off". */
  basisText: string;
  sources: Source[];
  /** Says that no source was read yet; null when there is one. */
  uncitedText: string | null;
  reviewed: string;
}

/** Texts, numbers, days and sources of a rule set in one language and for one audience. */
export interface Narrator {
  /** Language the texts are in, after fallback: exact tag, then language, then the first locale of the rule set. */
  readonly lang: string;
  readonly audience: Audience;
  /** A text of the rule set. */
  readonly text: (text: AudienceText) => string;
  /** A statement and how well it is supported. A patient is not told what was only recalled (UX, EX5). */
  readonly told: (statement: Provenance & { text: AudienceText }) => { text: string; basis: Basis };
  readonly basis: (provenance: Provenance) => Basis;
  /** Citations by id, in the order of the rule set. */
  readonly sources: (ids: readonly string[]) => Source[];
  /** A number as people write it, with at most so many decimals. */
  readonly number: (value: number, decimals?: number) => string;
  /** A day or instant: "12 Oct 2026" for a clinician, "12 October 2026" for a patient. */
  readonly date: (iso: string) => string;
  /** The word of a status (UX, section 1); comparators have none of their own but one of the last two. */
  readonly status: (status: Status | 'usual-care' | 'comparator') => string;
}

/** One fact as it stands, in words. */
export interface FactSentence {
  fact: string;
  label: string;
  /** "92 ×10⁹/L", "Yes", "Warfarin"; null when unknown. */
  value: string | null;
  /** Why there is no value: "Not answered yet", "Too old", …; null when known. */
  unknown: { reason: UnknownReason; text: string } | null;
  origin: Origin | null;
  /** "Chart", "Entered here", "Worked out from height and weight". */
  originText: string | null;
  /** Date of the observation in the audience's form; null when there is none. */
  date: string | null;
  /** Everything above in one sentence, without the final stop: "Platelets 92 ×10⁹/L on 12 Oct 2026, from the chart". */
  text: string;
  /** What was found and set aside or could not be used, each as "13.4 g/dL, 12 Oct 2026, chart". */
  found: string[];
  /** Near a limit (clinician only): "2 above 150"; null otherwise. */
  near: NearLimit | null;
}

export interface NearLimit {
  text: string;
  /** Says that the limit is a default without a source; null otherwise. */
  defaultText: string | null;
  value: number;
  /** The fact's cut-offs in order, each with the word of the status it starts. */
  cuts: { at: number; word: string }[];
}

/** One criterion in words. */
export interface Reason {
  criterion: string;
  kind: Kind;
  truth: Truth;
  title: string;
  text: string;
  /** What to do where it is met, or in a task also while that is unknown; null otherwise. */
  action: string | null;
  /** A task that is to do: met, or unknown where the rules keep it until it is known not to be needed; never one that a patient is not told. */
  due: boolean;
  /** What the rule asks for beside what is known: "Platelets 92 ×10⁹/L on 12 Oct 2026; the rule asks for at least 100 (8 below)". Clinician only. */
  conditions: string[];
  /** The facts it reads, as they stand. */
  facts: FactSentence[];
  basis: Basis;
  /** Reads a medicine: `text` and `action` are followed by this sentence (UX ST6); null otherwise. */
  medicineText: string | null;
}

/** Where one modality stands and why. Comparators have no status: `status` is null and `reasons` holds their notes. */
export interface ModalityExplanation {
  modality: string;
  name: string;
  description: string;
  comparator: boolean;
  usualCare: boolean;
  status: Status | null;
  /** The word of the status for this audience (UX section 1). */
  statusText: string;
  soFar: Status | null;
  /** "So far: refer first"; null for a patient and when the status is settled. */
  soFarText: string | null;
  /** The reasons that force `soFar`, then the rest, each in the order of the rule set. */
  decisive: Reason[];
  other: Reason[];
  /** A minimal set of facts that alone forces `soFar`. */
  minimalFacts: FactSentence[];
  /** Facts that can still change the status. */
  open: FactSentence[];
  /** What trials found, in this audience's words. */
  evidence: { text: string; basis: Basis }[];
}

/** A smallest change that would improve where a modality stands, in words. */
export interface ChangeExplanation extends WouldChange {
  /** Where it would stand: "Caution", "Needs answers (so far: caution)". */
  statusText: string;
  /** "Weight: 84 kg instead of 92.3 kg. Then: caution." */
  text: string;
}

/** A decision in words, for one language and one audience. */
export interface Explanation {
  /** Language the texts are in, after fallback. */
  lang: string;
  audience: Audience;
  title: string;
  summary: string;
  /** The day it holds for, in words. */
  asOf: string;
  /** One line: "1 of 3 options not decided: 1 refer first, 1 trial only" (clinician), or how many answers it rests on (patient). */
  headline: string;
  withheld: { code: string; criterion: string; text: string } | null;
  /** Urgent criteria that are met; when there is one, it replaces everything else. */
  urgent: Reason[];
  modalities: ModalityExplanation[];
  /** Every declared fact that is known, or unknown for a reason other than not asked: conflict, stale, near a limit, then the rest. */
  facts: FactSentence[];
  /** Open facts that stay unknown, with how to find out. */
  unanswered: { fact: FactSentence; obtain: string }[];
  questions: { text: string; basis: Basis }[];
  notices: { id: string; title: string; text: string; sources: Source[] }[];
  /** Says that the rule set has not been reviewed for clinical use; null once it has been. */
  experimental: string | null;
  ruleSet: { id: string; version: string; digest: string | null; reviewed: string; status: 'draft' | 'active' };
  sources: Source[];
}
