/**
 * What a new version of a rule set changes: in words, for which patients, and how far the version number has to count up
 * (RULE-PROFILE, sections 2 and 3).
 */
import type { RuleSet } from '@regen-cds/engine';
import { findConditionChanges, type ConditionChange } from './diff/condition-changes.js';
import { documentChanges } from './diff/document-changes.js';
import { levelOf, reasonsFor, type Evidence, type Reason } from './diff/level.js';
import { findStatusChanges, type StatusChange, type UndecidedChange } from './diff/status-changes.js';
import { inWords, type Change } from './diff/words.js';
import { createPair, type Side } from './model/pair.js';
import { createSpace } from './model/space.js';
import { claimedLevel, isHigher, nextVersion, type Level } from './semver.js';

export interface RuleSetDiff {
  before: { id: string; version: string };
  after: { id: string; version: string };
  changes: Change[];
  /** One for each modality and change of status that some patient shows, with the smallest such patient found. */
  statusChanges: StatusChange[];
  /** The same for every changed condition: tasks, notes and content have no status. */
  conditionChanges: ConditionChange[];
  /** What a search could neither show nor rule out. Never to be read as "no change". */
  undecided: { statuses: UndecidedChange[]; conditions: string[] };
  /** How far the version has to count up, and why. */
  level: Level;
  reasons: Reason[];
  /** The level that the version number claims; null when it does not count up from the other. */
  claimed: Level | null;
  /** The claim is at least the level. */
  claimHolds: boolean;
  /** The version number to use. */
  proposed: string;
}

export interface DiffOptions {
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
}

/** Facts that some criterion reads, through derived values too: only those are asked. */
const factsRead = ({ model }: Side): Set<string> =>
  new Set(model.criteria.flatMap(({ condition }) => [...condition.terms].map(({ fact }) => fact)));

const search = (before: RuleSet, after: RuleSet, asOf: string): Pick<Evidence, 'statuses' | 'conditions' | 'read'> => {
  const clashing = [...createSpace([before.document, after.document], asOf).clashing];
  // A fact that changed its type has no values in common: nothing is searched, and the level says why.
  if (clashing.length > 0)
    return {
      statuses: { changes: [], undecided: [] },
      conditions: { changes: [], undecided: clashing },
      read: new Set(),
    };
  const pair = createPair(before, after, asOf);
  return { statuses: findStatusChanges(pair), conditions: findConditionChanges(pair), read: factsRead(pair.after) };
};

/** Compares two versions of a rule set. */
export const diffRuleSets = (before: RuleSet, after: RuleSet, { asOf }: DiffOptions): RuleSetDiff => {
  const document = documentChanges(before.document, after.document);
  const { statuses, conditions, read } = search(before, after, asOf);
  const evidence = { document, statuses, conditions, read };
  const reasons = reasonsFor(evidence);
  const level = levelOf(reasons);
  const [old, young] = [before.document, after.document];
  const claimed = claimedLevel(old.version, young.version);
  return {
    before: { id: old.id, version: old.version },
    after: { id: young.id, version: young.version },
    changes: inWords(document),
    statusChanges: statuses.changes,
    conditionChanges: conditions.changes,
    undecided: { statuses: statuses.undecided, conditions: conditions.undecided },
    level,
    reasons,
    claimed,
    claimHolds: claimed !== null && !isHigher(level, claimed),
    proposed: nextVersion(old.version, level),
  };
};
