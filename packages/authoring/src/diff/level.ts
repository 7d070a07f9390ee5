/**
 * How much a new version changes for patients (RULE-PROFILE, section 3). Patch: no patient's result changes. Minor: only what was unknown
 * becomes known, what is shown beside a status changes, or something is added that changes no status. Major: some complete patient's status
 * changes, or what is asked and how it is answered.
 */
import { highest, type Level } from '../semver.js';
import type { ConditionChanges } from './condition-changes.js';
import type { DocumentChange } from './document-changes.js';
import type { StatusChanges } from './status-changes.js';

export interface Reason {
  level: Level;
  /** JSON Pointer, where one place is the reason. */
  path: string;
  text: string;
}

/** What the level is judged by. */
export interface Evidence {
  document: readonly DocumentChange[];
  statuses: StatusChanges;
  conditions: ConditionChanges;
  /** Facts that some condition reads. */
  read: ReadonlySet<string>;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const daysOf = (duration: unknown): number => {
  if (typeof duration !== 'string') return Infinity;
  const [, years = 0, months = 0, weeks = 0, days = 0] = (DURATION.exec(duration) ?? []).map((part) =>
    Number((part as string | undefined) ?? 0),
  );
  return years * 365.25 + months * 30.44 + weeks * 7 + days;
};

const isNarrower = (key: string, before: unknown, after: unknown): boolean => {
  if (key === 'maxAge') return daysOf(after) < daysOf(before);
  if (after === undefined) return false;
  if (before === undefined) return true;
  // Both are numbers, or both are days as text: either way they compare in order.
  const [old, young] = [before as number, after as number];
  return key === 'min' ? young > old : young < old;
};

/** What a changed definition of a fact does to answers that are given already. */
const factReason = ({ names, path, kind, before, after }: DocumentChange, read: ReadonlySet<string>): Reason | null => {
  const [, name = '', key] = names;
  if (key === undefined) {
    if (kind === 'added')
      return read.has(name)
        ? { level: 'major', path, text: `Fact "${name}" is added to what is asked.` }
        : { level: 'minor', path, text: `Fact "${name}" is added; no condition reads it.` };
    return { level: 'major', path, text: `Fact "${name}" is removed: a host that sends it must be changed.` };
  }
  const major = (text: string): Reason => ({ level: 'major', path, text });
  switch (key) {
    case 'type':
    case 'unit':
      return major(`The ${key} of "${name}" changes: values given so far mean something else.`);
    case 'options':
      return names.length > 4 ? null : major(`The codes of "${name}" change.`);
    case 'gate':
      return major(`Who is asked "${name}" changes.`);
    case 'min':
    case 'max':
    case 'maxAge': {
      const fact = key === 'maxAge' ? 'how old a value may be' : 'its range';
      return isNarrower(key, before, after)
        ? major(`Values of "${name}" that counted so far no longer do: ${fact} is narrower.`)
        : { level: 'minor', path, text: `Values of "${name}" count that did not so far: ${fact} is wider.` };
    }
    default:
      return null;
  }
};

const structural = (change: DocumentChange, read: ReadonlySet<string>): Reason[] => {
  const { names, kind, path } = change;
  const [part, name = '', key] = names;
  if (part === 'facts') return [factReason(change, read) ?? []].flat();
  if (part === 'jurisdictions' && key === undefined)
    return [{ level: 'major', path, text: `The places that can be answered change: "${name}".` }];
  if (part === 'modalities' && key === undefined)
    return kind === 'removed'
      ? [{ level: 'major', path, text: `Modality "${name}" is removed.` }]
      : [{ level: 'minor', path, text: `Modality "${name}" is added.` }];
  if (part === 'modalities' && key === 'comparator')
    return [{ level: 'major', path, text: `Whether "${name}" has a status changes.` }];
  if (part === 'derived' && key === undefined)
    return kind === 'removed'
      ? [{ level: 'major', path, text: `Derived value "${name}" is removed.` }]
      : [{ level: 'minor', path, text: `Derived value "${name}" is added.` }];
  if (part === 'criteria' && (key === undefined || key === 'kind' || key === 'appliesTo' || key === 'onUnknown'))
    return [
      {
        level: 'minor',
        path,
        text: `Criterion "${name}" is ${key === undefined ? kind : 'given another effect'}: other reasons are shown.`,
      },
    ];
  return [];
};

const fromStatuses = ({ changes, undecided }: StatusChanges): Reason[] => [
  ...changes.map(({ modality, from, to, patients }): Reason => {
    const settles = patients === 'any' && from === 'needs-answers';
    const who = patients === 'complete' ? 'of some patients' : 'of some patients of whom not everything is known';
    return {
      level: settles ? 'minor' : 'major',
      path: '',
      text: `The status of "${modality}" ${who} changes: ${from} → ${to}.`,
    };
  }),
  ...undecided.map(({ modality, from, to }): Reason => ({
    level: 'major',
    path: '',
    text: `Not decided whether the status of "${modality}" can change from ${from} to ${to}.`,
  })),
];

const fromConditions = ({ changes, undecided }: ConditionChanges): Reason[] => [
  ...[...new Set(changes.map(({ kind, id }) => `${kind === 'criterion' ? 'Criterion' : 'Content'} "${id}"`))].map(
    (name): Reason => ({ level: 'minor', path: '', text: `${name} holds for other patients.` }),
  ),
  ...undecided.map((id): Reason => ({
    level: 'minor',
    path: '',
    text: `Not decided whether "${id}" holds for other patients.`,
  })),
];

/** Why a version has to count up as much as it does; the first of the highest level is the one to show. */
export const reasonsFor = ({ document, statuses, conditions, read }: Evidence): Reason[] => {
  const reasons = [
    ...document.flatMap((change) => structural(change, read)),
    ...fromStatuses(statuses),
    ...fromConditions(conditions),
  ];
  if (reasons.length > 0) return reasons;
  const changed = document.find(({ names }) => names[0] !== 'version');
  return changed ? [{ level: 'patch', path: changed.path, text: 'Only wording, sources or dates change.' }] : [];
};

export const levelOf = (reasons: readonly Reason[]): Level => highest(reasons.map(({ level }) => level));
