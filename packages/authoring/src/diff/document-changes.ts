/** What changed in the document, place by place. Lists of things with an id are compared by id, so that a move is no change. */
import { step } from '../pointer.js';

export interface DocumentChange {
  /** JSON Pointer in the new document; for what was removed, in the old one. */
  path: string;
  /** The keys and ids that lead there: `criteria`, `recent-nsaid`, `when`. */
  names: string[];
  kind: 'added' | 'removed' | 'changed';
  before: unknown;
  after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A condition is one thing: what changed in it is said as a whole. */
const WHOLE = new Set(['when', 'expression', 'appliesTo', 'citations']);

const idOf = (item: unknown): string | null => {
  if (!isRecord(item)) return null;
  const id = item['id'] ?? item['code'];
  return typeof id === 'string' ? id : null;
};

interface Entry {
  name: string;
  step: string;
  value: unknown;
}

const entriesOf = (value: unknown, key: string): Entry[] | null => {
  if (isRecord(value)) return Object.entries(value).map(([name, part]) => ({ name, step: step(name), value: part }));
  if (!Array.isArray(value) || (WHOLE.has(key) && !value.some(isRecord))) return null;
  const named = value.every((item) => idOf(item) !== null);
  return value.map((item: unknown, i) => ({
    name: named ? (idOf(item) ?? '') : String(i),
    step: step(i),
    value: item,
  }));
};

/** Every place where two documents differ, in the order of the new one. */
export const documentChanges = (before: unknown, after: unknown): DocumentChange[] => {
  const changes: DocumentChange[] = [];
  const compare = (a: unknown, b: unknown, paths: readonly [string, string], names: string[]): void => {
    if (JSON.stringify(a) === JSON.stringify(b)) return;
    const key = names.at(-1) ?? '';
    const [old, young] = WHOLE.has(key) && !isList(a, b) ? [null, null] : [entriesOf(a, key), entriesOf(b, key)];
    if (!old || !young || Array.isArray(a) !== Array.isArray(b)) {
      changes.push({ path: paths[1], names, kind: 'changed', before: a, after: b });
      return;
    }
    const earlier = new Map(old.map((entry) => [entry.name, entry]));
    for (const entry of young) {
      const known = earlier.get(entry.name);
      const path = paths[1] + entry.step;
      if (known) compare(known.value, entry.value, [paths[0] + known.step, path], [...names, entry.name]);
      else changes.push({ path, names: [...names, entry.name], kind: 'added', before: undefined, after: entry.value });
    }
    const kept = new Set(young.map(({ name }) => name));
    for (const entry of old)
      if (!kept.has(entry.name))
        changes.push({
          path: paths[0] + entry.step,
          names: [...names, entry.name],
          kind: 'removed',
          before: entry.value,
          after: undefined,
        });
  };
  compare(before, after, ['', ''], []);
  return changes;
};

/** The list of all citations is a list of things; the citations of a statement are a list of names. */
const isList = (a: unknown, b: unknown): boolean =>
  [a, b].some((value) => Array.isArray(value) && value.some(isRecord));
