import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from '../paths.mjs';

/** Copies the rule sets byte for byte, without their test cases: hosts pin the digest of exactly these bytes. The lock goes with them. */
export function copyRuleSets() {
  for (const path of filesBelow('rules')) {
    if (/^rules\/([^/]+\/[^/]+|rules\.lock)\.json$/.test(path) && !path.endsWith('.cases.json')) {
      cpSync(join(root, path), join(root, 'dist', path));
    }
  }
}
