import { buildSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';

const SOURCE = join(root, 'packages/widgets');

/** What the script registers: every element has a folder, and a tag of that name. */
const tags = () =>
  [...readFileSync(join(SOURCE, 'src/define.ts'), 'utf8').matchAll(/components\/([\w-]+)\/define/g)].map(
    ([, name]) => `regen-${name}`,
  );

/** The first statements of the script for web pages: it ends here when its elements are on the page already. */
export function endWhenLoaded() {
  const { version } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'));
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { isLoaded } from './registration.ts';
        var isThere = isLoaded(${JSON.stringify(tags())}, ${JSON.stringify(version)});`,
      resolveDir: join(SOURCE, 'src'),
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  // A scope of its own: the same module is in the script once more.
  return `if ((() => { ${outputFiles[0].text} return isThere; })()) return;`;
}
