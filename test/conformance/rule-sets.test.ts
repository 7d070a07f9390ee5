/**
 * The contract of every rule set in `rules/`. One describe per rule set and version, so that
 * `REGEN_RULE_SETS="harvest tendinopathy" node scripts/node-tests.mjs unit rule-sets` runs it on some.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RuleSetError } from '@regen-cds/engine';
import { CONTRACT } from './support/contract.js';
import { isChosen, newestOfEach, ruleSets } from './support/library.js';
import { SHARED } from './support/shared.js';

const MOST_SHOWN = 25;

/** Fails with every finding, not with the first. */
const nothing = (findings: readonly string[]): void => {
  const more = findings.length > MOST_SHOWN ? [`… and ${findings.length - MOST_SHOWN} more`] : [];
  assert.ok(
    findings.length === 0,
    `${findings.length} finding(s):\n${[...findings.slice(0, MOST_SHOWN), ...more].join('\n')}`,
  );
};

for (const file of ruleSets.filter(isChosen))
  describe(file.name, () => {
    const ruleSet = (() => {
      try {
        return file.open();
      } catch (error) {
        if (error instanceof RuleSetError) return error;
        throw error;
      }
    })();
    it('is accepted by the engine', () => {
      nothing(
        ruleSet instanceof RuleSetError
          ? ruleSet.issues.map(({ code, path, message }) => `${code} ${path}: ${message}`)
          : [],
      );
    });
    if (ruleSet instanceof RuleSetError) return;
    for (const [title, check] of Object.entries(CONTRACT)) it(title, () => nothing(check({ ...file, ruleSet })));
  });

describe('rule sets beside each other', () => {
  for (const [title, check] of Object.entries(SHARED))
    it(title, () => nothing(check(newestOfEach(), (file) => isChosen(file))));
});
