import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json' with { type: 'json' };
import { followRules } from './follow-rules.js';
import { withPage } from './page.js';
import { globalTypes, initialGlobals } from './toolbars.js';

setCustomElementsManifest(manifest);
followRules();

const preview: Preview = {
  globalTypes,
  initialGlobals,
  decorators: [withPage],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    // The theme is a toolbar of its own, which the elements follow.
    backgrounds: { disable: true },
    options: { storySort: { order: ['Guide', 'Rule sets', 'Authoring', 'Widgets'] } },
  },
};

export default preview;
