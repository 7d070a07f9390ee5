/** Whose data it is: a reference, an absolute address, a URN or a bare id, compared as FHIR R4 compares references. */
import type { Reference } from 'fhir/r4.js';

const RELATIVE = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;
const REFERENCE = /^(?:https?:\/\/.+\/)?[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$|^urn:(?:uuid|oid):/;

const withoutHistory = (reference: string): string => reference.replace(/\/_history\/[A-Za-z0-9.-]{1,64}$/, '');
const isAbsolute = (reference: string): boolean => /^[a-z][a-z0-9+.-]*:/.test(reference);

/** `Patient/1` of any address; the text itself where it has no such end. */
const relative = (reference: string): string => RELATIVE.exec(reference)?.[1] ?? reference;

/** Two absolute references must be equal; a relative one equals any with the same type and id, a bare id any with this id. */
export const isSameSubject = (a: string, b: string): boolean => {
  const [one, other] = [withoutHistory(a), withoutHistory(b)];
  if (one === other) return true;
  if (isAbsolute(one) && isAbsolute(other)) return false;
  const [short, long] = [relative(one), relative(other)];
  return short === long || short === idOf(long) || long === idOf(short);
};

const idOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** A subject as a Reference. A text that is no FHIR reference becomes an identifier: its type is not guessed. */
export const toReference = (subject: string): Reference =>
  REFERENCE.test(subject) ? { reference: subject } : { identifier: { value: subject } };
