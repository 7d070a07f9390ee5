import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spanishSyllables } from './spanish-syllables.js';

/** Words and their division, as the orthography divides them. */
const DIVIDED: Readonly<Record<string, readonly string[]>> = {
  'has one syllable for each full vowel': [
    'ro-di-lla',
    'a-ta-que',
    'plas-ma',
    'a-é-re-o',
    'te-a-tro',
    'le-er',
    'pa-ra-no-ia',
  ],
  'joins a closed vowel to its neighbour': ['mé-di-co', 'hue-so', 'cui-da-do', 'ciu-dad', 'au-to', 'rei-no', 'muy'],
  'joins three vowels around an open one': ['es-tu-diáis', 'U-ru-guay', 'buey', 'a-pre-ciéis'],
  'parts an accented closed vowel from an open one': ['dí-a', 'pa-ís', 'ba-úl', 'ar-tro-plas-tí-a', 'o-í-do', 'rí-o'],
  'keeps the u of gu and qu silent before e and i': ['que-so', 'quis-te', 'gue-rra', 'guí-a', 'a-gua', 'ver-güen-za'],
  'passes over an h between vowels': ['a-hí', 'bú-ho', 'prohi-bir', 'a-ho-ra'],
  'counts longer medical words': ['an-ti-co-a-gu-lan-te', 'an-ti-in-fla-ma-to-rio', 'in-fec-ción', 'si-no-via-les'],
  'never goes below one': ['y', 'a', 'mg'],
};

describe('a Spanish word', () => {
  for (const [behaviour, words] of Object.entries(DIVIDED))
    it(behaviour, () => {
      assert.deepEqual(
        words.map((word) => `${word} ${spanishSyllables(word.replaceAll('-', ''))}`),
        words.map((word) => `${word} ${word.split('-').length}`),
      );
    });
});
