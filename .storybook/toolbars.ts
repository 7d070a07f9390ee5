/** The toolbars: who reads, in which language, where, how it is laid out. Empty means "as the story has it". */
import type { Preview } from '@storybook/web-components-vite';
import { library } from 'virtual:regen-rule-sets';

const language = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

type Toolbar = NonNullable<NonNullable<Preview['globalTypes']>[string]['toolbar']>;
type Icon = NonNullable<Toolbar['icon']>;

/** What the story says, wins where nothing is chosen. */
const asStory = (what: string) => ({ value: '', title: `Story’s ${what}` });

const toolbar = (title: string, icon: Icon, items: readonly { value: string; title: string }[]) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

export const globalTypes: NonNullable<Preview['globalTypes']> = {
  locale: toolbar('Language', 'globe', [
    asStory('language'),
    ...unique(library.flatMap(({ locales }) => locales)).map((tag) => ({ value: tag, title: language(tag) })),
  ]),
  audience: toolbar('Audience', 'user', [
    asStory('audience'),
    { value: 'clinician', title: 'Clinician' },
    { value: 'patient', title: 'Patient' },
  ]),
  jurisdiction: toolbar('Place', 'location', [
    asStory('place'),
    ...unique(library.flatMap(({ jurisdictions }) => jurisdictions)).map((code) => ({ value: code, title: code })),
  ]),
  density: toolbar('Density', 'component', [
    asStory('density'),
    { value: 'comfortable', title: 'Comfortable' },
    { value: 'compact', title: 'Compact' },
  ]),
  direction: toolbar('Direction', 'transfer', [
    { value: 'ltr', title: 'Left to right' },
    { value: 'rtl', title: 'Right to left' },
  ]),
  theme: toolbar('Theme', 'contrast', [
    { value: 'light', title: 'Light' },
    { value: 'dark', title: 'Dark' },
  ]),
};

export const initialGlobals = {
  locale: '',
  audience: '',
  jurisdiction: '',
  density: '',
  direction: 'ltr',
  theme: 'light',
};
