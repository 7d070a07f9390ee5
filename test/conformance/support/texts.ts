/** Every text of a rule set with its place and the people who read it. */
import { pointer } from './pointer.js';

export interface Text {
  path: readonly PropertyKey[];
  /** JSON pointer, with the id of a list item in place of its number where it has one. */
  at: string;
  audience: 'clinician' | 'patient' | 'both';
  words: Readonly<Record<string, string>>;
}

type Audience = Text['audience'];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;
const isLocaleMap = (value: Record<string, unknown>, locales: readonly string[]): value is Record<string, string> => {
  const keys = Object.keys(value);
  return keys.some((key) => locales.includes(key)) && keys.every((key) => LOCALE.test(key));
};

const step = (item: unknown, index: number): PropertyKey =>
  isRecord(item) && typeof item['id'] === 'string' ? item['id'] : index;

const AUDIENCES: readonly string[] = ['clinician', 'patient'];
const SKIPPED: readonly string[] = ['when', 'expression'];

const walk = (
  value: unknown,
  path: readonly PropertyKey[],
  audience: Audience,
  locales: readonly string[],
  found: Text[],
): void => {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) walk(item, [...path, step(item, i)], audience, locales, found);
  } else if (isRecord(value)) {
    if (isLocaleMap(value, locales)) found.push({ path, at: pointer(path), audience, words: value });
    else
      for (const [key, part] of Object.entries(value))
        if (!SKIPPED.includes(key))
          walk(part, [...path, key], AUDIENCES.includes(key) ? (key as Audience) : audience, locales, found);
  }
};

export const textsOf = (document: { locales: readonly string[] }): Text[] => {
  const found: Text[] = [];
  walk(document, [], 'both', document.locales, found);
  return found;
};

/** Parts that are not written for patients, or whose words the law fixes. */
const NOT_FOR_PATIENTS: readonly PropertyKey[] = ['changeLog', 'sourceAttributes', 'notices'];

export const patientTextsOf = (document: { locales: readonly string[] }): Text[] =>
  textsOf(document).filter(
    ({ audience, path }) => audience !== 'clinician' && !NOT_FOR_PATIENTS.includes(path[0] ?? ''),
  );

const HEADINGS: readonly PropertyKey[] = ['title', 'name', 'label', 'summary'];
/** A heading or a name: what stands alone and is read first. */
export const isHeading = ({ path }: Text): boolean =>
  path.some((part) => HEADINGS.includes(part)) && !path.includes('arms');

/** Sentences, so that a word can be read with the "no" that goes with it. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!:;])\s+/);
