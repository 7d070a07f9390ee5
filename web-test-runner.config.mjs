import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { join } from 'node:path';
import { browserArguments, findBrowser } from './scripts/find-browser.mjs';
import { root } from './scripts/paths.mjs';
import { browserReporter } from './scripts/test/browser-reporter.mjs';
import { SUITES } from './scripts/test/suites.mjs';

/** json-logic-js is UMD; the browser here loads modules one by one. */
const umdToEsm = {
  name: 'umd-to-esm',
  transform(context) {
    if (!context.path.endsWith('/json-logic-js/logic.js')) return undefined;
    return `const module={exports:{}},exports=module.exports;\n${context.body}\nexport default module.exports;`;
  },
};

/** One entry per engine that runs the suite. */
const ENGINES = {
  chromium: async () =>
    playwrightLauncher({
      product: 'chromium',
      concurrency: 2,
      launchOptions: { executablePath: await findBrowser(), args: browserArguments },
    }),
};

export default {
  rootDir: root,
  files: SUITES.browser(),
  nodeResolve: { exportConditions: ['regen-source', 'browser', 'development', 'import', 'default'] },
  plugins: [umdToEsm, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.base.json') })],
  browsers: await Promise.all(Object.values(ENGINES).map((launcher) => launcher())),
  // WebDriver's launcher breaks above one; each other engine says its own number.
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 60_000,
  testFramework: { config: { timeout: 10_000 } },
  filterBrowserLogs: ({ args }) =>
    !args.some((text) => typeof text === 'string' && text.includes('Lit is in dev mode')),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }),
    browserReporter(),
  ],
};
