import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, root } from '../paths.mjs';

/**
 * A result is fresh when a stamp inside it names the content of everything it was made from. Content, not times: a
 * checkout or a branch switch gives new times to old files.
 */
export function fingerprint({ folders, files, ignore }) {
  const hash = createHash('sha256');
  for (const path of [...folders.flatMap(filesBelow), ...files].filter((path) => !ignore.test(path))) {
    const file = join(root, path);
    if (existsSync(file)) hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function isFresh(stamp, value) {
  const file = join(root, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

export function writeStamp(stamp, value) {
  const file = join(root, stamp);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
