/** The options that a rule set compares. */
import * as z from 'zod/mini';
import { about, audienceText, duration, flag, id, maybe, name, named, text, told, whole } from './leaves.js';

export const statement = named('StatementDefinition', told({}), 'A statement and what it rests on.');
const said = (description: string) => maybe(statement, description);

export const modality = named(
  'ModalityDefinition',
  z.strictObject({
    id: name,
    name: audienceText,
    description: about(audienceText, 'What it is, in plain language.'),
    category: id,
    comparator: maybe(flag, 'It is shown beside the others and has no status of its own.'),
    usualCare: maybe(flag, 'It is what is done anyway. Exactly one modality is, and it is a comparator.'),
    evidence: maybe(z.array(statement), 'What trials and reviews found for this use.'),
    source: said('What it is made from.'),
    steps: maybe(z.array(statement), 'What happens, step by step.'),
    visits: said('How often one has to come.'),
    recovery: said('What comes after it.'),
    timeToEffect: said('When an effect, if there is one, can be expected.'),
    followUp: maybe(
      z.array(told({ after: about(duration, 'Time after the procedure, as an ISO 8601 duration.') })),
      'What is due when.',
    ),
    costNote: said('What it may cost and who pays.'),
    regulatory: maybe(
      z.array(told({ jurisdiction: text, status: id })),
      'Where it stands with the law, place by place.',
    ),
    guidelines: maybe(
      z.array(
        told({
          body: about(text, 'Who issued the guideline.'),
          year: whole,
          position: about(text, 'For, against or between, as the evidence pack names it.'),
        }),
      ),
      'What guidelines say of it.',
    ),
    attributes: maybe(z.array(told({ id: name, label: audienceText })), 'Further rows of the comparison.'),
  }),
);
