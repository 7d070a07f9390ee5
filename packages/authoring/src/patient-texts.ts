/** The texts of a rule set that patients read, and the passages in which they are measured. */
import type { RuleSetDocument } from '@regen-cds/engine';
import { readingLevel, type ReadingLevel } from './readability.js';

/** One text for patients in one language. */
export interface PatientText {
  /** JSON Pointer of the text itself. */
  path: string;
  locale: string;
  text: string;
}

/** Texts that are measured together. */
export interface PatientPassage {
  /** JSON Pointer of the text, or of what the texts have in common. */
  path: string;
  locale: string;
  texts: PatientText[];
  level: ReadingLevel;
}

/**
 * Below this many words a formula says more about one long word than about the text. Such texts are measured with the other short ones of
 * the same fact, criterion or section, and where those are too few, with those of the same list.
 */
export const LEAST_WORDS = 20;

/** Names of places, parts that no patient is shown, and notices, whose words the law sets. */
const NOT_FOR_PATIENTS = new Set([
  'jurisdictions',
  'changeLog',
  'sourceAttributes',
  'citations',
  'notices',
  'when',
  'expression',
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const step = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Every text that patients read, in the order of the document; a text without an audience is for both. */
export const patientTexts = (document: RuleSetDocument): PatientText[] => {
  const found: PatientText[] = [];
  const locales = new Set<string>(document.locales);
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, path + step(i));
    if (!isRecord(value)) return;
    for (const [key, part] of Object.entries(value)) {
      if (typeof part === 'string' && locales.has(key)) found.push({ path: path + step(key), locale: key, text: part });
      else if (!NOT_FOR_PATIENTS.has(key) && !(key === 'clinician' && 'patient' in value)) walk(part, path + step(key));
    }
  };
  walk(document, '');
  return found;
};

/** What a short text is measured with: its fact, criterion, section …, then the list of those; the header's texts only with what is left. */
const owners = (path: string): [string, string] => {
  const [, list = '', item = '', inner = '', deep] = path.split('/');
  if (deep === undefined) return [path, path];
  return list === 'consent' ? [`/consent/${item}/${inner}`, `/consent/${item}`] : [`/${list}/${item}`, `/${list}`];
};

const groupBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

/** A text that is measured with others ends as a sentence does. */
const joined = (texts: readonly PatientText[]): string =>
  texts.map(({ text }) => (/[.?!…]["”»)]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)).join(' ');

/**
 * Every passage of a rule set for patients with its measure, per language: each text of at least `LEAST_WORDS` words alone, shorter ones pooled
 * as long as there are that many words in all. Languages without a formula give none.
 */
export const patientPassages = (document: RuleSetDocument): PatientPassage[] =>
  [...groupBy(patientTexts(document), ({ locale }) => locale)].flatMap(([locale, texts]) => {
    const passages: PatientPassage[] = [];
    const isMeasured = (group: readonly PatientText[], path: string): boolean => {
      const level = readingLevel(joined(group), locale);
      if (!level || level.words < LEAST_WORDS) return false;
      passages.push({ path, locale, texts: [...group], level });
      return true;
    };
    const pool = (items: readonly PatientText[], key: (text: PatientText) => string): PatientText[] =>
      [...groupBy(items, key)].flatMap(([path, group]) => (isMeasured(group, path) ? [] : group));
    const short = pool(texts, ({ path }) => path);
    const perItem = pool(short, ({ path }) => owners(path)[0]);
    const perList = pool(perItem, ({ path }) => owners(path)[1]);
    pool(perList, () => '');
    return passages;
  });
