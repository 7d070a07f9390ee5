/** A sound rule set, and one defect of each kind that a check must find in it, at its place. */
import type { CriterionDefinition, FactDefinition, RuleSetDocument } from '@regen-cds/engine';
import { newRuleSet } from '../new-rule-set.js';
import { valueAt } from '../pointer.js';

export const TODAY = '2026-06-15';

const both = (en: string) => ({ en, es: 'Un texto corto.' });

const fact = (type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition => ({
  type,
  label: both('A fact'),
  question: both('How is it?'),
  why: both('It can matter.'),
  obtain: both('Ask the person.'),
  askedOf: 'either',
  ...more,
});

const criterion = (
  id: string,
  kind: CriterionDefinition['kind'],
  when: unknown,
  more: Partial<CriterionDefinition> = {},
): CriterionDefinition => ({
  id,
  kind,
  when,
  title: both('A short title'),
  statements: { met: both('It is so.'), notMet: both('It is not so.'), unknown: both('We do not know.') },
  certainty: 'low',
  citations: ['trial'],
  reviewed: TODAY,
  basis: 'trial',
  verification: { status: 'verified' },
  ...more,
});

/** Sound in every part: the check has nothing to say of it. A fresh copy at every call. */
export const soundRuleSet = (): RuleSetDocument => {
  const base = newRuleSet({ id: 'sound', today: TODAY });
  return {
    ...base,
    citations: [{ id: 'trial', kind: 'trial', title: 'A trial', year: 2024 }],
    facts: {
      ...base.facts,
      platelets: fact('number', {
        unit: '10*9/L',
        min: 0,
        max: 2000,
        alsoIn: [{ unit: '/uL', unitLabel: 'per µL', factor: 0.001 }],
      }),
      weight: fact('number', { unit: 'kg', min: 20, max: 300 }),
      height: fact('number', { unit: 'm', min: 1, max: 2.5 }),
      medicine: fact('code', {
        options: ['none', 'warfarin', 'aspirin'].map((code) => ({ code, display: both('A medicine') })),
      }),
      allergies: fact('codes', {
        options: ['latex', 'iodine'].map((code) => ({ code, display: both('A substance') })),
      }),
      injected: fact('boolean'),
      weeksSince: fact('integer', { unit: 'wk', min: 0, max: 500, gate: 'injected' }),
      mindsRisk: fact('boolean'),
    },
    derived: {
      bmi: {
        label: both('A number'),
        decimals: 1,
        unit: 'kg/m2',
        compute: { expression: { '/': [{ var: 'weight' }, { '*': [{ var: 'height' }, { var: 'height' }] }] } },
      },
    },
    criteria: [
      ...base.criteria,
      criterion('few-platelets', 'caution', { '<': [{ var: 'platelets' }, 100] }),
      criterion('very-few-platelets', 'exclusion', { '<': [{ var: 'platelets' }, 50] }),
      criterion('heavy', 'caution', { '>=': [{ var: 'bmi' }, 40] }),
      criterion('thinner', 'referral', { in: [{ var: 'medicine' }, ['warfarin', 'aspirin']] }),
      criterion('recent', 'caution', { and: [{ var: 'injected' }, { '<': [{ var: 'weeksSince' }, 6] }] }),
      criterion('latex', 'note', { in: ['latex', { var: 'allergies' }] }),
      criterion('minds', 'requirement', { '!': [{ var: 'mindsRisk' }] }),
    ],
  };
};

export interface Defect {
  /** What is wrong, in the words of the issue. */
  kind: string;
  /** The code of the finding that names it. */
  code: string;
  /** The place of that finding. */
  path: string;
  /** Puts the defect into a sound rule set. */
  seed: (document: RuleSetDocument) => void;
}

const place = (document: RuleSetDocument, pointer: string): object => valueAt(document, pointer) as object;
const setWhen = (document: RuleSetDocument, id: string, when: unknown): void => {
  const found = document.criteria.find((one) => one.id === id);
  if (found) found.when = when;
};
const indexOf = (id: string): number => soundRuleSet().criteria.findIndex((one) => one.id === id);
const whenOf = (id: string): string => `/criteria/${indexOf(id)}/when`;
const next = soundRuleSet().criteria.length;

export const DEFECTS: readonly Defect[] = [
  {
    kind: 'schema: a key that is not part of the format',
    code: 'unknown-key',
    path: '/criteria/0/whenn',
    seed: (d) => Object.assign(d.criteria[0] ?? {}, { whenn: true }),
  },
  {
    kind: 'schema: a part that is missing',
    code: 'shape',
    path: '/publisher',
    seed: (d) => Reflect.deleteProperty(d, 'publisher'),
  },
  {
    kind: 'schema: a newer format',
    code: 'rule-set-format',
    path: '/format',
    seed: (d) => Object.assign(d, { format: 2 }),
  },
  {
    kind: 'schema: an id used twice',
    code: 'duplicate-id',
    path: '/criteria/1',
    seed: (d) => Object.assign(d.criteria[1] ?? {}, { id: d.criteria[0]?.id }),
  },
  {
    kind: 'types: a number compared with a text',
    code: 'literal',
    path: `${whenOf('few-platelets')}/</1`,
    seed: (d) => setWhen(d, 'few-platelets', { '<': [{ var: 'platelets' }, 'few'] }),
  },
  {
    kind: 'types: a misspelt fact',
    code: 'unknown-fact',
    path: `${whenOf('few-platelets')}/</0/var`,
    seed: (d) => setWhen(d, 'few-platelets', { '<': [{ var: 'platlets' }, 100] }),
  },
  {
    kind: 'types: an undeclared code',
    code: 'literal',
    path: `${whenOf('thinner')}/in/1/0`,
    seed: (d) => setWhen(d, 'thinner', { in: [{ var: 'medicine' }, ['wafarin']] }),
  },
  {
    kind: 'units: two that cannot be compared',
    code: 'unit',
    path: `${whenOf('few-platelets')}/<`,
    seed: (d) => setWhen(d, 'few-platelets', { '<': [{ var: 'platelets' }, { var: 'weight' }] }),
  },
  {
    kind: 'units: one that UCUM does not know',
    code: 'unit-unknown',
    path: '/facts/platelets/unit',
    seed: (d) => Object.assign(place(d, '/facts/platelets'), { unit: '10*9/Litre' }),
  },
  {
    kind: 'units: a factor that is wrong',
    code: 'unit-factor',
    path: '/facts/platelets/alsoIn/0',
    seed: (d) => Object.assign(place(d, '/facts/platelets/alsoIn/0'), { factor: 0.01 }),
  },
  {
    kind: 'an unused fact',
    code: 'unused-fact',
    path: '/facts/shoeSize',
    seed: (d) => Object.assign(d.facts, { shoeSize: fact('integer', { min: 10, max: 60 }) }),
  },
  {
    kind: 'an unused derived value',
    code: 'unused-derived',
    path: '/derived/double',
    seed: (d) =>
      Object.assign(d.derived ?? {}, {
        double: {
          label: both('A number'),
          unit: 'kg',
          compute: { expression: { '+': [{ var: 'weight' }, { var: 'weight' }] } },
        },
      }),
  },
  {
    kind: 'a criterion that is never true',
    code: 'never-true',
    path: whenOf('few-platelets'),
    seed: (d) =>
      setWhen(d, 'few-platelets', { and: [{ '<': [{ var: 'platelets' }, 50] }, { '>': [{ var: 'platelets' }, 100] }] }),
  },
  {
    kind: 'a criterion that is always true',
    code: 'always-true',
    path: whenOf('few-platelets'),
    seed: (d) =>
      setWhen(d, 'few-platelets', { or: [{ '<': [{ var: 'platelets' }, 100] }, { '>=': [{ var: 'platelets' }, 50] }] }),
  },
  {
    kind: 'a criterion that a calculation makes never true',
    code: 'never-true',
    path: whenOf('heavy'),
    seed: (d) => setWhen(d, 'heavy', { and: [{ '>': [{ var: 'bmi' }, 60] }, { '<': [{ var: 'weight' }, 40] }] }),
  },
  {
    kind: 'a shadowed criterion',
    code: 'shadowed',
    path: whenOf('few-platelets'),
    seed: (d) => setWhen(d, 'few-platelets', { '<': [{ var: 'platelets' }, 40] }),
  },
  {
    kind: 'a criterion twice',
    code: 'repeated',
    path: `/criteria/${next}`,
    seed: (d) => d.criteria.push(criterion('again', 'caution', { '<': [{ var: 'platelets' }, 100] })),
  },
  {
    kind: 'contradictory criteria',
    code: 'contradiction',
    path: `/criteria/${next}/when`,
    seed: (d) => d.criteria.push(criterion('enough', 'requirement', { '<': [{ var: 'platelets' }, 50] })),
  },
  {
    kind: 'an indication of people who are excluded',
    code: 'contradiction',
    path: `/criteria/${next}/when`,
    seed: (d) => d.criteria.push(criterion('fits-low', 'indication', { '<': [{ var: 'platelets' }, 20] })),
  },
  {
    kind: 'a condition no case can tell apart (MC/DC)',
    code: 'dead-condition',
    path: `${whenOf('few-platelets')}/and/0`,
    seed: (d) =>
      setWhen(d, 'few-platelets', {
        and: [{ '<': [{ var: 'platelets' }, 150] }, { '<': [{ var: 'platelets' }, 100] }],
      }),
  },
  {
    kind: 'a criterion that is never decided behind a gate',
    code: 'open-behind-gate',
    path: whenOf('recent'),
    seed: (d) => setWhen(d, 'recent', { '<': [{ var: 'weeksSince' }, 6] }),
  },
  {
    kind: 'a threshold outside the range of its fact',
    code: 'range',
    path: `${whenOf('few-platelets')}/</1`,
    seed: (d) => setWhen(d, 'few-platelets', { '<': [{ var: 'platelets' }, 5000] }),
  },
  {
    kind: 'all of a list that can be empty',
    code: 'all-of-empty',
    path: `${whenOf('latex')}/all`,
    seed: (d) => setWhen(d, 'latex', { all: [{ var: 'allergies' }, { '==': [{ var: '' }, 'latex'] }] }),
  },
  {
    kind: 'a statement without a citation',
    code: 'uncited',
    path: `/criteria/${indexOf('heavy')}/citations`,
    seed: (d) => Object.assign(d.criteria[indexOf('heavy')] ?? {}, { citations: [] }),
  },
  {
    kind: 'a dangling citation',
    code: 'unknown-reference',
    path: `/criteria/${indexOf('heavy')}/citations/0`,
    seed: (d) => Object.assign(d.criteria[indexOf('heavy')] ?? {}, { citations: ['trail'] }),
  },
  {
    kind: 'a missing translation',
    code: 'translation',
    path: `/criteria/${indexOf('heavy')}/title`,
    seed: (d) => Object.assign(d.criteria[indexOf('heavy')] ?? {}, { title: { en: 'Only English' } }),
  },
  {
    kind: 'an overdue review',
    code: 'overdue-review',
    path: '/nextReviewDate',
    seed: (d) =>
      Object.assign(d, { nextReviewDate: '2026-06-14', effectivePeriod: { start: '2025-06-15', end: '2026-06-14' } }),
  },
  {
    kind: 'an expired rule set',
    code: 'expired',
    path: '/effectivePeriod/end',
    seed: (d) => Object.assign(d.effectivePeriod, { end: '2026-06-14' }),
  },
  {
    kind: 'a text that is too hard for patients',
    code: 'reading-level',
    path: `/criteria/${indexOf('heavy')}/statements/met/en`,
    seed: (d) =>
      Object.assign(place(d, `/criteria/${indexOf('heavy')}/statements/met`), {
        en: 'Orthobiologic interventions necessitate comprehensive multidisciplinary consideration of individual comorbidities, contraindications, pharmacological interactions and anticipated rehabilitation requirements before any procedural authorisation is contemplated.',
      }),
  },
  {
    kind: 'a card summary of 140 characters',
    code: 'card-summary',
    path: '/modalities/0/name',
    seed: (d) => Object.assign(d.modalities[0] ?? {}, { name: both(`An option ${'with a long name '.repeat(7)}`) }),
  },
];

/** A sound rule set with one defect. */
export const withDefect = ({ seed }: Defect): RuleSetDocument => {
  const document = structuredClone(soundRuleSet());
  seed(document);
  return document;
};
