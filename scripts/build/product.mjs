import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageNames, root } from '../paths.mjs';
import { mustRun } from '../run.mjs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

const STAMP = 'dist/.built';

const inputs = () =>
  fingerprint({
    folders: ['packages', 'rules', 'scripts/build', 'examples/react'],
    files: ['package-lock.json', 'rollup.config.mjs', 'tsconfig.base.json', 'tsconfig.build.json'],
    ignore: /\/(node_modules|dist|types)\/|\.test\.ts$|\.md$|\/LICENSE$/,
  });

const outputs = () => [
  'dist/cdn/sri.json',
  'dist/embed/sri.json',
  'dist/frame/index.html',
  'dist/examples/react.js',
  'dist/schema/rule-set.schema.json',
  ...packageNames().flatMap((name) => [`packages/${name}/dist/index.js`, `packages/${name}/dist/index.d.ts`]),
];

export const productIsFresh = () => isFresh(STAMP, inputs()) && outputs().every((path) => existsSync(join(root, path)));

export async function buildProduct() {
  await mustRun('node', ['scripts/build.mjs']);
}

/** Builds only when a source, a rule set or the build itself has changed since the last build. */
export async function ensureProduct() {
  if (!productIsFresh()) await buildProduct();
}

export const stampProduct = () => writeStamp(STAMP, inputs());
