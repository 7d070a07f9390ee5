/** Texts of a rule set as FHIR strings: one language as the value, the others as translations of it. */
import type { AudienceText, LocalizedText, RuleSetDocument } from '@regen-cds/engine';
import type { Element } from 'fhir/r4.js';
import { TRANSLATION } from './names.js';

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

const isForBoth = (text: AudienceText): text is LocalizedText => typeof Object.values(text)[0] === 'string';

const pickLocale = (wanted: string, locales: readonly string[]): string => {
  const language = wanted.split('-')[0] ?? wanted;
  const matches = [
    (locale: string) => locale === wanted,
    (locale: string) => locale === language,
    (locale: string) => locale.split('-')[0] === language,
  ];
  for (const matching of matches) {
    const found = locales.find(matching);
    if (found !== undefined) return found;
  }
  return locales[0] ?? 'en';
};

export const textsOf = ({ locales }: RuleSetDocument, { lang, audience = 'clinician' }: TextOptions): Texts => {
  const chosen = pickLocale(lang ?? '', locales);
  const localized = (text: AudienceText): LocalizedText => (isForBoth(text) ? text : text[audience]);
  return {
    lang: chosen,
    text: (text) => localized(text)[chosen] ?? Object.values(localized(text))[0] ?? '',
    translations: (text) => {
      const others = Object.entries(localized(text)).filter(([locale]) => locale !== chosen);
      if (others.length === 0) return undefined;
      return {
        extension: others.map(([locale, content]) => ({
          url: TRANSLATION,
          extension: [
            { url: 'lang', valueCode: locale },
            { url: 'content', valueString: content },
          ],
        })),
      };
    },
  };
};

/** "None of these", by language; the widgets say the same. */
export const NONE_OF_THESE: LocalizedText = { en: 'None of these', es: 'Ninguno de estos' };
