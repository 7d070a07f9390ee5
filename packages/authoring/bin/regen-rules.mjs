#!/usr/bin/env node
// In the repository it runs from source, so that it is never older than the rules it checks; as installed, from dist.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

if (existsSync(source)) {
  const tsx = import.meta.resolve('tsx');
  const args = ['--conditions=regen-source', '--import', tsx, source, ...process.argv.slice(2)];
  const { status, signal } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  process.exitCode = status ?? (signal === 'SIGINT' ? 0 : 1);
} else {
  await import('../dist/cli.js');
}
