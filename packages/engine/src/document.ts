// Written by `npm run schema` from schema.ts: change that, not this.

export interface Provenance {
  /** Certainty of the evidence (GRADE). `not-graded` for a law, a dispute and what nobody graded. */
  certainty: 'high' | 'moderate' | 'low' | 'very-low' | 'not-graded';
  /** Ids of the sources. */
  citations: string[];
  /** No source was read yet: shown as uncited and awaiting sign-off. Needed where `citations` is empty. */
  uncited?: true | undefined;
  /** Day on which it was last compared with its sources. */
  reviewed: string;
  /** What kind of source it rests on. `engineering-default`: a value without one, awaiting clinical sign-off. */
  basis:
    | 'guideline'
    | 'trial'
    | 'systematic-review'
    | 'label'
    | 'regulation'
    | 'consensus'
    | 'reference-text'
    | 'cohort'
    | 'survey'
    | 'position-statement'
    | 'case-report'
    | 'legal-ethical'
    | 'protocol-habit'
    | 'definition'
    | 'patient-information'
    | 'engineering-default';
  /** How the statement was checked against its source. What was only recalled is not shown to patients. */
  verification: {
    status: 'verified' | 'partly-verified' | 'memory';
    confidence?: 'high' | 'medium' | 'low' | undefined;
    note?: string | undefined;
  };
}
/** A text in every locale of the rule set, by its language tag. Plain text, no HTML. */
export type LocalizedText = Record<string, string>;
/** One text for both audiences, or one each for clinician and patient. */
export type AudienceText =
  | LocalizedText
  | {
      clinician: LocalizedText;
      patient: LocalizedText;
    };
export interface CitationDefinition {
  id: string;
  kind: string;
  authors?: string | undefined;
  title: string;
  /** What a link says, without the year: the name of a trial, or of a body and its guideline. */
  short?: string | undefined;
  /** Journal, publisher or authority. */
  source?: string | undefined;
  year?: number | undefined;
  doi?: string | undefined;
  pmid?: string | undefined;
  url?: string | undefined;
  accessed?: string | undefined;
}
/** One thing about the patient that conditions can read. Never a property of an offer. */
export interface FactDefinition {
  /** What kind of value it has. `codes` is a list of codes, `date` a day. */
  type: 'boolean' | 'integer' | 'number' | 'code' | 'codes' | 'date';
  /** Its name in lists. */
  label: AudienceText;
  /** The question as it is asked. */
  question: AudienceText;
  /** What may be needed to answer it. */
  help?: AudienceText | undefined;
  /** Why it is asked. */
  why: AudienceText;
  /** How to find out, for who does not know. */
  obtain: AudienceText;
  /** UCUM unit, for example `10*9/L`. Absent for a plain number. */
  unit?: string | undefined;
  /** The unit as people write it, for example ×10⁹/L. */
  unitLabel?: string | undefined;
  /** Decimals that are shown; a derived value is rounded to them before it is used. */
  decimals?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /** Distance to a limit within which a value is shown as near it. */
  margin?: number | undefined;
  /** Least value that can be; the first day of a date. A number needs it: its range is what it is while unknown. */
  min?: number | string | undefined;
  /** Greatest value that can be; the last day of a date. */
  max?: number | string | undefined;
  /** Other units a value may be typed in: times `factor` plus `offset` gives the unit of the fact. A conversion is offered, never applied. */
  alsoIn?:
    | {
        unit: string;
        unitLabel: string;
        factor: number;
        offset?: number | undefined;
      }[]
    | undefined;
  /** Its codes. None is called `unknown`: clinical uncertainty is the code `uncertain`. */
  options?:
    | {
        code: string;
        system?: string | undefined;
        display: AudienceText;
      }[]
    | undefined;
  /** Age at which a value is too old to be used, as an ISO 8601 duration: P3M. */
  maxAge?: string | undefined;
  /** Who is asked. */
  askedOf: 'patient' | 'clinician' | 'either';
  /** A person can change it: it may be offered under “what would change this”. Never age, sex, pregnancy or a medicine. */
  modifiable?: boolean | undefined;
  /** It concerns a medicine: a prescriber decides, and every reason that reads it says so. */
  medicine?: boolean | undefined;
  /** A boolean fact that must be true for this one to exist, and is asked first. */
  gate?: string | undefined;
  /** What it is called in terminologies such as LOINC and SNOMED CT. */
  codes?:
    | {
        system: string;
        code: string;
        display?: string | undefined;
      }[]
    | undefined;
  /** Where a chart holds it. */
  fhir?:
    | {
        /** FHIR search, in x-fhir-query form. */
        query?: string | undefined;
        /** FHIRPath to the value. */
        path?: string | undefined;
      }
    | undefined;
}
/** A value worked out from facts, and usable like one. */
export interface DerivedDefinition {
  /** Its name in lists. */
  label: AudienceText;
  /** UCUM unit, for example `10*9/L`. Absent for a plain number. */
  unit?: string | undefined;
  /** The unit as people write it, for example ×10⁹/L. */
  unitLabel?: string | undefined;
  /** Decimals that are shown; a derived value is rounded to them before it is used. */
  decimals?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /** Distance to a limit within which a value is shown as near it. */
  margin?: number | undefined;
  /** Least value that can be; absent: what the expression gives. */
  min?: number | undefined;
  /** Greatest value that can be. */
  max?: number | undefined;
  /** How it is worked out. A value given for its name, for example a score from the chart, wins. */
  compute:
    | {
        /** Completed whole units from a date to the day of the evaluation. */
        function: 'ageYears' | 'daysSince' | 'weeksSince' | 'monthsSince';
        /** A fact of type `date`. */
        of: string;
      }
    | {
        /** A calculation in the rule profile. */
        expression: unknown;
      };
}
/** A statement and what it rests on. */
export interface StatementDefinition extends Provenance {
  text: AudienceText;
}
export interface ModalityDefinition {
  id: string;
  name: AudienceText;
  /** What it is, in plain language. */
  description: AudienceText;
  category: string;
  /** It is shown beside the others and has no status of its own. */
  comparator?: boolean | undefined;
  /** It is what is done anyway. Exactly one modality is, and it is a comparator. */
  usualCare?: boolean | undefined;
  /** What trials and reviews found for this use. */
  evidence?: StatementDefinition[] | undefined;
  /** What it is made from. */
  source?: StatementDefinition | undefined;
  /** What happens, step by step. */
  steps?: StatementDefinition[] | undefined;
  /** How often one has to come. */
  visits?: StatementDefinition | undefined;
  /** What comes after it. */
  recovery?: StatementDefinition | undefined;
  /** When an effect, if there is one, can be expected. */
  timeToEffect?: StatementDefinition | undefined;
  /** What is due when. */
  followUp?:
    | (Provenance & {
        text: AudienceText;
        /** Time after the procedure, as an ISO 8601 duration. */
        after: string;
      })[]
    | undefined;
  /** What it may cost and who pays. */
  costNote?: StatementDefinition | undefined;
  /** Where it stands with the law, place by place. */
  regulatory?:
    | (Provenance & {
        text: AudienceText;
        jurisdiction: string;
        status: string;
      })[]
    | undefined;
  /** What guidelines say of it. */
  guidelines?:
    | (Provenance & {
        text: AudienceText;
        /** Who issued the guideline. */
        body: string;
        year: number;
        /** For, against or between, as the evidence pack names it. */
        position: string;
      })[]
    | undefined;
  /** Further rows of the comparison. */
  attributes?:
    | (Provenance & {
        text: AudienceText;
        id: string;
        label: AudienceText;
      })[]
    | undefined;
}
export interface CriterionDefinition extends Provenance {
  id: string;
  /** What it does to the modalities it applies to when it is met, not met or unknown. */
  kind:
    | 'urgent'
    | 'exclusion'
    | 'requirement'
    | 'investigational'
    | 'referral'
    | 'indication'
    | 'caution'
    | 'task'
    | 'note';
  /** Modalities it applies to; absent: all. */
  appliesTo?: string[] | undefined;
  /** A condition in the rule profile. `true` is legal. */
  when: unknown;
  title: AudienceText;
  /** What to say at each truth. The last two are needed where the condition reads a fact. */
  statements: {
    met: AudienceText;
    notMet?: AudienceText | undefined;
    unknown?: AudienceText | undefined;
  };
  /** What to do. */
  action?: AudienceText | undefined;
  /** Strength of the recommendation behind it. */
  strength?: 'strong' | 'conditional' | 'weak' | undefined;
  /** A task that is to do until it is known not to be. */
  onUnknown?: 'show' | undefined;
}
/** A number from a study. Nothing is converted into a count. */
export interface FigureDefinition extends Provenance {
  id: string;
  modality: string;
  outcome: AudienceText;
  effect: 'benefit' | 'harm';
  /** A harm that can disable, kill or need a hospital. */
  serious?: boolean | undefined;
  /** Only a count becomes a picture of people. */
  measure: 'count' | 'mean' | 'other';
  /** The groups of people behind it. */
  arms: {
    label: AudienceText;
    /** People the figure rests on; absent where the source gives only a rate. */
    n?: number | undefined;
    /** People to whom it happened, of `of` (absent: of `n`). */
    count?: number | undefined;
    of?: number | undefined;
    /** The source rounds or estimates: shown with “about”. */
    about?: boolean | undefined;
    /** A mean or another number, on the scale of the figure. */
    value?: number | undefined;
    /** Published interval of the same quantity. */
    interval?:
      | {
          low: number;
          high: number;
          label: LocalizedText;
        }
      | undefined;
    /** Where `count` is 0: what it could still be, as published or by the rule of three. */
    upperLimit?:
      | {
          count: number;
          of: number;
        }
      | undefined;
  }[];
  comparator?: AudienceText | undefined;
  time: AudienceText;
  population: {
    text: AudienceText;
    /** True for “people like you”. */
    when?: unknown;
  };
  /** For a mean: its unit and its ends. */
  scale?:
    | {
        label: AudienceText;
        unitLabel: AudienceText;
        min: number;
        max: number;
        /** The smallest change that matters to people. */
        matters?:
          | {
              value: number;
              citations: string[];
            }
          | undefined;
      }
    | undefined;
  /** What the numbers alone would leave out. Needed where nobody is counted. */
  text?: AudienceText | undefined;
}
/** A piece of plain-language content. */
export interface BlockDefinition extends Provenance {
  text: AudienceText;
  id: string;
  /** Modalities it is shown for; absent: all. */
  appliesTo?: string[] | undefined;
  /** It is hidden only where this is false for the person. */
  when?: unknown;
}
export interface ConsentDefinition {
  /** The steps of the explainer. */
  sections?:
    | {
        id: string;
        title: AudienceText;
        lead?: AudienceText | undefined;
        /** What follows its own blocks, made from the part of the same name or from the modality. */
        shows?:
          | (
              | 'steps'
              | 'timeline'
              | 'expectation'
              | 'risks'
              | 'unknowns'
              | 'choices'
              | 'cost'
              | 'claims'
              | 'questions'
              | 'teachBack'
              | 'followUp'
              | 'record'
            )[]
          | undefined;
        blocks?: BlockDefinition[] | undefined;
      }[]
    | undefined;
  /** “If you had it, how would … be at this time?”, set against the figures. */
  expectation?:
    | (Provenance & {
        text: AudienceText;
        id: string;
        /** Modalities it is shown for; absent: all. */
        appliesTo?: string[] | undefined;
        /** It is hidden only where this is false for the person. */
        when?: unknown;
        /** Ids of figures. */
        figures: string[];
      })[]
    | undefined;
  /** Groups of harms with one denominator and one time window each. */
  risks?:
    | {
        id: string;
        /** Modalities it is shown for; absent: all. */
        appliesTo?: string[] | undefined;
        /** It is hidden only where this is false for the person. */
        when?: unknown;
        title: AudienceText;
        /** Ids of figures. */
        figures: string[];
      }[]
    | undefined;
  timeline?:
    | (Provenance & {
        text: AudienceText;
        id: string;
        /** Modalities it is shown for; absent: all. */
        appliesTo?: string[] | undefined;
        /** It is hidden only where this is false for the person. */
        when?: unknown;
        at: AudienceText;
      })[]
    | undefined;
  /** What nobody knows yet. */
  unknowns?: BlockDefinition[] | undefined;
  /** What is said of it, and what is known. */
  claims?:
    | (Provenance & {
        text: AudienceText;
        id: string;
        /** Modalities it is shown for; absent: all. */
        appliesTo?: string[] | undefined;
        /** It is hidden only where this is false for the person. */
        when?: unknown;
        /** Something a clinic may say. */
        claim: AudienceText;
      })[]
    | undefined;
  /** Questions to ask. */
  questions?: BlockDefinition[] | undefined;
  /** “Did we explain it well?” */
  teachBack?:
    | (Provenance & {
        text: AudienceText;
        id: string;
        /** Modalities it is shown for; absent: all. */
        appliesTo?: string[] | undefined;
        /** It is hidden only where this is false for the person. */
        when?: unknown;
        choices: {
          id: string;
          text: AudienceText;
          correct: boolean;
          feedback: AudienceText;
        }[];
      })[]
    | undefined;
  /** What to watch for afterwards, and whom to tell. */
  watchFor?: BlockDefinition[] | undefined;
  /** How outcomes and adverse events are written down. */
  documentation?: BlockDefinition[] | undefined;
  /** Last words of the record. */
  closing?: AudienceText | undefined;
}
/** A rule set: one self-contained document per version. */
export interface RuleSetDocument {
  /** Where an editor finds this schema. */
  $schema?: string | undefined;
  /** Version of the document format. It counts up when an old reader could misread a new document. */
  format: 1;
  id: string;
  /** Semantic version of the rules. A published version never changes. */
  version: string;
  /** A draft is loaded only where a host allows it. */
  status: 'draft' | 'active';
  /** Not reviewed for clinical use; said on screen for as long as it is true. */
  experimental: boolean;
  /** Languages. The first is the fallback; every text has all of them. */
  locales: string[];
  title: AudienceText;
  summary: AudienceText;
  /** Places that rules and notices can tell apart, each part of a country with its country. */
  jurisdictions: {
    code: string;
    display: AudienceText;
  }[];
  /** Days on which the rules may be used. An active rule set needs the end. */
  effectivePeriod: {
    start: string;
    end?: string | undefined;
  };
  approvalDate?: string | undefined;
  lastReviewDate: string;
  nextReviewDate: string;
  publisher: string;
  authors: string[];
  reviewers: string[];
  intendedUser: AudienceText;
  intendedPopulation: AudienceText;
  intendedUse: AudienceText;
  outOfScope: AudienceText;
  changeLog: {
    version: string;
    date: string;
    text: LocalizedText;
  }[];
  /** The 13 evidence-based source attributes of 45 CFR 170.315(b)(11)(iv)(A). */
  sourceAttributes: {
    bibliographicCitation: LocalizedText;
    developer: LocalizedText;
    fundingSource: LocalizedText;
    releaseDates: LocalizedText;
    useOfRace: LocalizedText;
    useOfEthnicity: LocalizedText;
    useOfLanguage: LocalizedText;
    useOfSexualOrientation: LocalizedText;
    useOfGenderIdentity: LocalizedText;
    useOfSex: LocalizedText;
    useOfDateOfBirth: LocalizedText;
    useOfSocialDeterminants: LocalizedText;
    useOfHealthStatusAssessments: LocalizedText;
  };
  citations: CitationDefinition[];
  /** The data dictionary, by the names that conditions use. */
  facts: Record<string, FactDefinition>;
  /** Values worked out from facts, each from what stands before it. */
  derived?: Record<string, DerivedDefinition> | undefined;
  /** The options compared. */
  modalities: ModalityDefinition[];
  criteria: CriterionDefinition[];
  figures?: FigureDefinition[] | undefined;
  consent?: ConsentDefinition | undefined;
  /** Mandatory texts. No theme and no host can hide one. */
  notices?:
    | {
        id: string;
        /** Shown unless the place is known to be another; absent: everywhere. */
        jurisdiction?: string | undefined;
        title: AudienceText;
        text: AudienceText;
        citations: string[];
        /** No source was read yet. */
        uncited?: true | undefined;
      }[]
    | undefined;
}
