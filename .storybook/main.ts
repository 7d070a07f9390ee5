import type { StorybookConfig } from '@storybook/web-components-vite';

const conditions = ['regen-source', 'module', 'browser', 'development|production'];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: '../rules', to: '/rules' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions },
    // Storybook's own pages are that large; nothing of it is shipped.
    build: { ...vite.build, chunkSizeWarningLimit: 2000 },
  }),
};

export default config;
