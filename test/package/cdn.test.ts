import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { SERVED } from '../../scripts/build/integrity.mjs';
import { filesBelow, root } from '../../scripts/paths.mjs';
import { readJson } from './packages.js';

const bytesOf = (path: string): Buffer => readFileSync(join(root, path));

for (const folder of SERVED) {
  describe(`${folder}/sri.json`, () => {
    const list = readJson(`${folder}/sri.json`) as Record<string, { integrity: string; bytes: number; gzip: number }>;

    it('lists every script beside it', () => {
      const scripts = readdirSync(join(root, folder)).filter((file) => file.endsWith('.js'));
      assert.deepEqual(Object.keys(list).sort(), scripts.sort());
    });

    it('gives the digest and the sizes of the bytes that are served', () => {
      for (const [file, { integrity, bytes, gzip }] of Object.entries(list)) {
        const content = bytesOf(`${folder}/${file}`);
        assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`, file);
        assert.equal(bytes, content.length, file);
        assert.equal(gzip, gzipSync(content, { level: 9 }).length, file);
      }
    });
  });
}

describe('the script for web pages', () => {
  it('loads as a classic script: no import or export is left', () => {
    assert.doesNotThrow(() => new Script(bytesOf('dist/cdn/regen-cds.js').toString()));
  });

  it('is the production build of lit', () => {
    assert.doesNotMatch(bytesOf('dist/cdn/regen-cds.js').toString(), /Lit is in dev mode/);
  });
});

describe('dist/rules', () => {
  const published = filesBelow('dist/rules');

  it('holds every version of every rule set and the lock, byte for byte, and no test cases', () => {
    const sources = filesBelow('rules').filter(
      (path) => /^rules\/([^/]+\/[^/]+|rules\.lock)\.json$/.test(path) && !path.endsWith('.cases.json'),
    );
    assert.deepEqual(
      published,
      sources.map((path) => `dist/${path}`),
    );
    for (const path of sources) assert.deepEqual(bytesOf(`dist/${path}`), bytesOf(path), path);
  });
});
