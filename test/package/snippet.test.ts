import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { snippet } from '../../scripts/build/snippet.mjs';
import { root } from '../../scripts/paths.mjs';

describe('the first snippet of the README', () => {
  it('is the one that the build prints, pinned to the bytes that it made', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, found] = /<!-- snippet -->\n\n```html\n([\s\S]*?)```\n\n<!-- \/snippet -->/.exec(readme) ?? [];
    assert.equal(found, snippet());
  });
});
