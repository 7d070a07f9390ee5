/**
 * Parts of a condition that decide nothing: no patient for whom the outcome follows the part. The test is masking MC/DC (Chilenski and
 * Miller, Software Engineering Journal, 1994): the rest is held, the part is turned, and the outcome must turn with it, for a part that is
 * true and for one that is false.
 */
import type { Finding } from '../finding.js';
import { leavesOf, withLeaf, type Condition } from '../model/condition.js';
import { conditionsOf } from '../model/conditions.js';
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

const firstFound = (outcomes: Iterable<Outcome>): Outcome['kind'] => {
  let kind: Outcome['kind'] = 'impossible';
  for (const outcome of outcomes) {
    if (outcome.kind === 'found') return 'found';
    if (outcome.kind === 'not-decided') kind = 'not-decided';
  }
  return kind;
};

export const checkDeadParts = ({ space, reader, memory, ruleSet }: Single): Finding[] =>
  conditionsOf(ruleSet.document).flatMap(({ id, path, when }) => {
    const condition = reader.condition(when, path);
    const leaves = leavesOf(condition);
    if (leaves.length < 2) return [];
    return leaves.flatMap((leaf): Finding[] => {
      const at = leaf.path ?? path;
      // Gates aside: a gate beside the fact it opens is never tested alone, and still has to stand there.
      const search = (truth: 0 | 1): Outcome['kind'] =>
        firstFound(turningWants(condition, leaf, truth).map((wants) => findPatient(space, wants, 'free', { memory })));
      const [off, on] = [search(0), search(1)];
      const text = phrase(valueAt(ruleSet.document, at));
      if (off === 'impossible' || on === 'impossible') {
        const why =
          off === on
            ? 'the outcome is the same with and without it'
            : `wherever it matters it is ${on === 'found' ? 'true' : 'false'}`;
        return [
          {
            code: 'dead-condition',
            severity: 'warning',
            path: at,
            message: `No patient can show what "${text}" decides in "${id}": ${why}. Remove it, or correct what makes it so.`,
          },
        ];
      }
      return off === 'not-decided' || on === 'not-decided'
        ? [notDecided(at, `whether "${text}" decides anything in "${id}"`)]
        : [];
    });
  });
