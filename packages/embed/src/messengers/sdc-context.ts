/**
 * Whose chart is open, as an EHR says it in the context of an SDC message: by a subject, or else by the entry `patient` of the
 * launch context. Any form that names nobody is refused, so that it is never taken for the patient who was there before.
 *
 * @see https://hl7.org/fhir/uv/sdc/StructureDefinition-sdc-questionnaire-launchContext.html
 */
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

/** A Reference (FHIR R4) says whom it means by an address or by an identifier. */
const reference = z
  .object({ reference: z.optional(text), identifier: z.optional(z.object({ value: z.optional(text) })) })
  .check(z.refine((given) => nameIn(given) !== null));

const nameIn = (given: {
  reference?: string | undefined;
  identifier?: { value?: string | undefined } | undefined;
}): string | null => given.reference ?? given.identifier?.value ?? null;

const launchContext = z.union([
  z.object({ name: z.literal('patient'), contentReference: reference }),
  z.object({ name: z.literal('patient'), contentResource: z.object({ resourceType: z.literal('Patient'), id: text }) }),
  // An encounter, a user: nothing about whose data it is.
  z.object({ name: z.string().check(z.refine((name) => name !== 'patient')) }),
]);

export const contextSchema = z.object({
  subject: z.optional(reference),
  launchContext: z.optional(z.array(launchContext)),
});

const patientIn = (entry: z.infer<typeof launchContext>): string | null => {
  if ('contentReference' in entry) return nameIn(entry.contentReference);
  return 'contentResource' in entry ? `Patient/${entry.contentResource.id}` : null;
};

/** The subject of a context; null where it names none. */
export const subjectIn = ({ subject, launchContext: entries = [] }: z.infer<typeof contextSchema>): string | null =>
  subject ? nameIn(subject) : (entries.map(patientIn).find((name) => name !== null) ?? null);

/** The subject of a resource that has one; null where it has none, or in a form that names nobody. */
export const subjectOf = ({ subject }: Record<string, unknown>): string | null => {
  const { data } = reference.safeParse(subject);
  return data ? nameIn(data) : null;
};
