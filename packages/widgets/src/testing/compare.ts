/** A rule set with something under every question of a comparison, made from the engine's test document. */
import { parseRuleSet, type FigureDefinition, type RuleSet, type RuleSetDocument } from '@regen-cds/engine';
import { document as testDocument, modality, provenance } from '../../../engine/src/testing/document.js';

const both = (en: string) => ({ en, es: `${en} (es)` });
const said = (en: string, more: object = {}) => ({ text: both(en), ...provenance(), ...more });

/** Recalled, not read: a patient is told that it was not checked. */
const recalled = { verification: { status: 'memory', confidence: 'medium' } } as const;
/** A law or a dispute: no certainty, its basis is named. */
const law = { certainty: 'not-graded', basis: 'regulation' } as const;
const uncited = { certainty: 'not-graded', citations: [], uncited: true as const, basis: 'definition' } as const;

export const figure = (id: string, of: string, more: Partial<FigureDefinition>): FigureDefinition => ({
  id,
  modality: of,
  outcome: both(`Outcome of ${id}`),
  effect: 'harm',
  measure: 'count',
  arms: [{ label: both('Treated'), n: 100, count: 5 }],
  time: both('After 1 year'),
  population: { text: both('100 people') },
  ...provenance(),
  ...more,
});

const figures: FigureDefinition[] = [
  figure('pain-gel', 'gel', {
    effect: 'benefit',
    outcome: both('Less pain'),
    arms: [
      { label: both('Gel'), n: 200, count: 90 },
      { label: both('Salt water'), n: 200, count: 70 },
    ],
    comparator: both('Salt water'),
    population: { text: both('200 people with pain'), when: { var: 'pain' } },
  }),
  figure('pain-graft', 'graft', {
    effect: 'benefit',
    outcome: both('Less pain'),
    measure: 'mean',
    arms: [
      { label: both('Graft'), n: 50, value: 2.1, interval: { low: 1.5, high: 2.7, label: both('95% interval') } },
      { label: both('Salt water'), value: 1.8 },
    ],
    scale: {
      label: both('0 to 10'),
      unitLabel: both('points'),
      min: 0,
      max: 10,
      matters: { value: 2, citations: ['trial-two'] },
    },
    text: both('Pain fell in both groups'),
  }),
  figure('infection-gel', 'gel', {
    serious: true,
    outcome: both('Infection'),
    arms: [{ label: both('Gel'), n: 923, count: 0, upperLimit: { count: 3, of: 1000 } }],
  }),
  figure('bleeding-graft', 'graft', {
    serious: true,
    outcome: both('Bleeding'),
    arms: [{ label: both('Graft'), n: 54_890, count: 1 }],
  }),
  figure('sore-gel', 'gel', {
    measure: 'other',
    outcome: both('Sore'),
    arms: [{ label: both('Gel') }],
    text: both('Sore for a day'),
  }),
];

/** Gel and graft are assessed, care is usual care, pill is another comparator. */
export const compareDocument = (more: Partial<RuleSetDocument> = {}): RuleSetDocument =>
  testDocument({
    citations: [
      { id: 'trial-one', kind: 'trial', authors: 'Doe J', title: 'A trial', year: 2024, doi: '10.1000/1' },
      { id: 'trial-two', kind: 'trial', authors: 'Roe R', title: 'Another trial', year: 2025, doi: '10.1000/2' },
    ],
    modalities: [
      modality('care', {
        name: both('Usual care'),
        comparator: true,
        usualCare: true,
        evidence: [said('Care helps some'), said('Care helps others', { certainty: 'low' })],
        recovery: said('None'),
        costNote: said('Free'),
        visits: said('One visit'),
      }),
      modality('gel', {
        name: both('Gel'),
        evidence: [said('Gel: trials disagree', { certainty: 'low' })],
        source: said('From a factory', uncited),
        steps: [said('First'), said('Then', { citations: ['trial-two'] })],
        visits: said('One visit'),
        recovery: said('A day', recalled),
        timeToEffect: said('If it helps, in weeks'),
        followUp: [
          { after: 'P6W', ...said('A check') },
          { after: 'P3M', ...said('A check') },
        ],
        costNote: said('Free'),
        regulatory: [
          { jurisdiction: 'US', status: 'cleared', ...said('Cleared in the US', law) },
          { jurisdiction: 'US-CA', status: 'notice', ...said('A notice in California', law) },
        ],
        guidelines: [
          { body: 'One', year: 2020, position: 'strong-against', ...said('One is against', law) },
          { body: 'Two', year: 2021, position: 'limited-for', ...said('Two is for', law) },
        ],
        attributes: [
          { id: 'invasiveness', label: both('What it takes'), ...said('One needle') },
          { id: 'harms', label: both('Harms'), ...said('Redness') },
        ],
      }),
      modality('graft', {
        name: both('Graft'),
        visits: said('One visit'),
        costNote: said('Free'),
        guidelines: [{ body: 'One', year: 2020, position: 'strong-against', ...said('One is against', law) }],
        attributes: [
          { id: 'invasiveness', label: both('What it takes'), ...said('Surgery') },
          { id: 'before', label: both('Before'), ...said('No food') },
          { id: 'later', label: both('What stays possible'), ...said('Nothing is closed') },
        ],
      }),
      modality('pill', { name: both('Pill'), comparator: true }),
      modality('patch', { name: both('Patch'), comparator: true }),
      modality('brace', { name: both('Brace'), comparator: true }),
    ],
    figures,
    ...more,
  });

export const compareRules = (more: Partial<RuleSetDocument> = {}): RuleSet => parseRuleSet(compareDocument(more));
