import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';

/** The page and its style beside the script that rollup wrote. */
export const copyFramePage = () =>
  cpSync(join(root, 'packages/embed/frame'), join(root, 'dist/frame'), { recursive: true });
