/**
 * The rule-set document: the single source of its TypeScript type, of its validator and of the published JSON Schema.
 * What a condition may say is checked by `profile.ts`, what refers to what by `rule-set.ts`.
 */
import * as z from 'zod/mini';

/** Types a fact can have (rule profile, section 1.1). */
export const FACT_TYPES = ['boolean', 'integer', 'number', 'code', 'codes', 'date'] as const;
/** What a met, unmet or unknown criterion does to the modalities it applies to. */
export const KINDS = [
  'urgent',
  'exclusion',
  'requirement',
  'investigational',
  'referral',
  'indication',
  'caution',
  'task',
  'note',
] as const;
/** Where a modality can stand, highest precedence first; `needs-answers` stands beside the order. */
export const STATUSES = [
  'urgent',
  'unsuitable',
  'investigational',
  'referral',
  'not-indicated',
  'caution',
  'candidate',
  'needs-answers',
] as const;
/** The 13 evidence-based source attributes of 45 CFR 170.315(b)(11)(iv)(A). */
export const SOURCE_ATTRIBUTES = [
  'bibliographicCitation',
  'developer',
  'fundingSource',
  'releaseDates',
  'useOfRace',
  'useOfEthnicity',
  'useOfLanguage',
  'useOfSexualOrientation',
  'useOfGenderIdentity',
  'useOfSex',
  'useOfDateOfBirth',
  'useOfSocialDeterminants',
  'useOfHealthStatusAssessments',
] as const;

const NAME = /^[a-z][A-Za-z0-9_]*$/;
const text = () => z.string().check(z.minLength(1));
/** A calendar day, `yyyy-mm-dd`; that the day exists is checked with the other rules in `rule-set.ts`. */
const day = () => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const duration = () => z.string().check(z.regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/));
const id = () => z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*$/));
const name = () => z.string().check(z.regex(NAME));
const list = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.minLength(1));

const localized = z.record(z.string(), text());
const audienceText = z.union([z.strictObject({ clinician: localized, patient: localized }), localized]);

/** A condition in JSON-logic. Its meaning is checked by the profile; here it is any JSON value. */
const condition = z.unknown();

/** What every clinical statement carries: how sure, from where, when last looked at. */
const provenance = {
  certainty: z.enum(['high', 'moderate', 'low', 'very-low', 'not-graded']),
  citations: z.array(id()),
  /** True where no source was read yet: shown as uncited and awaiting sign-off. Needed when `citations` is empty. */
  uncited: z.optional(z.literal(true)),
  reviewed: day(),
  basis: z.enum([
    'guideline',
    'trial',
    'systematic-review',
    'label',
    'regulation',
    'consensus',
    'reference-text',
    'cohort',
    'survey',
    'position-statement',
    'case-report',
    'legal-ethical',
    'protocol-habit',
    'definition',
    'patient-information',
    'engineering-default',
  ]),
  verification: z.strictObject({
    status: z.enum(['verified', 'partly-verified', 'memory']),
    confidence: z.optional(z.enum(['high', 'medium', 'low'])),
    note: z.optional(text()),
  }),
};

const statement = z.strictObject({ text: audienceText, ...provenance });

const citation = z.strictObject({
  id: id(),
  kind: text(),
  authors: z.optional(text()),
  title: text(),
  source: z.optional(text()),
  year: z.optional(z.int()),
  doi: z.optional(text()),
  pmid: z.optional(text()),
  url: z.optional(z.string().check(z.regex(/^https:\/\//))),
  accessed: z.optional(day()),
});

const option = z.strictObject({ code: text(), system: z.optional(text()), display: audienceText });

const measured = {
  unit: z.optional(text()),
  unitLabel: z.optional(text()),
  /** Least and greatest value that can be; days for a `date`. Mandatory for `integer` and `number`. */
  min: z.optional(z.union([z.number(), day()])),
  max: z.optional(z.union([z.number(), day()])),
  decimals: z.optional(z.int().check(z.gte(0), z.lte(6))),
  margin: z.optional(z.number().check(z.positive())),
};

const fact = z.strictObject({
  type: z.enum(FACT_TYPES),
  label: audienceText,
  question: audienceText,
  help: z.optional(audienceText),
  why: audienceText,
  obtain: audienceText,
  ...measured,
  alsoIn: z.optional(
    z.array(z.strictObject({ unit: text(), unitLabel: text(), factor: z.number(), offset: z.optional(z.number()) })),
  ),
  options: z.optional(list(option)),
  maxAge: z.optional(duration()),
  askedOf: z.enum(['patient', 'clinician', 'either']),
  modifiable: z.optional(z.boolean()),
  medicine: z.optional(z.boolean()),
  gate: z.optional(name()),
  codes: z.optional(z.array(z.strictObject({ system: text(), code: text(), display: z.optional(text()) }))),
  fhir: z.optional(z.strictObject({ query: z.optional(text()), path: z.optional(text()) })),
});

/** Functions of a date and the day of the evaluation, in completed whole units. */
export const DATE_FUNCTIONS = ['ageYears', 'daysSince', 'weeksSince', 'monthsSince'] as const;

const derived = z.strictObject({
  label: audienceText,
  ...measured,
  compute: z.union([
    z.strictObject({ function: z.enum(DATE_FUNCTIONS), of: name() }),
    z.strictObject({ expression: condition }),
  ]),
});

const modality = z.strictObject({
  id: name(),
  name: audienceText,
  description: audienceText,
  category: id(),
  comparator: z.optional(z.boolean()),
  usualCare: z.optional(z.boolean()),
  /** What trials and reviews found for this use: the line shown beside the patient's status. */
  evidence: z.optional(z.array(statement)),
  source: z.optional(statement),
  steps: z.optional(z.array(statement)),
  visits: z.optional(statement),
  recovery: z.optional(statement),
  timeToEffect: z.optional(statement),
  followUp: z.optional(z.array(z.strictObject({ after: duration(), text: audienceText, ...provenance }))),
  costNote: z.optional(statement),
  regulatory: z.optional(
    z.array(z.strictObject({ jurisdiction: text(), status: id(), text: audienceText, ...provenance })),
  ),
  guidelines: z.optional(
    z.array(z.strictObject({ body: text(), year: z.int(), position: text(), text: audienceText, ...provenance })),
  ),
  attributes: z.optional(
    z.array(z.strictObject({ id: name(), label: audienceText, text: audienceText, ...provenance })),
  ),
});

const criterion = z.strictObject({
  id: id(),
  kind: z.enum(KINDS),
  appliesTo: z.optional(list(name())),
  when: condition,
  title: audienceText,
  statements: z.strictObject({
    met: audienceText,
    notMet: z.optional(audienceText),
    unknown: z.optional(audienceText),
  }),
  action: z.optional(audienceText),
  strength: z.optional(z.enum(['strong', 'conditional', 'weak'])),
  onUnknown: z.optional(z.literal('show')),
  ...provenance,
});

/** Shown unless its condition is false for this person, and only for its modalities (absent: all). */
const conditional = { id: id(), appliesTo: z.optional(list(name())), when: z.optional(condition) };

const block = z.strictObject({ ...conditional, text: audienceText, ...provenance });

/** One group of people behind a figure. */
const arm = z.strictObject({
  label: audienceText,
  /** People the figure rests on; absent where the source gives only a rate. */
  n: z.optional(z.int()),
  /** People to whom it happened, of `of` (absent: of `n`). */
  count: z.optional(z.number()),
  of: z.optional(z.int()),
  /** True where the source rounds or estimates: shown with "about". */
  about: z.optional(z.boolean()),
  /** A mean or another number, on the figure's scale. */
  value: z.optional(z.number()),
  /** Published interval of the same quantity. */
  interval: z.optional(z.strictObject({ low: z.number(), high: z.number(), label: localized })),
  /** Where `count` is 0: what it could still be, as published or by the rule of three. */
  upperLimit: z.optional(z.strictObject({ count: z.number(), of: z.int() })),
});

/** A number from a study. Only a `count` becomes a picture of people; nothing is converted into one. */
const figure = z.strictObject({
  id: id(),
  modality: name(),
  outcome: audienceText,
  effect: z.enum(['benefit', 'harm']),
  /** A harm that can disable, kill or need a hospital. */
  serious: z.optional(z.boolean()),
  measure: z.enum(['count', 'mean', 'other']),
  arms: list(arm),
  comparator: z.optional(audienceText),
  time: audienceText,
  population: z.strictObject({ text: audienceText, when: z.optional(condition) }),
  /** For a mean: the unit, the ends, and the smallest change that matters to people, with its source. */
  scale: z.optional(
    z.strictObject({
      label: audienceText,
      unitLabel: audienceText,
      min: z.number(),
      max: z.number(),
      matters: z.optional(z.strictObject({ value: z.number(), citations: list(id()) })),
    }),
  ),
  /** What the numbers alone would leave out. Mandatory where nothing is counted. */
  text: z.optional(audienceText),
  ...provenance,
});

/** Content that a consent section can show after its own blocks; each is made from the part of the same name or from the modality. */
export const SECTION_CONTENTS = [
  'steps',
  'timeline',
  'expectation',
  'risks',
  'unknowns',
  'choices',
  'cost',
  'claims',
  'questions',
  'teachBack',
  'followUp',
  'record',
] as const;

const consent = z.strictObject({
  sections: z.optional(
    z.array(
      z.strictObject({
        id: id(),
        title: audienceText,
        lead: z.optional(audienceText),
        shows: z.optional(z.array(z.enum(SECTION_CONTENTS))),
        blocks: z.optional(z.array(block)),
      }),
    ),
  ),
  /** "If you had it, how would … be at this time?", set against the figures named. */
  expectation: z.optional(
    z.array(z.strictObject({ ...conditional, text: audienceText, figures: list(id()), ...provenance })),
  ),
  /** Groups of harms with one denominator and one time window each. */
  risks: z.optional(z.array(z.strictObject({ ...conditional, title: audienceText, figures: list(id()) }))),
  timeline: z.optional(
    z.array(z.strictObject({ ...conditional, at: audienceText, text: audienceText, ...provenance })),
  ),
  unknowns: z.optional(z.array(block)),
  /** Something a clinic may say, and what is known of it. */
  claims: z.optional(
    z.array(z.strictObject({ ...conditional, claim: audienceText, text: audienceText, ...provenance })),
  ),
  questions: z.optional(z.array(block)),
  teachBack: z.optional(
    z.array(
      z.strictObject({
        ...conditional,
        text: audienceText,
        choices: list(z.strictObject({ id: id(), text: audienceText, correct: z.boolean(), feedback: audienceText })),
        ...provenance,
      }),
    ),
  ),
  /** What to watch for afterwards, and whom to tell. */
  watchFor: z.optional(z.array(block)),
  /** How outcomes and adverse events are written down. */
  documentation: z.optional(z.array(block)),
  closing: z.optional(audienceText),
});

/** The whole document. `format` counts up when an old reader could misread a new document. */
export const ruleSetSchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal(1),
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/)),
  status: z.enum(['draft', 'active']),
  experimental: z.boolean(),
  locales: list(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))),
  title: audienceText,
  summary: audienceText,
  jurisdictions: z.array(
    z.strictObject({ code: z.string().check(z.regex(/^[A-Z]{2,5}(-[A-Z0-9]{1,3})?$/)), display: audienceText }),
  ),
  effectivePeriod: z.strictObject({ start: day(), end: z.optional(day()) }),
  approvalDate: z.optional(day()),
  lastReviewDate: day(),
  nextReviewDate: day(),
  publisher: text(),
  authors: z.array(text()),
  reviewers: z.array(text()),
  intendedUser: audienceText,
  intendedPopulation: audienceText,
  intendedUse: audienceText,
  outOfScope: audienceText,
  changeLog: z.array(z.strictObject({ version: text(), date: day(), text: localized })),
  sourceAttributes: z.record(z.enum(SOURCE_ATTRIBUTES), localized),
  citations: z.array(citation),
  facts: z.record(name(), fact),
  derived: z.optional(z.record(name(), derived)),
  modalities: list(modality),
  criteria: z.array(criterion),
  figures: z.optional(z.array(figure)),
  consent: z.optional(consent),
  notices: z.optional(
    z.array(
      z.strictObject({
        id: id(),
        jurisdiction: z.optional(text()),
        title: audienceText,
        text: audienceText,
        citations: z.array(id()),
        uncited: z.optional(z.literal(true)),
      }),
    ),
  ),
});

/** A rule set as its JSON stands on disk. */
export type RuleSetDocument = z.infer<typeof ruleSetSchema>;
/** A text in every locale of the rule set. */
export type LocalizedText = z.infer<typeof localized>;
/** A text for both audiences, or one for each. */
export type AudienceText = z.infer<typeof audienceText>;
export type FactType = (typeof FACT_TYPES)[number];
export type Kind = (typeof KINDS)[number];
export type Status = (typeof STATUSES)[number];
export type FactDefinition = z.infer<typeof fact>;
export type DerivedDefinition = z.infer<typeof derived>;
export type ModalityDefinition = z.infer<typeof modality>;
export type CriterionDefinition = z.infer<typeof criterion>;
export type StatementDefinition = z.infer<typeof statement>;
export type BlockDefinition = z.infer<typeof block>;
export type FigureDefinition = z.infer<typeof figure>;
export type ConsentDefinition = z.infer<typeof consent>;
export type CitationDefinition = z.infer<typeof citation>;
export type Provenance = Pick<
  StatementDefinition,
  'certainty' | 'citations' | 'uncited' | 'reviewed' | 'basis' | 'verification'
>;
