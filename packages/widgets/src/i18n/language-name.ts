/** A language in its own name, as it stands in a sentence: "English", "español". */
export const languageName = (locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;

/** The same, as it stands alone: "English", "Español". */
export const languageTitle = (locale: string): string => {
  const name = languageName(locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
};
