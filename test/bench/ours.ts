/** The engine as it ships: bundled and minified like the script for web pages, with the inner doors that only a benchmark needs. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rollup, type Plugin } from 'rollup';
import type { evaluate, parseRuleSet } from '@regen-cds/engine';
import type { Evaluation } from '../../packages/engine/src/evaluation.js';
import type { truthAt } from '../../packages/engine/src/machine.js';
import type { programOf } from '../../packages/engine/src/program.js';
import type { copyOf, enter } from '../../packages/engine/src/state.js';
import { bundled, quiet } from '../../scripts/build/plugins.mjs';
import { root } from '../../scripts/paths.mjs';

export interface Ours {
  parseRuleSet: typeof parseRuleSet;
  evaluate: typeof evaluate;
  Evaluation: typeof Evaluation;
  programOf: typeof programOf;
  truthAt: typeof truthAt;
  copyOf: typeof copyOf;
  enter: typeof enter;
}

const ENTRY = join(root, 'bench-entry.js');
const FILE = join(root, 'node_modules/.cache/regen-bench/engine.mjs');
const SOURCE = `
  export { parseRuleSet, evaluate } from '@regen-cds/engine';
  export { Evaluation } from './packages/engine/src/evaluation.ts';
  export { programOf } from './packages/engine/src/program.ts';
  export { truthAt } from './packages/engine/src/machine.ts';
  export { copyOf, enter } from './packages/engine/src/state.ts';`;

export const loadOurs = async (): Promise<Ours> => {
  mkdirSync(join(FILE, '..'), { recursive: true });
  const entry = {
    name: 'bench-entry',
    resolveId: (id: string) => (id === ENTRY ? id : null),
    load: (id: string) => (id === ENTRY ? SOURCE : null),
  };
  const bundle = await rollup({ input: ENTRY, plugins: [entry, ...(bundled() as Plugin[])], onwarn: quiet });
  await bundle.write({ file: FILE, format: 'es', plugins: [bundled.minify()] });
  await bundle.close();
  return (await import(pathToFileURL(FILE).href)) as Ours;
};
