import { en } from './en.js';
import { es } from './es.js';

/** The keys and shapes of the English catalogue; the compiler holds every other one to them. */
export type Messages = typeof en;

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** Of the tags offered, the one asked for: exact tag, then language, then the first. */
export const negotiate = (wanted: string, offered: readonly string[]): string =>
  offered.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
  offered.find((tag) => languageOf(tag) === languageOf(wanted)) ??
  offered[0] ??
  'en';

/** Of two catalogues the one of a language; English where there is none. Each element brings the words only it uses. */
export const inLanguage = <T>(lang: string, catalogues: { en: T } & Readonly<Record<string, T>>): T =>
  catalogues[languageOf(lang)] ?? catalogues.en;

/** The words that every element shares. */
export const messagesFor = (lang: string): Messages => inLanguage(lang, { en, es });
