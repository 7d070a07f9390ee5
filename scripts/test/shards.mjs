import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../paths.mjs';

const FOLDER = 'node_modules/.cache/regen-cds';
/** More than there are processes at once, so that they end at about the same time. */
const SHARDS = 4;

/**
 * Files that import the test files between them. node:test starts a process for each file, and for small files the start is most of
 * the time.
 */
export function shardsOf(files) {
  mkdirSync(join(root, FOLDER), { recursive: true });
  return Array.from({ length: Math.min(SHARDS, files.length) }, (_, shard) => {
    const path = join(FOLDER, `shard-${shard + 1}.mjs`);
    const imports = files
      .filter((_, i) => i % SHARDS === shard)
      .map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};\n`);
    writeFileSync(join(root, path), imports.join(''));
    return path;
  });
}
