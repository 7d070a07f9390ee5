/** What `prefill` reads of a QuestionnaireResponse (FHIR R4), checked before anything of it is used. */
import * as z from 'zod/mini';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());
const number = z.optional(z.number());
const list = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item));

const extension = z.object({
  url: z.string(),
  valueCode: text,
  valueBoolean: flag,
  valueDate: text,
  valueDateTime: text,
  extension: list(z.object({ url: z.string(), valueCode: text })),
});
const extended = { extension: list(extension) };
const sibling = z.optional(z.object(extended));

const answer = z.object({
  ...extended,
  valueBoolean: flag,
  _valueBoolean: sibling,
  valueDecimal: number,
  _valueDecimal: sibling,
  valueInteger: number,
  _valueInteger: sibling,
  valueDate: text,
  _valueDate: sibling,
  valueDateTime: text,
  valueString: text,
  valueCoding: z.optional(z.object({ ...extended, system: text, code: text, display: text })),
  valueQuantity: z.optional(
    z.object({ ...extended, value: number, comparator: text, unit: text, system: text, code: text }),
  ),
  // Children are checked one level at a time, so that no depth of nesting can exhaust the stack.
  item: list(z.unknown()),
});

export const itemSchema = z.object({ ...extended, linkId: z.string(), answer: list(answer), item: list(z.unknown()) });

export const responseSchema = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  questionnaire: text,
  status: z.string(),
  subject: z.optional(z.object({ reference: text, identifier: z.optional(z.object({ value: text })) })),
  authored: text,
  item: list(z.unknown()),
});

export type ResponseExtension = z.infer<typeof extension>;
export type ResponseAnswer = z.infer<typeof answer>;
export type ResponseItem = z.infer<typeof itemSchema>;
export type Response = z.infer<typeof responseSchema>;
