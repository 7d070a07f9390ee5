/** Which patients change status between two versions: a witness for each modality and change. */
import type { Status } from '@regen-cds/engine';
import { factsOf, stateOfFacts, type PatientFacts } from '../model/patient.js';
import type { Pair } from '../model/pair.js';
import { findPatient, type Patients } from '../model/search.js';
import { statusOf, type Modality } from '../model/statuses.js';
import { goalsOf } from './goals.js';
import { agreesWithJsonLogic, smallest, statusByEngine } from './witness.js';

export interface StatusChange {
  modality: string;
  from: Status;
  to: Status;
  /** `complete`: everything that is asked has an answer. `any`: only with something unknown, or given against its gate. */
  patients: Patients;
  /** The facts that are needed for the change, and no others. */
  witness: PatientFacts;
  /** json-logic-js was asked and agrees; false where it cannot be asked, because something is unknown. */
  byJsonLogic: boolean;
}

/** A change that can neither be shown nor ruled out. */
export interface UndecidedChange {
  modality: string;
  from: Status;
  to: Status;
}

export interface StatusChanges {
  changes: StatusChange[];
  undecided: UndecidedChange[];
}

interface Modalities {
  before: Modality;
  after: Modality;
}

/** The confirmed change that a found patient shows; null where the engine does not agree. */
const confirmed = (
  pair: Pair,
  { before, after }: Modalities,
  { from, to }: Pick<StatusChange, 'from' | 'to'>,
  found: PatientFacts,
  patients: Patients,
): StatusChange | null => {
  const { space } = pair;
  const shows = (facts: PatientFacts): boolean => {
    const state = stateOfFacts(space, facts);
    return statusOf(before, state) === from && statusOf(after, state) === to;
  };
  const askable = from !== 'needs-answers' && to !== 'needs-answers';
  // Where something stays unknown although everything is answered, no answer can be left out.
  const keepsAll = patients === 'complete' && !askable;
  const witness = shows(found) && !keepsAll ? smallest(found, shows) : found;
  const sides = [
    [pair.before.ruleSet, from],
    [pair.after.ruleSet, to],
  ] as const;
  if (!sides.every(([ruleSet, status]) => statusByEngine(ruleSet, before.id, witness, space.asOf) === status))
    return null;
  const agrees = sides.every(([ruleSet, status]) => agreesWithJsonLogic(space, ruleSet, before.id, witness, status));
  if (askable && !agrees) return null;
  return { modality: before.id, from, to, patients, witness, byJsonLogic: askable };
};

const changesOf = (pair: Pair, both: Modalities, patients: Patients): StatusChanges => {
  const found = new Map<string, StatusChange>();
  const undecided = new Map<string, UndecidedChange>();
  for (const { from, to, wants } of goalsOf(both.before, both.after, patients)) {
    const key = `${from} ${to}`;
    if (found.has(key)) continue;
    const outcome = findPatient(pair.space, wants, patients, { memory: pair.memory });
    if (outcome.kind === 'impossible') continue;
    const change =
      outcome.kind === 'found'
        ? confirmed(pair, both, { from, to }, factsOf(pair.space, outcome.choices), patients)
        : null;
    if (change) found.set(key, change);
    else undecided.set(key, { modality: both.before.id, from, to });
  }
  for (const key of found.keys()) undecided.delete(key);
  return { changes: [...found.values()], undecided: [...undecided.values()] };
};

/**
 * Every change of status that some patient shows, with the smallest patient found for it. Incomplete patients are looked at only for a
 * modality that no complete patient sees change: what an answer decides is then the same, and only when it is decided may differ.
 */
export const findStatusChanges = (pair: Pair): StatusChanges => {
  const all = pair.before.model.modalities.flatMap((before): StatusChanges[] => {
    const after = pair.after.model.modalities.find(({ id }) => id === before.id);
    if (!after) return [];
    const complete = changesOf(pair, { before, after }, 'complete');
    if (complete.changes.length > 0 || complete.undecided.length > 0) return [complete];
    return [changesOf(pair, { before, after }, 'any')];
  });
  return { changes: all.flatMap(({ changes }) => changes), undecided: all.flatMap(({ undecided }) => undecided) };
};
