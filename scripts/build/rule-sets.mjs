import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from '../paths.mjs';

/** Copies the rule sets byte for byte, without their test cases: hosts pin the digest of exactly these bytes. */
export function copyRuleSets() {
  for (const path of filesBelow('rules')) {
    if (/^rules\/[^/]+\/[^/]+\.json$/.test(path) && !path.endsWith('.cases.json')) {
      cpSync(join(root, path), join(root, 'dist', path));
    }
  }
}
