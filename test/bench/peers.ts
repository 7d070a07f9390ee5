/** Other evaluators, installed for the benchmark alone: `npm ci` never brings them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/paths.mjs';

const PEERS: Readonly<Record<string, string>> = { 'json-logic-engine': '5.0.7', 'json-rules-engine': '7.3.1' };
const FOLDER = join(root, 'node_modules/.cache/regen-bench');

const versionOf = (name: string): string | null => {
  const manifest = join(FOLDER, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : null;
};

/** Installs what is missing, in exactly the pinned versions. */
export const installPeers = (): void => {
  if (Object.entries(PEERS).every(([name, version]) => versionOf(name) === version)) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...wanted], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
};

export interface LogicEngine {
  run: (rule: unknown, data: unknown) => unknown;
  build: (rule: unknown) => (data: unknown) => unknown;
}
export interface RulesEngine {
  addRule: (rule: unknown) => unknown;
  run: (facts: Readonly<Record<string, unknown>>) => Promise<{ events: { type: string }[] }>;
}

export interface Peers {
  LogicEngine: new () => LogicEngine;
  RulesEngine: new (rules?: unknown[], options?: unknown) => RulesEngine;
}

export const loadPeers = async (): Promise<Peers> => {
  const from = async (path: string): Promise<Record<string, unknown>> =>
    (await import(pathToFileURL(join(FOLDER, 'node_modules', path)).href)) as Record<string, unknown>;
  const logic = await from('json-logic-engine/index.js');
  const rules = await from('json-rules-engine/dist/index.js');
  const defaults = rules['default'] as Record<string, unknown> | undefined;
  return {
    LogicEngine: logic['LogicEngine'] as Peers['LogicEngine'],
    RulesEngine: (rules['Engine'] ?? defaults?.['Engine']) as Peers['RulesEngine'],
  };
};

export const versions = (): string =>
  Object.entries(PEERS)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
