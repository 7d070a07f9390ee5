import { ensureProduct } from './build/product.mjs';
import { run } from './run.mjs';
import { COUNTS_FILE } from './test/counts.mjs';
import { shardsOf } from './test/shards.mjs';
import { SUITES } from './test/suites.mjs';

/** Runs a suite, or the files of it whose path contains one of the further words. */
const [suite, ...words] = process.argv.slice(2);
const files = SUITES[suite]().filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

if (files.length === 0) {
  console.error(`No test file in "${suite}"${words.length > 0 ? ` matches ${words.join(', ')}` : ''}.`);
  process.exit(1);
}

if (['package', 'e2e'].includes(suite)) await ensureProduct();

const isFull = process.env.REGEN_RUNS === 'full';
const isLoop = suite === 'unit' && words.length === 0 && !isFull;
const counts = process.env[COUNTS_FILE];
process.exitCode = await run('node', [
  '--conditions=regen-source',
  '--import',
  'tsx',
  '--test',
  // One process more than node:test would take: it leaves one core idle.
  '--test-concurrency=2',
  // Node counts a whole file as one test: a shard has many, and an end-to-end file runs in every engine that is here.
  `--test-timeout=${isFull ? 3_600_000 : suite === 'package' ? 120_000 : 600_000}`,
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  ...(counts ? ['--test-reporter=./scripts/test/node-reporter.mjs', `--test-reporter-destination=${counts}`] : []),
  ...(isLoop ? shardsOf(files) : files),
]);
