#!/usr/bin/env node
// In the repository it runs from source, so that it is never older than the rules it checks; as installed, from dist.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/cli/run.ts', import.meta.url));

if (existsSync(source)) {
  const args = ['--conditions=regen-source', '--import', import.meta.resolve('tsx'), source, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
} else {
  const { main } = await import('../dist/cli.js');
  await main();
}
