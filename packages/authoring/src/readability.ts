/**
 * How hard a text is to read, by a published formula of its language.
 *
 * English: Flesch-Kincaid grade (Kincaid et al., Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975), from the
 * words, sentences and syllables that the library text-readability counts. Its own `fleschKincaidGrade` rounds syllables per word to
 * one decimal first, which moves a grade by up to 0.6, so the formula is applied here, unrounded. Limit: grade 8.
 *
 * Spanish: perspicuity (Szigriszt Pazos, Sistemas predictivos de legibilidad del mensaje escrito, 1993) on the INFLESZ scale
 * (Barrio-Cantalejo et al., An Sist Sanit Navar 2008; 31(2): 135-152), made for texts given to patients. Limit: 55, where "normal" begins.
 *
 * Both formulas know only the length of words and sentences. They find text that is too hard; they do not show that it is understood.
 */
import readability from 'text-readability';
import { spanishSyllables } from './spanish-syllables.js';

/** What a formula works from. */
export interface TextCounts {
  words: number;
  sentences: number;
  syllables: number;
}

/** A formula of one language, and how far a text for patients may go. */
export interface ReadingFormula {
  name: string;
  /** Grade: the greatest allowed. Ease: the least allowed. */
  limit: number;
  /** Whether a greater value is harder (a school grade) or easier to read (an ease). */
  harder: 'greater' | 'smaller';
  count: (text: string) => TextCounts;
  value: (counts: TextCounts) => number;
}

/** The measure of one text. */
export interface ReadingLevel extends TextCounts {
  formula: string;
  value: number;
  limit: number;
  tooHard: boolean;
}

/** Marks that join words without a space: the library would drop them and count one long word. */
const JOINERS = /[/–—…]|\.{3}/g;
const NUMBER = /(?<![\p{L}\p{N}])[\p{N}][\p{N}.,]*(?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;

const countEnglish = (text: string): TextCounts => {
  const plain = text.replace(JOINERS, ' ');
  const numbers = plain.match(NUMBER)?.length ?? 0;
  return {
    words: readability.lexiconCount(plain),
    sentences: readability.sentenceCount(plain),
    // The library gives a number no syllable, which would make a text with many figures seem easy: each counts as one.
    syllables: readability.syllableCount(plain) + numbers,
  };
};

const countSpanish = (text: string): TextCounts => {
  const words = text.match(WORD) ?? [];
  const sentences = [...new Intl.Segmenter('es', { granularity: 'sentence' }).segment(text)];
  return {
    words: words.length,
    sentences: Math.max(1, sentences.filter(({ segment }) => segment.match(WORD)).length),
    syllables: words.reduce((sum, word) => sum + spanishSyllables(word), 0),
  };
};

/** The formulas, by primary language tag. A language without one is not judged. */
export const READING_FORMULAS: Readonly<Record<string, ReadingFormula>> = {
  en: {
    name: 'Flesch-Kincaid grade',
    limit: 8,
    harder: 'greater',
    count: countEnglish,
    value: ({ words, sentences, syllables }) => 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59,
  },
  es: {
    name: 'INFLESZ (Szigriszt-Pazos)',
    limit: 55,
    harder: 'smaller',
    count: countSpanish,
    value: ({ words, sentences, syllables }) => 206.835 - 62.3 * (syllables / words) - words / sentences,
  },
};

/**
 * Measures a text by the formula of its language.
 * @param locale a language tag; `es-MX` is measured as `es`
 * @returns null when the language has no formula here, or the text has no word
 */
export const readingLevel = (text: string, locale: string): ReadingLevel | null => {
  const formula = READING_FORMULAS[locale.split('-')[0] ?? ''];
  const counts = formula?.count(text);
  if (!formula || !counts || counts.words === 0) return null;
  const value = formula.value(counts);
  const tooHard = formula.harder === 'greater' ? value > formula.limit : value < formula.limit;
  return { ...counts, formula: formula.name, value, limit: formula.limit, tooHard };
};
