import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow, root } from '../paths.mjs';

/** The list from which hosts copy the `integrity` attribute of their script tag. */
export function writeIntegrity() {
  const list = filesBelow('dist/cdn')
    .filter((path) => path.endsWith('.js'))
    .map((path) => {
      const bytes = readFileSync(join(root, path));
      const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
      return [basename(path), { integrity, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }];
    });
  writeFileSync(join(root, 'dist/cdn/sri.json'), `${JSON.stringify(Object.fromEntries(list), null, 2)}\n`);
}
