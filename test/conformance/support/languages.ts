/** What can be seen of a translation without knowing the language: that it is one, in its own spelling, with the same numbers. */
import type { Text } from './texts.js';

const letters = (text: string): string[] => text.match(/\p{L}{2,}/gu) ?? [];

/** Names and abbreviations may be the same; a phrase of three words or more is not. */
const isUntranslated = ({ words }: Text): boolean => {
  const [first, ...others] = Object.values(words);
  return first !== undefined && letters(first).length >= 3 && others.includes(first);
};

const FOREIGN: Readonly<Record<string, RegExp>> = {
  en: /[áéíóúñ¿¡]|\b(el|los|las|que|una|con|para|por)\b/i,
  es: /\b(the|and|with|your|you|is|are|was|were|of|this|that|have|has|not)\b/i,
};

/** Names of trials and bodies, written as they are everywhere. */
const NAMES = /"[^"]*"|«[^»]*»|“[^”]*”|El Paso|Los Angeles/g;
const holdsAnotherLanguage = ({ words }: Text): string[] =>
  Object.entries(words)
    .filter(([locale, text]) => FOREIGN[locale]?.test(text.replace(NAMES, '')))
    .map(([locale]) => locale);

/** How a language writes what stands between thousands, and before decimals: as `Intl` does for its tag, which the engine uses. */
const MARKS: Readonly<Record<string, { thousands: RegExp; decimal: string }>> = {
  en: { thousands: /,/g, decimal: '.' },
  es: { thousands: /[\u202f\u00a0 ]/g, decimal: ',' },
};

/** "1,000", "1 000" and "1000" are one number, and so are "2.1" and "2,1"; "1" is often a word ("un año"). */
const numbersOf = ([locale, text]: [string, string]): string => {
  const { thousands, decimal } = MARKS[locale] ?? { thousands: /,/g, decimal: '.' };
  return [
    ...new Set(
      (text.match(/\d+(?:[,\u202f\u00a0 ]\d{3}(?!\d))*(?:[.,]\d+)?/g) ?? [])
        .map((number) => number.replace(thousands, '').replace(decimal, '.'))
        .filter((number) => number !== '1'),
    ),
  ]
    .sort()
    .join(' ');
};

const hasOtherNumbers = ({ words }: Text): boolean => new Set(Object.entries(words).map(numbersOf)).size > 1;

/** Paragraphs of law, versions and alleles keep their point in every language. */
const POINTED = /CFR \d+\.\d+|\d+\.\d+\.\d+|[56]\.0 (?=de (?:julio|20))|-a\d\.\d/g;
const hasForeignDecimals = ({ words: { es = '' } }: Text): boolean => /\d\.\d/.test(es.replace(POINTED, ''));

const lacksOpeningMark = ({ words }: Text): boolean => {
  const { es = '' } = words;
  return (es.includes('?') && !es.includes('¿')) || (es.includes('!') && !es.includes('¡'));
};

const at = (texts: readonly Text[]): string[] =>
  texts.map(({ at: path, words }) => `${path}: ${JSON.stringify(words)}`);

export const LANGUAGES: Readonly<Record<string, (texts: readonly Text[]) => string[]>> = {
  'is translated, not copied': (texts) => at(texts.filter(isUntranslated)),
  'keeps each language to itself': (texts) => at(texts.filter((text) => holdsAnotherLanguage(text).length > 0)),
  'gives the same numbers in every language': (texts) => at(texts.filter(hasOtherNumbers)),
  'writes decimals as the language does': (texts) => at(texts.filter(hasForeignDecimals)),
  'opens Spanish questions with their mark': (texts) => at(texts.filter(lacksOpeningMark)),
};
