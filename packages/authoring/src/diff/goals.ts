/**
 * What a patient must be like for a modality to stand at one status before and at another after: for each such pair of statuses, sets of
 * conditions to meet. Statuses are decided by the strongest raiser that is met, so it is enough to name that one on each side.
 */
import type { Status } from '@regen-cds/engine';
import type { Condition } from '../model/condition.js';
import { openBecause, raised } from './implied.js';
import { isStronger, type Modality, type Raiser } from '../model/statuses.js';
import { MET, NOT_MET, OPEN, type Patients, type Want } from '../model/search.js';

export interface Goal {
  from: Status;
  to: Status;
  wants: Want[];
}

/** One way for one version to give a status. */
interface Way {
  status: Status;
  /** The raiser that decides it; null for a candidate, whom nothing raises. */
  by: Raiser | null;
  wants: Want[];
}

const want = ({ condition }: Raiser, allow: number): Want => ({ condition, allow });

const decided = (raisers: readonly Raiser[], by: Raiser | null): Way => {
  const status = by?.status ?? 'candidate';
  const stronger = raisers.filter((one) => isStronger(one.status, status)).map((one) => want(one, NOT_MET));
  return { status, by, wants: [...(by ? [want(by, MET)] : []), ...stronger] };
};

/** Something open could raise it above what is reached. */
const open = (raisers: readonly Raiser[], by: Raiser, patients: Patients): Way => ({
  status: 'needs-answers',
  by,
  wants: [
    ...(patients === 'complete' ? [{ condition: openBecause(by.condition), allow: MET }] : []),
    want(by, OPEN),
    ...raisers
      .filter((one) => one !== by && !isStronger(by.status, one.status))
      .map((one) => want(one, NOT_MET | OPEN)),
  ],
});

/** Behind a shut gate a fact has no value, and outside its declared range a derived one, whatever else is answered. */
export const canStayOpen = ({ terms, canFail }: Condition): boolean =>
  canFail || [...terms].some(({ gate }) => gate !== null);

const waysOf = (raisers: readonly Raiser[], patients: Patients): Way[] => [
  decided(raisers, null),
  ...raisers.map((by) => decided(raisers, by)),
  ...raisers
    .filter(({ condition }) => patients === 'any' || canStayOpen(condition))
    .map((by) => open(raisers, by, patients)),
];

const keyOf = ({ status, condition }: Raiser): string => `${status} ${condition.key}`;

/** Both lists together; null where they contradict each other. */
const together = (a: readonly Want[], b: readonly Want[]): Want[] | null => {
  const merged = new Map<string, Want>();
  for (const { condition, allow } of [...a, ...b]) {
    const known = merged.get(condition.key)?.allow ?? MET | NOT_MET | OPEN;
    if ((known & allow) === 0) return null;
    merged.set(condition.key, { condition, allow: known & allow });
  }
  return [...merged.values()];
};

/** For raisers of the same criteria, what the truths wanted of their two versions imply. */
const implications = (before: Modality, after: Modality): ((wants: readonly Want[]) => Want[]) => {
  const nameOf = ({ status, criteria }: Raiser): string =>
    `${status} ${criteria.map(({ definition }) => definition.id).join(' ')}`;
  const young = new Map(after.raisers.map((one) => [nameOf(one), one]));
  const changed = before.raisers.flatMap((one) => {
    const later = young.get(nameOf(one));
    if (!later || later.condition.key === one.condition.key) return [];
    const [a, b] = [one.condition, later.condition];
    return [{ a: a.key, b: b.key, rises: raised(a, b), falls: raised(b, a) }];
  });
  return (wants) => {
    const allowed = new Map(wants.map(({ condition, allow }) => [condition.key, allow]));
    return changed.flatMap(({ a, b, rises, falls }) => {
      if (allowed.get(a) === NOT_MET && allowed.get(b) === MET) return [{ condition: rises, allow: MET }];
      if (allowed.get(a) === MET && allowed.get(b) === NOT_MET) return [{ condition: falls, allow: MET }];
      return [];
    });
  };
};

/** The changed conditions first: the search fails soonest on those. */
const changedFirst = (wants: readonly Want[], changed: ReadonlySet<string>): Want[] => [
  ...wants.filter(({ condition }) => changed.has(condition.key)),
  ...wants.filter(({ condition }) => !changed.has(condition.key)),
];

/** Every way in which a modality can change its status; none where nothing that raises it has changed. */
export function* goalsOf(before: Modality, after: Modality, patients: Patients): Generator<Goal> {
  const [old, young] = [new Set(before.raisers.map(keyOf)), new Set(after.raisers.map(keyOf))];
  const isNew = (by: Raiser | null): boolean => by !== null && (!old.has(keyOf(by)) || !young.has(keyOf(by)));
  const changed = new Set([...before.raisers, ...after.raisers].filter(isNew).map(({ condition }) => condition.key));
  if (changed.size === 0) return;
  const ways = waysOf(after.raisers, patients);
  const implied = implications(before, after);
  for (const first of waysOf(before.raisers, patients))
    for (const second of ways) {
      // Raisers that both versions have decide the same in both: one of the two must be new.
      if (first.status === second.status || !(isNew(first.by) || isNew(second.by))) continue;
      const wants = together(first.wants, second.wants);
      if (!wants) continue;
      yield { from: first.status, to: second.status, wants: [...implied(wants), ...changedFirst(wants, changed)] };
    }
}
