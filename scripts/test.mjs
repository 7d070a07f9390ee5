import { productIsFresh } from './build/product.mjs';
import { run } from './run.mjs';
import { counted } from './test/counts.mjs';

const full = process.argv.includes('--full');
const npmScript = (name) => (env) => run('npm', ['run', '--silent', name], full ? { ...env, REGEN_RUNS: 'full' } : env);

/** A tool that has no tests of its own counts as one. */
const asOne = (runner) => async () => ((await runner({})) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const STEPS = [
  ['lint', asOne(npmScript('lint'))],
  ['types', asOne(npmScript('types'))],
  ['unit', () => counted(npmScript('test:unit'))],
  ['build', asOne((env) => (productIsFresh() ? 0 : npmScript('build')(env)))],
  ['browser', () => counted(npmScript('test:browser'))],
  ['package', () => counted(npmScript('test:package'))],
  ['e2e', () => counted(npmScript('test:e2e'))],
];

const totals = { passed: 0, failed: 0 };
const summary = [];

for (const [name, step] of STEPS) {
  console.log(`\n=== ${name}`);
  const start = performance.now();
  const { passed, failed } = await step();
  totals.passed += passed;
  totals.failed += failed;
  summary.push(`${name}: ${passed} of ${passed + failed} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
