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

/** "1,000", "1 000" and "1000" are one number; "1" is often a word ("un año"). */
const numbersOf = (text: string): string =>
  [
    ...new Set(
      (text.match(/\d+(?:[,\u202f\u00a0 ]\d{3}(?!\d))*(?:\.\d+)?/g) ?? [])
        .map((number) => number.replace(/[^\d.]/g, ''))
        .filter((number) => number !== '1'),
    ),
  ]
    .sort()
    .join(' ');

const hasOtherNumbers = ({ words }: Text): boolean => new Set(Object.values(words).map(numbersOf)).size > 1;

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
  'opens Spanish questions with their mark': (texts) => at(texts.filter(lacksOpeningMark)),
};
