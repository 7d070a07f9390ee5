import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { isLoaded, register } from './registration.js';
import { VERSION } from './version.js';

type Registered = Parameters<typeof register>[1];

const element = (version?: string): Registered => ({ version }) as unknown as Registered;

const registryOf = () => {
  const taken = new Map<string, CustomElementConstructor>();
  return {
    get: (tag: string) => taken.get(tag),
    define: (tag: string, one: CustomElementConstructor) => void taken.set(tag, one),
  };
};

describe('one version of the elements on a page', () => {
  const notes: string[] = [];
  let registry = registryOf();
  beforeEach(() => {
    registry = registryOf();
    notes.length = 0;
    mock.method(console, 'warn', (note: string) => notes.push(note));
  });
  afterEach(() => {
    mock.restoreAll();
    Reflect.deleteProperty(globalThis, Symbol.for('regen-cds-warned'));
  });

  it('the first one is registered', () => {
    const one = element('1.0.0');
    register('regen-one', one, registry);
    assert.equal(registry.get('regen-one'), one);
    assert.deepEqual(notes, []);
  });

  it('the same version again is silent and changes nothing', () => {
    const one = element('1.0.0');
    for (const each of [one, element('1.0.0')]) register('regen-one', each, registry);
    assert.equal(registry.get('regen-one'), one);
    assert.deepEqual(notes, []);
  });

  it('another version is not used, and one warning names both, however many elements there are', () => {
    for (const tag of ['regen-one', 'regen-two']) {
      register(tag, element('1.0.0'), registry);
      register(tag, element('2.0.0'), registry);
    }
    assert.equal(isLoaded(['regen-one', 'regen-two'], '2.0.0', registry), true);
    assert.deepEqual(notes, [
      'Regen CDS 1.0.0 is already on this page; 2.0.0 is not used. Load one version of Regen CDS.',
    ]);
  });

  it('a tag that somebody else has taken is of an unknown version', () => {
    register('regen-one', element(), registry);
    register('regen-one', element('1.0.0'), registry);
    assert.match(notes[0] ?? '', /Regen CDS unknown is already/);
  });

  it('is loaded when every element is there, not when one is missing', () => {
    register('regen-one', element('1.0.0'), registry);
    assert.equal(isLoaded(['regen-one'], '1.0.0', registry), true);
    assert.equal(isLoaded(['regen-one', 'regen-two'], '1.0.0', registry), false);
    assert.deepEqual(notes, []);
  });

  it('has the version of the package', () => {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    assert.equal(VERSION, (JSON.parse(manifest) as { version: string }).version);
  });
});
