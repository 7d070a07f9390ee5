/** The frame around the stories. */
import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

/** Before the first story is chosen there is none, whatever the types say. */
const isWorkbench = (storyId: string | undefined): boolean => storyId?.startsWith('rule-sets-') ?? false;

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'Regen CDS', brandUrl: './', brandTarget: '_self' }),
  // The workbench has panels of its own and needs the height.
  layoutCustomisations: {
    showPanel: ({ storyId }: { storyId?: string }, isShown: boolean) => (isWorkbench(storyId) ? false : isShown),
  },
});
