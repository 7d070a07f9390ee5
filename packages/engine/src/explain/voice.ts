/** One language and one audience: how texts are chosen, numbers and dates written. */
import { dayOf } from '../calendar.js';
import type { Audience } from '../explain-model.js';
import type { AudienceText, LocalizedText } from '../schema.js';
import { messagesFor, type Messages } from './messages.js';

/** Exact tag, then language, then the first locale of the rule set (DESIGN, section 6). */
export const pickLocale = (wanted: string, locales: readonly string[]): string => {
  const language = wanted.split('-')[0] ?? wanted;
  return (
    locales.find((locale) => locale === wanted) ??
    locales.find((locale) => locale === language) ??
    locales.find((locale) => locale.split('-')[0] === language) ??
    locales[0] ??
    'en'
  );
};

const isForBoth = (text: AudienceText): text is LocalizedText => typeof Object.values(text)[0] === 'string';

export class Voice {
  readonly lang: string;
  readonly audience: Audience;
  readonly messages: Messages;
  readonly #dates: Intl.DateTimeFormat;

  constructor(wanted: string, audience: Audience, locales: readonly string[]) {
    this.lang = pickLocale(wanted, locales);
    this.audience = audience;
    this.messages = messagesFor(this.lang);
    const month = audience === 'clinician' ? 'short' : 'long';
    this.#dates = new Intl.DateTimeFormat(this.lang, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
  }

  get isPatient(): boolean {
    return this.audience === 'patient';
  }

  /** The text for this audience and language. */
  text(text: AudienceText): string {
    const localized = isForBoth(text) ? text : text[this.audience];
    return localized[this.lang] ?? Object.values(localized)[0] ?? '';
  }

  /** The word for this audience of a pair. */
  word([clinician, patient]: readonly [string, string]): string {
    return this.isPatient ? patient : clinician;
  }

  number(value: number, decimals: number | undefined): string {
    return new Intl.NumberFormat(this.lang, {
      maximumFractionDigits: decimals ?? 6,
      useGrouping: 'min2' as never,
    }).format(value);
  }

  /** "12 Oct 2026" for a clinician, "12 October 2026" for a patient. */
  date(text: string): string {
    const day = dayOf(text);
    if (day === null) return text;
    const parts = this.#dates.formatToParts(new Date(`${day}T00:00:00Z`));
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    return this.lang.startsWith('en')
      ? `${part('day')} ${part('month')} ${part('year')}`
      : parts.map(({ value }) => value).join('');
  }
}
