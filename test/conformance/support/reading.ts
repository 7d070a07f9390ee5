/** Reading level of what patients read: United States school grade, for English. */
import readability from 'text-readability';
import type { Text } from './texts.js';

/** The highest school grade a patient's text may need. */
export const HIGHEST_GRADE = 8;
/** Formulas count words and syllables: on a label of a few words they say nothing. */
const FEWEST_WORDS = 6;

export const isMeasurable = (text: string): boolean => text.split(/\s+/).length >= FEWEST_WORDS;
export const gradeOf = (text: string): number => readability.fleschKincaidGrade(text);

export const tooHard = (texts: readonly Text[]): string[] =>
  texts.flatMap(({ at, words: { en = '' } }) =>
    isMeasurable(en) && gradeOf(en) > HIGHEST_GRADE ? `grade ${gradeOf(en)} ${at}: "${en}"` : [],
  );
