import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { generatedFiles } from './code.js';

const folder = new URL('../', import.meta.url);

describe('the code that stands for the schema', () => {
  for (const [name, code] of Object.entries(generatedFiles())) {
    it(`is up to date: ${name} (npm run schema)`, async () => {
      const { pathname } = new URL(name, folder);
      const expected = await format(code, { ...(await resolveConfig(pathname)), filepath: pathname });
      assert.equal(readFileSync(pathname, 'utf8'), expected);
    });
  }
});
