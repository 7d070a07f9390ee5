/**
 * A rule set that is valid in every part, for tests that change one thing.
 * Two modalities (`gel`, `graft`), usual care as comparator, one fact of every type and one criterion of every kind.
 */
import type {
  CriterionDefinition,
  DerivedDefinition,
  FactDefinition,
  Kind,
  ModalityDefinition,
  Provenance,
  RuleSetDocument,
} from '../index.js';

export const AS_OF = '2026-06-15';

const both = (en: string) => ({ en, es: `${en} (es)` });

export const provenance = (): Provenance => ({
  certainty: 'moderate',
  citations: ['trial-one'],
  reviewed: '2026-01-10',
  basis: 'trial',
  verification: { status: 'verified' },
});

export const fact = (type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition => ({
  type,
  label: both('A fact'),
  question: both('What is it?'),
  why: both('It changes what fits.'),
  obtain: both('Ask the person.'),
  askedOf: 'either',
  ...more,
});

export const options = (...codes: string[]): NonNullable<FactDefinition['options']> =>
  codes.map((code) => ({ code, display: both(`Option ${code}`) }));

export const derivedBy = (
  compute: DerivedDefinition['compute'],
  more: Partial<DerivedDefinition> = {},
): DerivedDefinition => ({
  label: both('A worked out value'),
  ...more,
  compute,
});

export const criterion = (
  id: string,
  kind: Kind,
  when: unknown,
  more: Partial<CriterionDefinition> = {},
): CriterionDefinition => ({
  id,
  kind,
  when,
  title: both(`Title of ${id}`),
  statements: { met: both('It is met.'), notMet: both('It is not met.'), unknown: both('It is not known.') },
  ...provenance(),
  ...more,
});

export const modality = (id: string, more: Partial<ModalityDefinition> = {}): ModalityDefinition => ({
  id,
  name: both(`Name of ${id}`),
  description: both(`What ${id} is.`),
  category: 'injection',
  ...more,
});

const attributes = (): RuleSetDocument['sourceAttributes'] => {
  const text = { en: 'Not used.', es: 'No se usa.' };
  return {
    bibliographicCitation: text,
    developer: text,
    fundingSource: text,
    releaseDates: text,
    useOfRace: text,
    useOfEthnicity: text,
    useOfLanguage: text,
    useOfSexualOrientation: text,
    useOfGenderIdentity: text,
    useOfSex: text,
    useOfDateOfBirth: text,
    useOfSocialDeterminants: text,
    useOfHealthStatusAssessments: text,
  };
};

/** The whole document; `more` replaces parts of it. A fresh copy at every call. */
export const document = (more: Partial<RuleSetDocument> = {}): RuleSetDocument => ({
  format: 1,
  id: 'test-set',
  version: '1.2.3',
  status: 'active',
  experimental: true,
  locales: ['en', 'es'],
  title: both('Test set'),
  summary: both('A rule set for tests.'),
  jurisdictions: [
    { code: 'US', display: both('United States') },
    { code: 'US-CA', display: both('California') },
  ],
  effectivePeriod: { start: '2026-01-01', end: '2026-12-31' },
  approvalDate: '2025-12-20',
  lastReviewDate: '2025-12-20',
  nextReviewDate: '2026-12-20',
  publisher: 'Regen CDS tests',
  authors: ['A. Author'],
  reviewers: ['R. Reviewer'],
  intendedUser: both('A tester.'),
  intendedPopulation: both('Nobody.'),
  intendedUse: both('Tests.'),
  outOfScope: both('Patients.'),
  changeLog: [{ version: '1.2.3', date: '2025-12-20', text: both('First.') }],
  sourceAttributes: attributes(),
  citations: [{ id: 'trial-one', kind: 'trial', authors: 'Doe J', title: 'A trial', year: 2024, doi: '10.1000/1' }],
  facts: {
    emergency: fact('boolean'),
    infection: fact('boolean'),
    willing: fact('boolean'),
    rare: fact('boolean'),
    bleeding: fact('boolean'),
    pain: fact('boolean'),
    smoker: fact('boolean', { modifiable: true }),
    grade: fact('integer', { min: 0, max: 4 }),
    weight: fact('number', { unit: 'kg', min: 20, max: 300, decimals: 1 }),
    joint: fact('code', { options: options('knee', 'hip', 'other') }),
    medicines: fact('codes', { options: options('warfarin', 'aspirin', 'none-of-these') }),
    injured: fact('date', { min: '1990-01-01', max: '2030-12-31' }),
  },
  modalities: [modality('gel'), modality('graft'), modality('care', { comparator: true, usualCare: true })],
  criteria: [
    criterion('hurry', 'urgent', { var: 'emergency' }),
    criterion('infected', 'exclusion', { var: 'infection' }),
    criterion('agrees', 'requirement', { var: 'willing' }),
    criterion('trial-only', 'investigational', { var: 'rare' }, { appliesTo: ['graft'] }),
    criterion('see-first', 'referral', { var: 'bleeding' }),
    criterion('fits-pain', 'indication', { var: 'pain' }),
    criterion('fits-grade', 'indication', { '>=': [{ var: 'grade' }, 3] }),
    criterion('smokes', 'caution', { var: 'smoker' }),
    criterion('weigh', 'task', { '>': [{ var: 'weight' }, 120] }, { onUnknown: 'show' }),
    criterion('tell', 'note', { in: ['warfarin', { var: 'medicines' }] }),
    criterion('tell-hip', 'note', { '==': [{ var: 'joint' }, 'hip'] }, { appliesTo: ['gel'] }),
    criterion('tell-old', 'note', { '<': [{ var: 'injured' }, '2020-01-01'] }),
  ],
  ...more,
});

/** Facts of the document above with which both modalities are candidates and nothing is open. */
export const candidateFacts = (): Record<string, unknown> => ({
  emergency: false,
  infection: false,
  willing: true,
  rare: false,
  bleeding: false,
  pain: true,
  smoker: false,
  grade: 2,
  weight: 80,
  joint: 'knee',
  medicines: [],
  injured: '2025-01-01',
});

/** Those facts, with these left open. */
export const candidateFactsWithout = (...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(candidateFacts()).filter(([name]) => !names.includes(name)));

/** The document with one condition put in the place of its first criterion's. */
export const withCondition = (when: unknown, facts: Record<string, FactDefinition> = {}): RuleSetDocument => {
  const base = document();
  return {
    ...base,
    facts: { ...base.facts, ...facts },
    criteria: [criterion('first', 'exclusion', when), ...base.criteria],
  };
};
