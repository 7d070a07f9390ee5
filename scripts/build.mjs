import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildExamples } from './build/examples.mjs';
import { copyFramePage } from './build/frame-page.mjs';
import { writeIntegrity } from './build/integrity.mjs';
import { copyLicences } from './build/licences.mjs';
import { stampProduct } from './build/product.mjs';
import { copyRuleSets } from './build/rule-sets.mjs';
import { measure, report } from './build/sizes.mjs';
import { writeSnippet } from './build/snippet.mjs';
import { packageNames, root } from './paths.mjs';
import { mustRun } from './run.mjs';

rmSync(join(root, 'dist'), { recursive: true, force: true });
for (const name of packageNames()) rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true });

await mustRun('tsc', ['-b', 'tsconfig.build.json']);
await mustRun('rollup', ['-c', '--silent']);
copyFramePage();
await buildExamples();
copyRuleSets();
copyLicences();
await mustRun('node', ['--conditions=regen-source', '--import', 'tsx', 'scripts/build/json-schema.ts']);
writeIntegrity();
writeSnippet();
stampProduct();
report(await measure());
