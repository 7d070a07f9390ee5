import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measure } from '../../scripts/build/sizes.mjs';

describe('what people download', async () => {
  for (const { name, gzip, ceiling } of await measure()) {
    it(`stays below its ceiling: ${name}`, () => {
      assert.ok(
        gzip <= ceiling,
        `${gzip} bytes of gzip are ${gzip - ceiling} more than the ceiling of ${ceiling}. ` +
          'Look for a new import that brings a library along (full zod instead of zod/mini?). ' +
          'If the bytes are worth it, raise the ceiling in test/package/sizes.json in a commit that says why.',
      );
    });
  }
});
