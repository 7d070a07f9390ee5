/** Texts of a rule set as FHIR strings: one language as the value, the others as translations of it. */
import { narrate, type AudienceText, type LocalizedText, type RuleSet } from '@regen-cds/engine';
import type { Element } from 'fhir/r4.js';
import { TRANSLATION } from './names.js';

/** Language and reader of the texts of a resource. */
export interface TextOptions {
  /** Language tag. Absent, or not among the rule set's: its first locale. */
  lang?: string | undefined;
  /** Absent: `clinician`. */
  audience?: 'clinician' | 'patient' | undefined;
}

export interface Texts {
  lang: string;
  text(text: AudienceText): string;
  /** The other languages of the same text, for the `_` sibling of a string; undefined when there is none. */
  translations(text: AudienceText): Element | undefined;
}

export const textsOf = (ruleSet: RuleSet, { lang: wanted = '', audience = 'clinician' }: TextOptions): Texts => {
  const { lang, text } = narrate(ruleSet, { lang: wanted, audience });
  const others = ruleSet.document.locales
    .filter((locale) => locale !== lang)
    .map((locale) => narrate(ruleSet, { lang: locale, audience }));
  return {
    lang,
    text,
    translations: (given) =>
      others.length === 0
        ? undefined
        : {
            extension: others.map((other) => ({
              url: TRANSLATION,
              extension: [
                { url: 'lang', valueCode: other.lang },
                { url: 'content', valueString: other.text(given) },
              ],
            })),
          },
  };
};

/** "None of these", by language; the widgets say the same. */
export const NONE_OF_THESE: LocalizedText = { en: 'None of these', es: 'Ninguno de estos' };
