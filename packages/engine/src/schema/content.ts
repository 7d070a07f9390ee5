/** Figures of studies and the parts of the consent explainer. */
import * as z from 'zod/mini';
import {
  about,
  audienceText,
  condition,
  filled,
  flag,
  id,
  localized,
  maybe,
  name,
  named,
  number,
  stated,
  text,
  told,
  whole,
} from './leaves.js';

const arm = z.strictObject({
  label: audienceText,
  n: maybe(whole, 'People the figure rests on; absent where the source gives only a rate.'),
  count: maybe(number, 'People to whom it happened, of `of` (absent: of `n`).'),
  of: z.optional(whole),
  about: maybe(flag, 'The source rounds or estimates: shown with “about”.'),
  value: maybe(number, 'A mean or another number, on the scale of the figure.'),
  interval: maybe(
    z.strictObject({ low: number, high: number, label: localized }),
    'Published interval of the same quantity.',
  ),
  upperLimit: maybe(
    z.strictObject({ count: number, of: whole }),
    'Where `count` is 0: what it could still be, as published or by the rule of three.',
  ),
});

export const figure = named(
  'FigureDefinition',
  stated({
    id,
    modality: name,
    outcome: audienceText,
    effect: z.enum(['benefit', 'harm']),
    serious: maybe(flag, 'A harm that can disable, kill or need a hospital.'),
    measure: about(z.enum(['count', 'mean', 'other']), 'Only a count becomes a picture of people.'),
    arms: about(filled(arm), 'The groups of people behind it.'),
    comparator: z.optional(audienceText),
    time: audienceText,
    population: z.strictObject({
      text: audienceText,
      when: maybe(condition, 'True for “people like you”.'),
    }),
    scale: maybe(
      z.strictObject({
        label: audienceText,
        unitLabel: audienceText,
        min: number,
        max: number,
        matters: maybe(
          z.strictObject({ value: number, citations: filled(id) }),
          'The smallest change that matters to people.',
        ),
      }),
      'For a mean: its unit and its ends.',
    ),
    text: maybe(audienceText, 'What the numbers alone would leave out. Needed where nobody is counted.'),
  }),
  'A number from a study. Nothing is converted into a count.',
);

const conditional = {
  id,
  appliesTo: maybe(filled(name), 'Modalities it is shown for; absent: all.'),
  when: maybe(condition, 'It is hidden only where this is false for the person.'),
};
export const block = named('BlockDefinition', told(conditional), 'A piece of plain-language content.');
const figures = about(filled(id), 'Ids of figures.');

export const consent = named(
  'ConsentDefinition',
  z.strictObject({
    sections: maybe(
      z.array(
        z.strictObject({
          id,
          title: audienceText,
          lead: z.optional(audienceText),
          shows: maybe(
            z.array(
              z.enum([
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
              ]),
            ),
            'What follows its own blocks, made from the part of the same name or from the modality.',
          ),
          blocks: z.optional(z.array(block)),
        }),
      ),
      'The steps of the explainer.',
    ),
    expectation: maybe(
      z.array(told({ ...conditional, figures })),
      '“If you had it, how would … be at this time?”, set against the figures.',
    ),
    risks: maybe(
      z.array(z.strictObject({ ...conditional, title: audienceText, figures })),
      'Groups of harms with one denominator and one time window each.',
    ),
    timeline: z.optional(z.array(told({ ...conditional, at: audienceText }))),
    unknowns: maybe(z.array(block), 'What nobody knows yet.'),
    claims: maybe(
      z.array(told({ ...conditional, claim: about(audienceText, 'Something a clinic may say.') })),
      'What is said of it, and what is known.',
    ),
    questions: maybe(z.array(block), 'Questions to ask.'),
    teachBack: maybe(
      z.array(
        told({
          ...conditional,
          choices: filled(z.strictObject({ id, text: audienceText, correct: flag, feedback: audienceText })),
        }),
      ),
      '“Did we explain it well?”',
    ),
    watchFor: maybe(z.array(block), 'What to watch for afterwards, and whom to tell.'),
    documentation: maybe(z.array(block), 'How outcomes and adverse events are written down.'),
    closing: maybe(audienceText, 'Last words of the record.'),
  }),
);

export const notice = z.strictObject({
  id,
  jurisdiction: maybe(text, 'Shown unless the place is known to be another; absent: everywhere.'),
  title: audienceText,
  text: audienceText,
  citations: z.array(id),
  uncited: maybe(z.literal(true), 'No source was read yet.'),
});
