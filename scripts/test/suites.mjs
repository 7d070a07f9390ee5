import { filesBelow } from '../paths.mjs';

const E2E = /\.e2e\.test\.ts$/;

const inPackages = (folder) => new RegExp(`^packages/[^/]+/src/${folder}/.*\\.test\\.ts$`);
const BROWSER_FOLDERS = inPackages('(components|controllers)');
const isTest = (path) => path.endsWith('.test.ts');
const packageTests = () => filesBelow('packages').filter((path) => /^packages\/[^/]+\/src\/.*\.test\.ts$/.test(path));

/** Which test files run where. A test beside a component or a controller needs a browser; no other in a package does. */
export const SUITES = {
  unit: () => [
    ...packageTests().filter((path) => !BROWSER_FOLDERS.test(path)),
    ...filesBelow('test/conformance').filter(isTest),
    ...filesBelow('stories').filter(isTest),
  ],
  browser: () => [
    ...packageTests().filter((path) => BROWSER_FOLDERS.test(path)),
    ...filesBelow('test/browser').filter((path) => isTest(path) && !E2E.test(path)),
  ],
  package: () => filesBelow('test/package').filter(isTest),
  e2e: () => filesBelow('test/browser').filter((path) => E2E.test(path)),
};
