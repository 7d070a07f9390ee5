/** The story of one rule set and version; `.storybook/rule-sets.ts` makes one for each file. */
import './rule-workbench.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Args {
  id: string;
  version: string;
}

/** What all versions of a rule set share. */
export const ruleSetMeta = (id: string): Meta<Args> => ({
  title: `Rule sets/${id}`,
  parameters: {
    layout: 'fullscreen',
    controls: { disable: true },
    actions: { disable: true },
    // Its panel is not shown, and an author would wait for it; the tests look at the page themselves.
    a11y: { test: 'off' },
    ownDirection: true,
  },
  render: ({ id: ruleSetId, version }, { globals }) => {
    const chosen = (toolbar: string, otherwise: string): string => {
      const value: unknown = globals[toolbar];
      return typeof value === 'string' && value !== '' ? value : otherwise;
    };
    return html`<rule-workbench
      rule-set-id=${ruleSetId}
      version=${version}
      lang=${chosen('locale', 'en')}
      audience=${chosen('audience', 'clinician')}
      density=${chosen('density', 'comfortable')}
      direction=${chosen('direction', 'ltr')}
      jurisdiction=${chosen('jurisdiction', '')}
    ></rule-workbench>`;
  },
});

const PATIENCE = 60_000;

/** Ends when everything about the rule set has been worked out, or when the story is left: Storybook reloads the page for one that goes on. */
const settle: NonNullable<StoryObj<Args>['play']> = async ({ canvasElement, abortSignal }) => {
  const workbench = canvasElement.querySelector('rule-workbench');
  const end = performance.now() + PATIENCE;
  const left = new Promise<void>((resolve) => abortSignal.addEventListener('abort', () => resolve(), { once: true }));
  while (workbench?.isSettled === false && performance.now() < end && !abortSignal.aborted)
    await Promise.race([left, new Promise((resolve) => setTimeout(resolve, 50))]);
  await workbench?.updateComplete;
};

/** The page of one file. */
export const ruleSetStory = (args: Args): StoryObj<Args> => ({ args, play: settle });
