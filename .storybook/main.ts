import type { StorybookConfig } from '@storybook/web-components-vite';
import { RULES, ruleSetIndexer, ruleSetPlugin } from './rule-sets.js';

const conditions = ['regen-source', 'module', 'browser', 'development|production'];

/** Named, because what is found only later (in a worker, say) would reload the page once more; and lit, because two of it would be loaded. */
const bundledFirst = [
  'lit',
  'lit/directive-helpers.js',
  'lit/directives/guard.js',
  'lit/directives/keyed.js',
  'lit/directives/live.js',
  '@lit/context',
  '@codemirror/autocomplete',
  '@codemirror/lang-json',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/highlight',
  'codemirror',
  'json-logic-js',
  'jsonc-parser',
  'text-readability',
  'zod/mini',
];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/docs/*.mdx', '../stories/**/*.stories.ts', '../stories/rules/rule-sets.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: RULES, to: '/rules' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  experimental_indexers: (existing) => [ruleSetIndexer, ...(existing ?? [])],
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), ruleSetPlugin()],
    resolve: { ...vite.resolve, conditions },
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), ...bundledFirst],
    },
    worker: { ...vite.worker, format: 'es' },
    // Storybook's own pages are that large; nothing of it is shipped.
    build: { ...vite.build, chunkSizeWarningLimit: 2000 },
  }),
};

export default config;
