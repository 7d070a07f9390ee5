/** The frame around the stories. */
import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

const isWorkbench = (storyId: string): boolean => storyId.startsWith('rule-sets-');

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'Regen CDS', brandUrl: './', brandTarget: '_self' }),
  // The workbench has panels of its own and needs the height.
  layoutCustomisations: {
    showPanel: ({ storyId }: { storyId: string }, isShown: boolean) => (isWorkbench(storyId) ? false : isShown),
  },
});
