import { build } from 'esbuild';
import { join } from 'node:path';
import { root } from '../paths.mjs';

/** The examples that need a build of their own; each becomes one module in dist/examples. */
const APPS = { react: 'examples/react/planner.tsx' };

export const buildExamples = () =>
  build({
    entryPoints: Object.fromEntries(Object.entries(APPS).map(([name, path]) => [name, join(root, path)])),
    outdir: join(root, 'dist/examples'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    conditions: ['regen-source', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: '{}',
    logLevel: 'warning',
  });
