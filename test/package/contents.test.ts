import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/paths.mjs';
import { packages } from './packages.js';

interface Packed {
  files: { path: string }[];
}

const EXPECTED = [/^package\.json$/, /^README\.md$/, /^LICENSE$/, /^bin\/.+\.mjs$/, /^dist\/.+\.(js|js\.map|d\.ts)$/];

for (const { name, folder } of packages) {
  describe(`the tarball of ${name}`, () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], {
      cwd: join(root, folder),
      encoding: 'utf8',
    });
    const [packed] = JSON.parse(output) as Packed[];
    const paths = packed?.files.map(({ path }) => path) ?? [];

    it('holds the built files, their types and the licence', () => {
      for (const path of ['LICENSE', 'dist/index.js', 'dist/index.d.ts']) assert.ok(paths.includes(path), path);
    });

    it('holds nothing else: no source, no test, no configuration', () => {
      assert.deepEqual(
        paths.filter((path) => !EXPECTED.some((pattern) => pattern.test(path))),
        [],
      );
    });
  });
}
