import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { AUTHORING_VERSION } from './version.js';

const sources = (folder: URL): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(?:cli|testing)\//.test(name),
  );

describe('the package', () => {
  it('is of the version that its manifest says', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    assert.equal(AUTHORING_VERSION, manifest.version);
  });

  it('runs in a browser, apart from its commands', () => {
    const folder = new URL('./', import.meta.url);
    const needing = sources(folder).filter((name) =>
      /from 'node:|\bprocess\.|\bBuffer\b|from '\.{1,2}\/(?:\.\.\/)*cli\//.test(
        readFileSync(new URL(name, folder), 'utf8'),
      ),
    );
    assert.deepEqual(needing, []);
  });
});
