/** Content for the explainer, in one of every kind, for tests. */
import type {
  AudienceText,
  BlockDefinition,
  ConsentDefinition,
  FigureDefinition,
  ModalityDefinition,
} from '@regen-cds/engine';
import { modality, provenance } from '../../../engine/src/testing/document.js';

const both = (en: string): AudienceText => ({ en, es: `${en} (es)` });
const statement = (en: string) => ({ text: both(en), ...provenance() });
const block = (id: string, en: string, more: Partial<BlockDefinition> = {}): BlockDefinition => ({
  id,
  ...statement(en),
  ...more,
});

export const gel: ModalityDefinition = modality('gel', {
  steps: [statement('First the skin is cleaned.'), statement('Then the gel goes in.')],
  visits: statement('One visit.'),
  costNote: statement('Often paid by the person.'),
  regulatory: [
    { jurisdiction: 'US', status: 'licensed', ...statement('Licensed in the United States.') },
    { jurisdiction: 'US-CA', status: 'licensed', ...statement('California has a rule of its own.') },
  ],
  guidelines: [{ body: 'Body A', year: 2024, position: 'against', ...statement('Advises against it.') }],
  followUp: [{ after: 'P2W', ...statement('A phone call.') }],
});

export const figures: FigureDefinition[] = [
  {
    id: 'pain-mean',
    modality: 'gel',
    outcome: both('Less pain'),
    effect: 'benefit',
    measure: 'mean',
    arms: [
      { label: both('Gel'), n: 144, value: 2.1 },
      { label: both('Salt water'), n: 144, value: 1.8 },
    ],
    time: both('After 12 months'),
    population: { text: both('Adults in one trial.') },
    scale: {
      label: both('Fall in pain, of 10'),
      unitLabel: both('points less'),
      min: 0,
      max: 10,
      matters: { value: 2, citations: ['trial-one'] },
    },
    text: both('Pain fell in both groups.'),
    ...provenance(),
  },
  {
    id: 'infection',
    modality: 'gel',
    outcome: both('Infection'),
    effect: 'harm',
    serious: true,
    measure: 'count',
    arms: [{ label: both('Gel'), n: 923, count: 0, upperLimit: { count: 3, of: 1000 } }],
    time: both('Within 3 months'),
    population: { text: both('People in one hospital.'), when: { var: 'pain' } },
    ...provenance(),
  },
];

export const consent: ConsentDefinition = {
  sections: [
    {
      id: 'what',
      title: both('What it is'),
      blocks: [
        block('a', 'A gel.'),
        block('smokers', 'Smoking matters here.', { when: { var: 'smoker' } }),
        block('graft-only', 'About the graft.', { appliesTo: ['graft'] }),
      ],
    },
    { id: 'happens', title: both('What happens'), shows: ['steps', 'timeline'] },
    { id: 'expect', title: both('What to expect'), shows: ['expectation', 'timeline'] },
    { id: 'risks', title: both('Risks'), shows: ['risks', 'unknowns'] },
    { id: 'other', title: both('Other choices'), shows: ['choices', 'cost'] },
    { id: 'doubt', title: both('Claims to doubt'), shows: ['claims', 'questions'] },
    { id: 'check', title: both('Check'), shows: ['teachBack'] },
    { id: 'end', title: both('Record'), shows: ['followUp', 'record'] },
  ],
  expectation: [
    {
      id: 'expect-pain',
      text: both('How would your pain be after 12 months?'),
      figures: ['pain-mean'],
      ...provenance(),
    },
  ],
  risks: [{ id: 'harms', title: both('What can go wrong'), figures: ['infection'] }],
  timeline: [{ id: 't-0', at: both('Day 0'), ...statement('The gel goes in.') }],
  unknowns: [block('u-1', 'Nobody knows how long it lasts.')],
  claims: [{ id: 'c-1', claim: both('It regrows cartilage.'), ...statement('No trial has shown that.') }],
  questions: [block('q-1', 'What is the price?')],
  teachBack: [
    {
      id: 'tb-1',
      ...statement('Which of these did we say?'),
      choices: [
        {
          id: 'regrows',
          text: both('It regrows cartilage'),
          correct: false,
          feedback: both('No trial has shown that it grows back.'),
        },
        {
          id: 'may',
          text: both('It may ease pain for some'),
          correct: true,
          feedback: both('Some people feel less pain, also after salt water.'),
        },
      ],
    },
  ],
  watchFor: [block('w-1', 'Fever: call the clinic.')],
  documentation: [block('d-1', 'Your pain score is written down.')],
  closing: both('Take this with you.'),
};
