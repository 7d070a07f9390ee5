import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../../scripts/paths.mjs';
import { packages } from './packages.js';

// The condition is for our own tools; a tarball has no sources, and nobody else asks for them.
const aboutSources = (message: string): boolean => message.includes('["regen-source"]');

const npx = join(root, 'node_modules/.bin');

for (const { name, folder, doors } of packages) {
  describe(name, () => {
    it('is packed as publint wants it', async () => {
      const { messages, pkg } = await publint({ pkgDir: join(root, folder), strict: true });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg) ?? message.code).filter((text) => !aboutSources(text)),
        [],
      );
    });

    it('gives every door types that resolve (are-the-types-wrong)', () => {
      const entrypoints = ['--entrypoints', ...doors];
      const { status, stdout, stderr } = spawnSync(
        join(npx, 'attw'),
        ['--pack', '.', '--profile', 'esm-only', '--no-color', ...entrypoints],
        { cwd: join(root, folder), encoding: 'utf8' },
      );
      assert.equal(status, 0, `${stdout}${stderr}`);
    });

    it('imports in plain Node, through every door, without making a DOM', () => {
      const program = `
        for (const door of ${JSON.stringify(doors)}) await import(${JSON.stringify(name)} + door.slice(1));
        for (const global of ['window', 'document']) if (global in globalThis) throw new Error(global);`;
      execFileSync('node', ['--input-type=module', '--eval', program], { cwd: root });
    });
  });
}
