import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow, root } from '../paths.mjs';

/** What pages load from a host's server, folder by folder. */
export const SERVED = ['dist/cdn', 'dist/embed', 'dist/frame'];

const entryOf = (path) => {
  const bytes = readFileSync(join(root, path));
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  return [basename(path), { integrity, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }];
};

/** The lists from which hosts copy the `integrity` attribute of their script tag. */
export function writeIntegrity() {
  for (const folder of SERVED) {
    const scripts = filesBelow(folder).filter((path) => path.endsWith('.js'));
    writeFileSync(
      join(root, folder, 'sri.json'),
      `${JSON.stringify(Object.fromEntries(scripts.map(entryOf)), null, 2)}\n`,
    );
  }
}
