import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transformSync } from 'esbuild';
import { join } from 'node:path';
import esbuild from 'rollup-plugin-esbuild';
import minifyTemplates from 'rollup-plugin-minify-template-literals';
import { root } from '../paths.mjs';

const exportConditions = ['regen-source', 'production', 'browser'];

/** Tables of a CommonJS library, in the form that it requires them. */
const json = {
  name: 'json',
  transform: (code, id) => (id.endsWith('.json') ? { code: `module.exports = ${code}`, map: null } : null),
};

/**
 * The templates and styles of the elements, without the spaces that only people who read the source see. A run of white space
 * becomes one space and never none, so that no two words on screen run together.
 */
const templates = () =>
  minifyTemplates({
    include: join(root, 'packages/widgets/src/**'),
    failOnError: true,
    options: {
      minifyOptions: {
        conservativeCollapse: true,
        keepClosingSlash: true,
        minifyCSS: (css) => transformSync(css, { loader: 'css', minify: true }).code,
      },
    },
  });

/** From our TypeScript sources to plain ES2022, with every library found. */
export const bundled = () => [
  nodeResolve({ extensions: ['.ts', '.js'], exportConditions }),
  json,
  commonjs({ extensions: ['.js', '.json'] }),
  templates(),
  esbuild({ target: 'es2022', tsconfig: join(root, 'tsconfig.base.json') }),
];

// With `module: true` terser drops the global of a classic script without a word.
bundled.minify = ({ classic = false } = {}) => terser({ ecma: 2022, module: !classic, compress: { passes: 3 } });

const KNOWN = [
  { code: 'CIRCULAR_DEPENDENCY', text: 'node_modules/zod/' },
  { code: 'INVALID_ANNOTATION', text: 'node_modules/zod/' },
];

/** Zod's own warnings are harmless and known; any other one ends the build. */
export function quiet(warning) {
  const text = `${warning.id ?? ''} ${warning.ids?.join(' ') ?? ''} ${warning.message}`;
  if (KNOWN.some((known) => known.code === warning.code && text.includes(known.text))) return;
  throw new Error(`rollup: ${warning.message}`);
}
