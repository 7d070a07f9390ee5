import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageNames, root } from '../../scripts/paths.mjs';

export interface Manifest {
  name: string;
  version: string;
  exports: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
}

export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

export const manifestOf = (folder: string): Manifest => readJson(join(folder, 'package.json')) as Manifest;

export interface PublishedPackage extends Manifest {
  folder: string;
  /** Every specifier that can be imported from it, relative to its name: `.`, `./define`, … */
  doors: string[];
}

/** `./define/*` stands for every file that is there. */
function expand(door: string, folder: string): string[] {
  if (!door.endsWith('/*')) return [door];
  const files = join(root, folder, 'dist', door.slice(2, -2));
  return existsSync(files)
    ? readdirSync(files)
        .filter((file) => file.endsWith('.js'))
        .map((file) => door.replace('*', file.slice(0, -'.js'.length)))
    : [];
}

export const packages: PublishedPackage[] = packageNames().map((name) => {
  const folder = `packages/${name}`;
  const manifest = manifestOf(folder);
  const doors = Object.keys(manifest.exports).filter((door) => door !== './package.json');
  return { ...manifest, folder, doors: doors.flatMap((door) => expand(door, folder)) };
});
