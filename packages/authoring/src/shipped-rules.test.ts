/** The rule sets of this repository, as their authors promise them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkSource } from './check.js';
import { ucumUnits } from './cli/ucum.js';
import { diffRuleSets } from './diff.js';
import { digestOf, parseLock, unfrozen, violations } from './lock.js';
import { compareVersions } from './semver.js';
import { RULES_FOLDER, shippedFiles, shippedRuleSets } from './testing/shipped.js';

const REVIEWED_ON = '2026-11-25';

const lockUrl = new URL('rules.lock.json', RULES_FOLDER);

describe('the shipped rule sets', () => {
  const all = shippedRuleSets();

  for (const { id, version, text } of all)
    it(`${id} ${version} passes every check`, () => {
      const found = checkSource(text, { today: REVIEWED_ON, units: ucumUnits }).filter(
        ({ severity }) => severity !== 'note',
      );
      assert.deepEqual(
        found.map(({ code, path, message }) => `${code} ${path}: ${message}`),
        [],
      );
    });

  it('count up as far as they change', () => {
    const ordered = [...all].sort((a, b) => a.id.localeCompare(b.id) || compareVersions(a.version, b.version));
    const steps = ordered.flatMap((after, i) => {
      const before = ordered[i - 1];
      return before?.id === after.id ? [[before, after] as const] : [];
    });
    const wrong = steps
      .map(([before, after]) => diffRuleSets(before.ruleSet, after.ruleSet, { asOf: REVIEWED_ON }))
      .filter(({ claimHolds }) => !claimHolds);
    assert.deepEqual(
      wrong.map(
        ({ before, after, level, proposed }) =>
          `${after.id} ${before.version} → ${after.version} is ${level}: use ${proposed}`,
      ),
      [],
    );
  });
});

describe('the lock of published rule sets', () => {
  it('is kept: no frozen file has changed', async (t) => {
    const lock = parseLock(readFileSync(lockUrl, 'utf8'));
    assert.ok(lock, 'rules.lock.json is not a lock file');
    const files = shippedFiles().map(async ({ id, version, url }) => ({
      id,
      version,
      digest: await digestOf(new Uint8Array(readFileSync(url))),
    }));
    const published = await Promise.all(files);
    assert.deepEqual(violations(lock, published), []);
    const open = unfrozen(lock, published);
    if (open.length > 0) t.diagnostic(`${open.length} versions are not frozen yet: regen-rules freeze`);
  });
});
