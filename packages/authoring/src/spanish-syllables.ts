/**
 * Syllables of a Spanish word: one for each vowel, less those that glide into a neighbour. Source: Real Academia Española,
 * Ortografía de la lengua española (2010), chapter II, on diphthong, triphthong and hiatus. No kept library was found for it.
 */

/** `qu`, `gu` before e or i: the u is silent. */
const SILENT_U = /(?<=[qg])u(?=[eiéí])/g;
/** Between vowels an h sounds like nothing: `prohi-bir`, `ahí`. */
const SILENT_H = /(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])/g;
/** At the end of a word, or alone, y is a vowel. */
const FINAL_Y = /y$/;
/** Where two vowels that touch belong to two syllables; all others glide into one. */
const HIATUS = new RegExp(
  [
    '[aeoáéó](?=[aeoáéó])', // both open: te-a-tro
    '[aeoáéó](?=[íú])|[íú](?=[aeoáéó])', // a closed one with an accent: pa-ís, dí-a
    'i(?=[ií])|u(?=[uú])', // the same one twice: an-ti-in-fla-ma-to-rio
    '[aeoáéó](?=[iuü][aeoáéó])', // a closed one between two open ones goes with the second: pa-ra-no-ia
  ].join('|'),
  'g',
);
const NUCLEUS = /[aeiouáéíóúü]+/g;

/** How many syllables a Spanish word has; at least one. */
export const spanishSyllables = (word: string): number => {
  const sounds = word
    .toLocaleLowerCase('es')
    .normalize('NFC')
    .replace(SILENT_U, '')
    .replace(FINAL_Y, 'i')
    .replace(SILENT_H, '')
    .replace(HIATUS, '$&-');
  return Math.max(1, sounds.match(NUCLEUS)?.length ?? 0);
};
