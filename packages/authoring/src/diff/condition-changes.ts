/** Which patients a changed condition is met for before and not after, or the other way round; criteria and content alike. */
import { contentTruths, evaluate, type RuleSet, type Truth } from '@regen-cds/engine';
import { truthsByJsonLogic } from '../json-logic.js';
import type { Condition } from '../model/condition.js';
import { conditionsOf, type ConditionSource } from '../model/conditions.js';
import { factsOf, stateOfFacts, type PatientFacts } from '../model/patient.js';
import type { Pair, Side } from '../model/pair.js';
import { findPatient, MET, NOT_MET, OPEN, type Patients, type Want } from '../model/search.js';
import type { Trit } from '../model/state.js';
import { canStayOpen } from './goals.js';
import { openBecause, raised } from './implied.js';
import { completed, smallest } from './witness.js';

export interface ConditionChange {
  kind: ConditionSource['kind'];
  id: string;
  from: Truth;
  to: Truth;
  patients: Patients;
  /** The facts that are needed for the change, and no others. */
  witness: PatientFacts;
  /** json-logic-js was asked and agrees; false where it cannot be asked. */
  byJsonLogic: boolean;
}

export interface ConditionChanges {
  changes: ConditionChange[];
  /** Ids of conditions of which a change can neither be shown nor ruled out. */
  undecided: string[];
}

const TRUTH: readonly [Truth, Truth, Truth] = [false, true, null];
const ALLOW: readonly [number, number, number] = [NOT_MET, MET, OPEN];

const DECIDED: readonly (readonly [Trit, Trit])[] = [
  [0, 1],
  [1, 0],
];
const OPENED: readonly (readonly [Trit, Trit])[] = [
  [2, 1],
  [2, 0],
  [1, 2],
  [0, 2],
];

interface Both {
  source: ConditionSource;
  before: Condition;
  after: Condition;
}

/** Conditions that both versions have and that do not read the same. */
const changedConditions = ({ before, after }: Pair): Both[] => {
  const idOf = ({ kind, id }: ConditionSource): string => `${kind} ${id}`;
  const old = new Map(conditionsOf(before.ruleSet.document).map((source) => [idOf(source), source]));
  return conditionsOf(after.ruleSet.document).flatMap((source) => {
    const earlier = old.get(idOf(source));
    if (!earlier) return [];
    const first = before.reader.condition(earlier.when, earlier.path);
    const second = after.reader.condition(source.when, source.path);
    return first.key === second.key ? [] : [{ source, before: first, after: second }];
  });
};

const truthByEngine = (
  ruleSet: RuleSet,
  { kind, id }: ConditionSource,
  facts: PatientFacts,
  asOf: string,
): Truth | undefined => {
  const decision = evaluate(ruleSet, facts, { asOf });
  if (kind === 'content') return contentTruths(decision, ruleSet).get(id);
  return decision.criteria.find((one) => one.id === id)?.truth;
};

const confirmed = (
  pair: Pair,
  { source, before, after }: Both,
  [from, to]: readonly [Trit, Trit],
  found: PatientFacts,
  patients: Patients,
): ConditionChange | null => {
  const { space } = pair;
  const shows = (facts: PatientFacts): boolean => {
    const state = stateOfFacts(space, facts);
    return before.truth(state) === from && after.truth(state) === to;
  };
  // Where something stays unknown although everything is answered, no answer can be left out.
  const keepsAll = patients === 'complete' && (from === 2 || to === 2);
  const witness = shows(found) && !keepsAll ? smallest(found, shows) : found;
  const sides: readonly (readonly [Side, Trit])[] = [
    [pair.before, from],
    [pair.after, to],
  ];
  const holds = sides.every(
    ([{ ruleSet }, truth]) => truthByEngine(ruleSet, source, witness, space.asOf) === TRUTH[truth],
  );
  if (!holds) return null;
  const askable = from !== 2 && to !== 2 && source.kind === 'criterion';
  const everything = completed(space, witness);
  const agrees = sides.every(
    ([{ ruleSet }, truth]) => truthsByJsonLogic(ruleSet, everything, space.asOf).get(source.id) === (truth === 1),
  );
  if (askable && !agrees) return null;
  const { kind, id } = source;
  return { kind, id, from: TRUTH[from], to: TRUTH[to], patients, witness, byJsonLogic: askable };
};

/** What the two truths imply: it rules out nobody, and the search begins with it. */
const impliedBy = ({ before, after }: Both, [from, to]: readonly [Trit, Trit], patients: Patients): Want[] => {
  const conditions = [
    ...(from === 0 && to === 1 ? [raised(before, after)] : []),
    ...(from === 1 && to === 0 ? [raised(after, before)] : []),
    ...(patients === 'complete' && from === 2 ? [openBecause(before)] : []),
    ...(patients === 'complete' && to === 2 ? [openBecause(after)] : []),
  ];
  return conditions.map((condition) => ({ condition, allow: MET }));
};

const changesOf = (pair: Pair, both: Both, patients: Patients): { changes: ConditionChange[]; undecided: boolean } => {
  const changes: ConditionChange[] = [];
  let undecided = false;
  const staysOpen = patients === 'any' || canStayOpen(both.before) || canStayOpen(both.after);
  for (const truths of [...DECIDED, ...(staysOpen ? OPENED : [])]) {
    const wants = [
      ...impliedBy(both, truths, patients),
      { condition: both.before, allow: ALLOW[truths[0]] },
      { condition: both.after, allow: ALLOW[truths[1]] },
    ];
    const outcome = findPatient(pair.space, wants, patients, { memory: pair.memory });
    if (outcome.kind === 'impossible') continue;
    const change =
      outcome.kind === 'found' ? confirmed(pair, both, truths, factsOf(pair.space, outcome.choices), patients) : null;
    if (change) changes.push(change);
    else undecided = true;
  }
  return { changes, undecided };
};

/** Every change of truth that some patient shows; incomplete patients only where no complete one shows any. */
export const findConditionChanges = (pair: Pair): ConditionChanges => {
  const changes: ConditionChange[] = [];
  const undecided: string[] = [];
  for (const both of changedConditions(pair)) {
    const complete = changesOf(pair, both, 'complete');
    const found = complete.changes.length > 0 || complete.undecided ? complete : changesOf(pair, both, 'any');
    changes.push(...found.changes);
    if (found.undecided) undecided.push(both.source.id);
  }
  return { changes, undecided };
};
