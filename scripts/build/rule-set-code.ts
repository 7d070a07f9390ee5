/** Writes what `packages/engine/src/schema.ts` stands for as code: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { generatedFiles } from '../../packages/engine/src/schema/code.js';

const folder = new URL('../../packages/engine/src/', import.meta.url);
for (const [name, code] of Object.entries(generatedFiles())) {
  const { pathname } = new URL(name, folder);
  writeFileSync(pathname, await format(code, { ...(await resolveConfig(pathname)), filepath: pathname }));
}
