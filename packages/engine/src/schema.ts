/**
 * The rule-set document: the single source of its TypeScript type (`document.ts`), of its validator (`shape.ts`) and of the
 * published JSON Schema, all written by `npm run schema`. It runs while the product is made and nowhere else: a browser loads the
 * shape and not the library. What a condition may say is checked by `profile.ts`, what refers to what by `checks.ts`.
 */
import * as z from 'zod/mini';
import { consent, figure, notice } from './schema/content.js';
import { derived, fact } from './schema/facts.js';
import {
  about,
  address,
  audienceText,
  condition,
  day,
  filled,
  flag,
  id,
  locale,
  localized,
  maybe,
  name,
  named,
  place,
  slug,
  stated,
  text,
  version,
  whole,
} from './schema/leaves.js';
import { modality } from './schema/modality.js';
import { KINDS } from './vocabulary.js';

const criterion = named(
  'CriterionDefinition',
  stated({
    id,
    kind: about(z.enum(KINDS), 'What it does to the modalities it applies to when it is met, not met or unknown.'),
    appliesTo: maybe(filled(name), 'Modalities it applies to; absent: all.'),
    when: about(condition, 'A condition in the rule profile. `true` is legal.'),
    title: audienceText,
    statements: about(
      z.strictObject({
        met: audienceText,
        notMet: z.optional(audienceText),
        unknown: z.optional(audienceText),
      }),
      'What to say at each truth. The last two are needed where the condition reads a fact.',
    ),
    action: maybe(audienceText, 'What to do.'),
    strength: maybe(z.enum(['strong', 'conditional', 'weak']), 'Strength of the recommendation behind it.'),
    onUnknown: maybe(z.literal('show'), 'A task that is to do until it is known not to be.'),
  }),
);

const citation = named(
  'CitationDefinition',
  z.strictObject({
    id,
    kind: text,
    authors: z.optional(text),
    title: text,
    short: maybe(text, 'What a link says, without the year: the name of a trial, or of a body and its guideline.'),
    source: maybe(text, 'Journal, publisher or authority.'),
    year: z.optional(whole),
    doi: z.optional(text),
    pmid: z.optional(text),
    url: z.optional(address),
    accessed: z.optional(day),
  }),
);

export const ruleSetSchema = about(
  z.strictObject({
    $schema: maybe(text, 'Where an editor finds this schema.'),
    format: about(
      z.literal(1),
      'Version of the document format. It counts up when an old reader could misread a new document.',
    ),
    id: slug,
    version: about(version, 'Semantic version of the rules. A published version never changes.'),
    status: about(z.enum(['draft', 'active']), 'A draft is loaded only where a host allows it.'),
    experimental: about(flag, 'Not reviewed for clinical use; said on screen for as long as it is true.'),
    locales: about(filled(locale), 'Languages. The first is the fallback; every text has all of them.'),
    title: audienceText,
    summary: audienceText,
    jurisdictions: about(
      z.array(z.strictObject({ code: place, display: audienceText })),
      'Places that rules and notices can tell apart, each part of a country with its country.',
    ),
    effectivePeriod: about(
      z.strictObject({ start: day, end: z.optional(day) }),
      'Days on which the rules may be used. An active rule set needs the end.',
    ),
    approvalDate: z.optional(day),
    lastReviewDate: day,
    nextReviewDate: day,
    publisher: text,
    authors: z.array(text),
    reviewers: z.array(text),
    intendedUser: audienceText,
    intendedPopulation: audienceText,
    intendedUse: audienceText,
    outOfScope: audienceText,
    changeLog: z.array(z.strictObject({ version: text, date: day, text: localized })),
    sourceAttributes: about(
      z.strictObject({
        bibliographicCitation: localized,
        developer: localized,
        fundingSource: localized,
        releaseDates: localized,
        useOfRace: localized,
        useOfEthnicity: localized,
        useOfLanguage: localized,
        useOfSexualOrientation: localized,
        useOfGenderIdentity: localized,
        useOfSex: localized,
        useOfDateOfBirth: localized,
        useOfSocialDeterminants: localized,
        useOfHealthStatusAssessments: localized,
      }),
      'The 13 evidence-based source attributes of 45 CFR 170.315(b)(11)(iv)(A).',
    ),
    citations: z.array(citation),
    facts: about(z.record(name, fact), 'The data dictionary, by the names that conditions use.'),
    derived: maybe(z.record(name, derived), 'Values worked out from facts, each from what stands before it.'),
    modalities: about(filled(modality), 'The options compared.'),
    criteria: z.array(criterion),
    figures: z.optional(z.array(figure)),
    consent: z.optional(consent),
    notices: maybe(z.array(notice), 'Mandatory texts. No theme and no host can hide one.'),
  }),
  'A rule set: one self-contained document per version.',
);
