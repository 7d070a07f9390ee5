/** Carries the toolbars into a story: theme and direction to the page, the rest to the arguments that a story of a widget has. */
import type { Decorator } from '@storybook/web-components-vite';

const SURFACES: Readonly<Record<string, string>> = { light: '#ffffff', dark: '#14191d' };

/** Toolbar by the name of the argument that it sets. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  lang: 'locale',
  audience: 'audience',
  jurisdiction: 'jurisdiction',
  density: 'density',
};

export const withPage: Decorator = (story, { args, globals, parameters }) => {
  const chosen = globals as Readonly<Record<string, string>>;
  const { theme = 'light', direction = 'ltr' } = chosen;
  const { style } = document.documentElement;
  style.colorScheme = theme;
  document.body.style.background = SURFACES[theme] ?? '';
  document.documentElement.dir = parameters['ownDirection'] === true ? 'ltr' : direction;
  const fromToolbars = Object.entries(ARGUMENTS).flatMap(([name, toolbar]) => {
    const value = chosen[toolbar];
    return name in args && value ? [[name, value]] : [];
  });
  const together = { ...args, ...(Object.fromEntries(fromToolbars) as Record<string, string>) };
  return story({ args: together });
};
