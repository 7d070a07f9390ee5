/**
 * Parts of a condition that decide nothing: no patient for whom the outcome follows the part. The test is masking MC/DC (Chilenski and
 * Miller, Software Engineering Journal, 1994): the rest is held, the part is turned, and the outcome must turn with it, for a part that is
 * true and for one that is false.
 */
import type { Finding } from '../finding.js';
import { leavesOf, withLeaf, type Condition } from '../model/condition.js';
import { conditionsOf, type ConditionSource } from '../model/conditions.js';
import type { Single } from '../model/pair.js';
import { findPatient, MET, NOT_MET, type Outcome, type Want } from '../model/search.js';
import { phrase } from '../diff/phrase.js';
import { valueAt } from '../pointer.js';
import { notDecided } from './always.js';

/** What a patient must be like for the outcome to follow a part that has this truth; either way round. */
export const turningWants = (condition: Condition, leaf: Condition, truth: 0 | 1): Want[][] => {
  const [on, off] = [withLeaf(condition, leaf, 1), withLeaf(condition, leaf, 0)];
  const part: Want = { condition: leaf, allow: truth === 1 ? MET : NOT_MET };
  return [
    [part, { condition: on, allow: MET }, { condition: off, allow: NOT_MET }],
    [part, { condition: on, allow: NOT_MET }, { condition: off, allow: MET }],
  ];
};

const firstFound = (searches: readonly (() => Outcome)[]): Outcome['kind'] => {
  let kind: Outcome['kind'] = 'impossible';
  for (const search of searches) {
    const outcome = search();
    if (outcome.kind === 'found') return 'found';
    if (outcome.kind === 'not-decided') kind = 'not-decided';
  }
  return kind;
};

/** Nodes for one such search: there are four of them for each part of a condition. */
const BUDGET = 2000;

type Verdict = Outcome['kind'];

const findingsIn = (single: Single, { id, path, when }: ConditionSource): Finding[] => {
  const { space, reader, memory, ruleSet } = single;
  const condition = reader.condition(when, path);
  const leaves = leavesOf(condition);
  if (leaves.length < 2) return [];
  // Gates aside: a gate beside the fact it opens is never tested alone, and still has to stand there.
  const search = (leaf: Condition, truth: 0 | 1): Verdict =>
    firstFound(
      turningWants(condition, leaf, truth).map(
        (wants) => () => findPatient(space, wants, 'free', { memory, budget: BUDGET }),
      ),
    );
  const findings: Finding[] = [];
  for (const leaf of leaves) {
    const at = leaf.path ?? path;
    const text = phrase(valueAt(ruleSet.document, at));
    const [off, on] = [search(leaf, 0), search(leaf, 1)];
    if (off === 'impossible' || on === 'impossible') {
      const value = on === 'found' ? 'true' : 'false';
      const why = off === on ? 'the outcome is the same with and without it' : `wherever it matters it is ${value}`;
      const message = `No patient can show what "${text}" decides in "${id}": ${why}. Remove it, or correct what makes it so.`;
      findings.push({ code: 'dead-condition', severity: 'warning', path: at, message });
    } else if (off === 'not-decided' || on === 'not-decided')
      // One part that is too hard to search stands for the others of the same condition.
      return [...findings, notDecided(at, `whether "${text}" decides anything in "${id}"`)];
  }
  return findings;
};

export const checkDeadParts = (single: Single): Finding[] =>
  conditionsOf(single.ruleSet.document).flatMap((source) => findingsIn(single, source));
