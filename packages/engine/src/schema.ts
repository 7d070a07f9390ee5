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
  compute: z.union([z.strictObject({ function: z.enum(DATE_FUNCTIONS), of: name() }), z.strictObject({ expression: condition })]),
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
    z.array(
      z.strictObject({ body: text(), year: z.int(), position: text(), text: audienceText, ...provenance }),
    ),
  ),
  attributes: z.optional(z.array(z.strictObject({ id: name(), label: audienceText, text: audienceText, ...provenance }))),
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

const block = z.strictObject({
  id: id(),
  appliesTo: z.optional(list(name())),
  when: z.optional(condition),
  text: audienceText,
  ...provenance,
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
  consent: z.optional(z.strictObject({ questions: z.optional(z.array(block)) })),
  notices: z.optional(
    z.array(z.strictObject({ id: id(), jurisdiction: z.optional(text()), title: audienceText, text: audienceText, citations: z.array(id()), uncited: z.optional(z.literal(true)) })),
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
export type CitationDefinition = z.infer<typeof citation>;
export type Provenance = Pick<StatementDefinition, 'certainty' | 'citations' | 'uncited' | 'reviewed' | 'basis' | 'verification'>;
