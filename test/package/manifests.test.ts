import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/paths.mjs';
import { manifestOf, packages, readJson } from './packages.js';

const { version, scripts = {}, devDependencies = {} } = manifestOf('.');

describe('the manifests', () => {
  it('share one version', () => {
    assert.deepEqual(
      packages.filter((each) => each.version !== version).map(({ name }) => name),
      [],
    );
  });

  it('ask for exactly this version of one another', () => {
    for (const { name, dependencies = {} } of packages) {
      for (const [dependency, range] of Object.entries(dependencies)) {
        if (dependency.startsWith('@regen-cds/')) assert.equal(range, version, `${name} needs ${dependency}`);
      }
    }
  });

  it('pin every tool exactly, because some newer ones do not install everywhere', () => {
    for (const [name, range] of Object.entries(devDependencies)) assert.match(range, /^\d+\.\d+\.\d+$/, name);
  });
});

describe('the lock file', () => {
  it('names no registry, so that it installs from any', () => {
    const { packages: locked } = readJson('package-lock.json') as { packages: Record<string, { resolved?: string }> };
    const named = Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined && /^\w+:/.test(resolved));
    assert.deepEqual(
      named.map(([path]) => path),
      [],
      'run npm install with the .npmrc of the project, which leaves addresses out',
    );
  });
});

describe('the README', () => {
  it('names only commands that exist', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    );
    assert.notEqual(named.length, 0);
    assert.deepEqual(
      named.filter((script) => !Object.hasOwn(scripts, script)),
      [],
    );
  });
});
