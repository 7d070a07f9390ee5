import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { root } from '../paths.mjs';
import { bundled, quiet } from './plugins.mjs';

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

/** Gzip bytes of what people download, beside the ceiling that test/package/sizes.json sets for each. */
export async function measure() {
  const measured = [];
  for (const { name, entry, file, ceiling } of JSON.parse(readFileSync(join(root, SIZES), 'utf8'))) {
    const bytes = entry === undefined ? readFileSync(join(root, file)) : await bundleOf(entry);
    measured.push({ name, ceiling, gzip: gzipped(bytes) });
  }
  return measured;
}

const inKilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

export function report(measured) {
  for (const { name, gzip, ceiling } of measured) {
    const of = ceiling === null ? '' : ` of ${inKilobytes(ceiling)}`;
    console.log(`${inKilobytes(gzip)}${of} gzip: ${name}${ceiling !== null && gzip > ceiling ? '  TOO LARGE' : ''}`);
  }
}
