/** What rule-set documents are made of at their ends: texts, names, days, numbers, and what every statement carries. */
import * as z from 'zod/mini';

const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));

/** Adds what an author reads in the editor. */
export const about = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.describe(description));
/** Gives a part the name it has in types and in the published JSON Schema. */
export const named = <T extends z.ZodMiniType>(name: string, schema: T, description?: string): T => {
  z.globalRegistry.add(schema, { id: name, ...(description === undefined ? {} : { description }) });
  return schema;
};
export const maybe = <T extends z.ZodMiniType>(schema: T, description: string) =>
  z.optional(about(schema, description));
export const filled = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.minLength(1));

export const text = named('Text', matching(/\S/));
export const day = named('Day', z.iso.date());
export const duration = named('Duration', matching(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/), 'ISO 8601: P3M, P1Y.');
export const id = named('Id', matching(/^[A-Za-z][\w-]*$/));
export const name = named('Name', matching(/^[a-z]\w*$/), 'A name that conditions and hosts can refer to.');
export const slug = matching(/^[a-z][a-z0-9-]*$/);
export const version = matching(/^\d+\.\d+\.\d+(-[\w.-]+)?$/);
export const locale = matching(/^[a-z]{2,3}(-\w+)*$/);
export const place = matching(/^[A-Z]{2,5}(-[A-Z0-9]{1,3})?$/);
export const address = matching(/^https:\/\//);
export const number = z.number();
export const whole = z.int();
export const positive = z.number().check(z.positive());
/** JSON-logic. Its meaning is checked by the profile; here it is any JSON value. */
export const condition = z.unknown();
export const flag = z.boolean();
export const mark = z.literal(true);

export const localized = z
  .record(locale, text)
  .check(z.refine((texts) => Object.keys(texts).length > 0))
  .register(z.globalRegistry, {
    id: 'LocalizedText',
    description: 'A text in every locale of the rule set, by its language tag. Plain text, no HTML.',
    minProperties: 1,
  });
export const audienceText = named(
  'AudienceText',
  z.union([localized, z.strictObject({ clinician: localized, patient: localized })]),
  'One text for both audiences, or one each for clinician and patient.',
);

/** What every clinical statement carries: how sure, from where, when last looked at. */
const provenance = {
  certainty: about(
    z.enum(['high', 'moderate', 'low', 'very-low', 'not-graded']),
    'Certainty of the evidence (GRADE). `not-graded` for a law, a dispute and what nobody graded.',
  ),
  citations: about(z.array(id), 'Ids of the sources.'),
  uncited: maybe(
    mark,
    'No source was read yet: shown as uncited and awaiting sign-off. Needed where `citations` is empty.',
  ),
  reviewed: about(day, 'Day on which it was last compared with its sources.'),
  basis: about(
    z.enum([
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
    'What kind of source it rests on. `engineering-default`: a value without one, awaiting clinical sign-off.',
  ),
  verification: about(
    z.strictObject({
      status: z.enum(['verified', 'partly-verified', 'memory']),
      confidence: z.optional(z.enum(['high', 'medium', 'low'])),
      note: z.optional(text),
    }),
    'How the statement was checked against its source. What was only recalled is not shown to patients.',
  ),
};
export const provenanceOnly = named('Provenance', z.strictObject(provenance));
/** A part that makes a clinical statement. */
export const stated = <T extends Readonly<Record<string, z.ZodMiniType>>>(fields: T) =>
  z.strictObject({ ...fields, ...provenance });
/** A part whose statement is its text. */
export const told = <T extends Readonly<Record<string, z.ZodMiniType>>>(fields: T) =>
  stated({ text: audienceText, ...fields });
