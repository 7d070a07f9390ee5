/** The data dictionary of a rule set: facts that are asked or read from a chart, and values worked out from them. */
import * as z from 'zod/mini';
import { FACT_TYPES } from '../vocabulary.js';
import {
  about,
  audienceText,
  condition,
  day,
  duration,
  filled,
  flag,
  maybe,
  name,
  named,
  number,
  positive,
  text,
} from './leaves.js';

const measured = {
  unit: maybe(text, 'UCUM unit, for example `10*9/L`. Absent for a plain number.'),
  unitLabel: maybe(text, 'The unit as people write it, for example ×10⁹/L.'),
  decimals: maybe(
    z.literal([0, 1, 2, 3, 4, 5, 6]),
    'Decimals that are shown; a derived value is rounded to them before it is used.',
  ),
  margin: maybe(positive, 'Distance to a limit within which a value is shown as near it.'),
};

const limit = z.union([number, day]);

export const fact = named(
  'FactDefinition',
  z.strictObject({
    type: about(z.enum(FACT_TYPES), 'What kind of value it has. `codes` is a list of codes, `date` a day.'),
    label: about(audienceText, 'Its name in lists.'),
    question: about(audienceText, 'The question as it is asked.'),
    help: maybe(audienceText, 'What may be needed to answer it.'),
    why: about(audienceText, 'Why it is asked.'),
    obtain: about(audienceText, 'How to find out, for who does not know.'),
    ...measured,
    min: maybe(
      limit,
      'Least value that can be; the first day of a date. A number needs it: its range is what it is while unknown.',
    ),
    max: maybe(limit, 'Greatest value that can be; the last day of a date.'),
    alsoIn: maybe(
      z.array(z.strictObject({ unit: text, unitLabel: text, factor: number, offset: z.optional(number) })),
      'Other units a value may be typed in: times `factor` plus `offset` gives the unit of the fact. A conversion is offered, never applied.',
    ),
    options: maybe(
      filled(z.strictObject({ code: text, system: z.optional(text), display: audienceText })),
      'Its codes. None is called `unknown`: clinical uncertainty is the code `uncertain`.',
    ),
    maxAge: maybe(duration, 'Age at which a value is too old to be used, as an ISO 8601 duration: P3M.'),
    askedOf: about(z.enum(['patient', 'clinician', 'either']), 'Who is asked.'),
    modifiable: maybe(
      flag,
      'A person can change it: it may be offered under “what would change this”. Never age, sex, pregnancy or a medicine.',
    ),
    medicine: maybe(flag, 'It concerns a medicine: a prescriber decides, and every reason that reads it says so.'),
    gate: maybe(name, 'A boolean fact that must be true for this one to exist, and is asked first.'),
    codes: maybe(
      z.array(z.strictObject({ system: text, code: text, display: z.optional(text) })),
      'What it is called in terminologies such as LOINC and SNOMED CT.',
    ),
    fhir: maybe(
      z.strictObject({
        query: maybe(text, 'FHIR search, in x-fhir-query form.'),
        path: maybe(text, 'FHIRPath to the value.'),
      }),
      'Where a chart holds it.',
    ),
  }),
  'One thing about the patient that conditions can read. Never a property of an offer.',
);

export const derived = named(
  'DerivedDefinition',
  z.strictObject({
    label: about(audienceText, 'Its name in lists.'),
    ...measured,
    min: maybe(number, 'Least value that can be; absent: what the expression gives.'),
    max: maybe(number, 'Greatest value that can be.'),
    compute: about(
      z.union([
        z.strictObject({
          function: about(
            z.enum(['ageYears', 'daysSince', 'weeksSince', 'monthsSince']),
            'Completed whole units from a date to the day of the evaluation.',
          ),
          of: about(name, 'A fact of type `date`.'),
        }),
        z.strictObject({ expression: about(condition, 'A calculation in the rule profile.') }),
      ]),
      'How it is worked out. A value given for its name, for example a score from the chart, wins.',
    ),
  }),
  'A value worked out from facts, and usable like one.',
);
