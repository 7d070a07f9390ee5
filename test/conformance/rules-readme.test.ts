/**
 * The table in `rules/README.md` says where each topic and each correction of the source texts stands. Its pointers have the form
 * `rule-set#id`; a table that points at nothing is worse than none.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/paths.mjs';
import { newestOfEach } from './support/library.js';

const readme = readFileSync(join(root, 'rules/README.md'), 'utf8');
const pointers = [...readme.matchAll(/`([a-z][a-z0-9-]*)#([A-Za-z][\w-]*)`/g)].map(([, set = '', id = '']) => ({
  set,
  id,
}));

/** Every id of a document but those of its citations, and the names of its facts and derived values. */
const idsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(idsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { citations: _, ...rest } = value as Record<string, unknown>;
  const own = typeof rest['id'] === 'string' ? [rest['id']] : [];
  return [...own, ...Object.values(rest).flatMap(idsOf)];
};

const files = newestOfEach();
const ids = new Map(
  files.map(({ id, document }) => [
    id,
    new Set([...idsOf(document), ...Object.keys(document.facts), ...Object.keys(document.derived ?? {})]),
  ]),
);

describe('the table of topics and corrections (rules/README.md)', () => {
  it('points only at what a rule set has', () => {
    assert.ok(pointers.length > 0);
    assert.deepEqual(
      pointers.filter(({ set, id }) => ids.get(set)?.has(id) !== true).map(({ set, id }) => `${set}#${id}`),
      [],
    );
  });

  it('names every rule set', () => {
    assert.deepEqual(
      files.map(({ id }) => id).filter((id) => !readme.includes(`](${id}/README.md)`)),
      [],
    );
  });

  it('has a row for each of the 17 corrections of part A and the 11 of part B of the evidence pack', () => {
    const wanted = [
      ...Array.from({ length: 17 }, (_, i) => `sc-${String(i + 1).padStart(2, '0')}`),
      ...Array.from({ length: 11 }, (_, i) => `b-${String(i + 1).padStart(2, '0')}`),
    ];
    assert.deepEqual(
      wanted.filter((id) => !new RegExp(`^\\| ${id} `, 'm').test(readme)),
      [],
    );
  });
});
