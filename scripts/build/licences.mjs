import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageNames, root } from '../paths.mjs';

/** npm packs only what lies in the package's own folder. */
export function copyLicences() {
  for (const name of packageNames()) copyFileSync(join(root, 'LICENSE'), join(root, 'packages', name, 'LICENSE'));
}
