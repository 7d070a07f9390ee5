import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readingLevel } from './readability.js';

const level = (text: string, locale: string) => {
  const found = readingLevel(text, locale);
  assert.ok(found);
  return found;
};

describe('the reading level of a text', () => {
  it('is the Flesch-Kincaid grade in English, unrounded', () => {
    const { words, sentences, syllables, value, formula } = level('Your knee hurts. Ask a doctor about it.', 'en');
    assert.deepEqual({ words, sentences, syllables }, { words: 8, sentences: 2, syllables: 10 });
    assert.equal(formula, 'Flesch-Kincaid grade');
    assert.equal(value, 0.39 * 4 + 11.8 * 1.25 - 15.59);
  });

  it('is the perspicuity of Szigriszt Pazos in Spanish', () => {
    const { words, sentences, syllables, value } = level('Le duele la rodilla. Pregunte a su médico.', 'es');
    assert.deepEqual({ words, sentences, syllables }, { words: 8, sentences: 2, syllables: 15 });
    assert.equal(value, 206.835 - 62.3 * (15 / 8) - 4);
  });

  it('is too hard above grade 8 and below 55', () => {
    const english = 'Orthobiologic interventions necessitate individualised multidisciplinary consideration.';
    const spanish = 'Las intervenciones ortobiológicas requieren consideraciones multidisciplinares individualizadas.';
    assert.equal(level(english, 'en').tooHard, true);
    assert.equal(level(spanish, 'es').tooHard, true);
    assert.equal(level('The needle goes into your knee. It may hurt for a few days.', 'en').tooHard, false);
    assert.equal(level('La aguja entra en su rodilla. Puede doler unos días.', 'es').tooHard, false);
  });

  it('does not take words joined by a dash or a slash for one long word', () => {
    assert.equal(level('pills and/or shots—none', 'en').words, 5);
  });

  it('gives a number one syllable, so that figures never make a text seem easier than a word would', () => {
    assert.equal(level('It was 12 of 100.', 'en').syllables, 5);
  });

  it('follows the primary language of a tag', () => {
    assert.equal(level('Hola, ¿cómo está?', 'es-MX').formula, level('Hola, ¿cómo está?', 'es').formula);
  });

  it('is not judged in a language without a formula, nor where there are no words', () => {
    assert.equal(readingLevel('Bonjour.', 'fr'), null);
    assert.equal(readingLevel(' – ', 'en'), null);
    assert.equal(readingLevel('', 'es'), null);
  });
});
