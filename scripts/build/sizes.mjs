import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { root } from '../paths.mjs';
import { bundled, quiet } from './plugins.mjs';

/**
 * What people download: each with `ceiling`, the gzip bytes that a test holds it to (as measured, rounded up to the next 512), and
 * `target`, the gzip bytes that the project aims at, or null.
 */
const SIZES = 'test/package/sizes.json';

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

async function bundleOf(source) {
  const entry = join(root, 'size-entry.js');
  const virtual = {
    name: 'size-entry',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? source : null),
  };
  const bundle = await rollup({ input: entry, plugins: [virtual, ...bundled()], onwarn: quiet });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true, plugins: [bundled.minify()] });
  await bundle.close();
  return output[0].code;
}

/** Gzip bytes of what people download, beside ceiling and target. */
export async function measure() {
  const measured = [];
  for (const { name, entry, file, ceiling, target } of JSON.parse(readFileSync(join(root, SIZES), 'utf8'))) {
    const bytes = entry === undefined ? readFileSync(join(root, file)) : await bundleOf(entry);
    measured.push({ name, ceiling, target, gzip: gzipped(bytes) });
  }
  return measured;
}

const inKilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** "56.1 KB gzip, above its target of 38.0 KB by 18.1 KB: an app that imports only the assessor" */
const lineOf = ({ name, gzip, ceiling, target }) => {
  const against = () => {
    if (target === null) return '';
    const beyond = gzip - target;
    return beyond > 0
      ? `, above its target of ${inKilobytes(target)} by ${inKilobytes(beyond)}`
      : `, within its target of ${inKilobytes(target)}`;
  };
  const broken = gzip > ceiling ? `  TOO LARGE: the ceiling is ${inKilobytes(ceiling)}` : '';
  return `${inKilobytes(gzip)} gzip${against()}: ${name}${broken}`;
};

export function report(measured) {
  for (const size of measured) console.log(lineOf(size));
}
