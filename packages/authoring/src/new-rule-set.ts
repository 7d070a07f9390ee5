/** A rule set to begin with: small, valid, a draft, and with an example of each part that every rule set needs. */
import { SOURCE_ATTRIBUTES_OF_HTI1 } from './source-attributes.js';
import type { CriterionDefinition, RuleSetDocument } from '@regen-cds/engine';

export interface NewRuleSetOptions {
  /** Lower-case letters, digits and hyphens. */
  id: string;
  /** `yyyy-mm-dd` */
  today: string;
  /** Where the published JSON Schema stands, for completion in an editor. */
  schema?: string;
}

const both = (en: string, es: string) => ({ en, es });

/** Everything in it is an engineering default that waits for a source. */
const awaiting = (today: string) => ({
  certainty: 'not-graded' as const,
  citations: [],
  uncited: true as const,
  reviewed: today,
  basis: 'engineering-default' as const,
  verification: { status: 'memory' as const, note: 'An example: replace it.' },
});

/** The same day in another year; 29 February becomes 28. */
const yearLater = (day: string): string => {
  const rest = day.slice(4);
  return `${Number(day.slice(0, 4)) + 1}${rest === '-02-29' ? '-02-28' : rest}`;
};

const facts = (): RuleSetDocument['facts'] => ({
  patientAgeYears: {
    type: 'integer',
    unit: 'a',
    min: 0,
    max: 120,
    label: both('Age', 'Edad'),
    question: both('How old are you?', '¿Qué edad tiene?'),
    why: both('Some care is only for adults.', 'Hay cuidados que son solo para adultos.'),
    obtain: both('Look at the date of birth.', 'Mire la fecha de nacimiento.'),
    askedOf: 'either',
  },
  hasPain: {
    type: 'boolean',
    label: both('Pain', 'Dolor'),
    question: both('Do you have pain there?', '¿Le duele ahí?'),
    why: both('Pain is one reason to think of care.', 'El dolor es un motivo para pensar en un cuidado.'),
    obtain: both('Ask the person.', 'Pregunte a la persona.'),
    askedOf: 'either',
  },
});

const criteria = (today: string): CriterionDefinition[] => [
  {
    id: 'example-adult',
    kind: 'exclusion',
    when: { '<': [{ var: 'patientAgeYears' }, 18] },
    title: both('Under 18', 'Menos de 18 años'),
    statements: {
      met: both('This is not for people under 18.', 'Esto no es para menores de 18 años.'),
      notMet: both('You are 18 or older.', 'Usted tiene 18 años o más.'),
      unknown: both('We do not know your age yet.', 'Aún no sabemos su edad.'),
    },
    ...awaiting(today),
  },
  {
    id: 'example-pain',
    kind: 'indication',
    when: { var: 'hasPain' },
    title: both('Pain', 'Dolor'),
    statements: {
      met: both('You have pain there.', 'Le duele ahí.'),
      notMet: both('You have no pain there.', 'No le duele ahí.'),
      unknown: both('We do not know if you have pain.', 'No sabemos si le duele.'),
    },
    ...awaiting(today),
  },
];

const modalities = (): RuleSetDocument['modalities'] => [
  {
    id: 'exampleOption',
    name: both('Example option', 'Opción de ejemplo'),
    description: both('Say in plain words what is done.', 'Diga con palabras sencillas qué se hace.'),
    category: 'procedure',
  },
  {
    id: 'usualCare',
    name: both('Usual care', 'Cuidado habitual'),
    description: both('What people do without it.', 'Lo que se hace sin ella.'),
    category: 'usual-care',
    comparator: true,
    usualCare: true,
  },
];

/** A draft that passes every check. Nothing in it is clinical advice; every statement says that it waits for a source. */
export const newRuleSet = ({ id, today, schema }: NewRuleSetOptions): RuleSetDocument => ({
  ...(schema === undefined ? {} : { $schema: schema }),
  format: 1,
  id,
  version: '0.1.0',
  status: 'draft',
  experimental: true,
  locales: ['en', 'es'],
  title: both('A short question', 'Una pregunta corta'),
  summary: both('What this helps to talk about.', 'De qué ayuda a hablar.'),
  jurisdictions: [{ code: 'US', display: both('United States', 'Estados Unidos') }],
  effectivePeriod: { start: today, end: yearLater(today) },
  lastReviewDate: today,
  nextReviewDate: yearLater(today),
  publisher: 'Who publishes it',
  authors: ['Who writes it'],
  reviewers: [],
  intendedUser: both('Who uses it.', 'Quién lo usa.'),
  intendedPopulation: both('For whom it is.', 'Para quién es.'),
  intendedUse: both('What it is for.', 'Para qué es.'),
  outOfScope: both('What it leaves out.', 'Lo que deja fuera.'),
  changeLog: [{ version: '0.1.0', date: today, text: both('First draft.', 'Primer borrador.') }],
  sourceAttributes: SOURCE_ATTRIBUTES_OF_HTI1,
  citations: [],
  facts: facts(),
  modalities: modalities(),
  criteria: criteria(today),
});
