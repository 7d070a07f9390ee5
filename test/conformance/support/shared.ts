/** What two rule sets both define must be the same in both: a person who moves between them meets one wording. */
import { isDeepStrictEqual } from 'node:util';
import type { RuleSetFile } from './library.js';

type Definitions = Readonly<Record<string, unknown>>;

const byId = (list: readonly { id: string }[], without: readonly string[] = []): Definitions =>
  Object.fromEntries(
    list.map((item) => [item.id, Object.fromEntries(Object.entries(item).filter(([key]) => !without.includes(key)))]),
  );

/** Where two definitions first differ. */
const difference = (a: unknown, b: unknown, path = ''): string => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return `${path}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const key = [...new Set([...Object.keys(left), ...Object.keys(right)])].find(
    (one) => !isDeepStrictEqual(left[one], right[one]),
  );
  return key === undefined ? path : difference(left[key], right[key], `${path}/${key}`);
};

const compare =
  (part: (file: RuleSetFile) => Definitions) =>
  (files: readonly RuleSetFile[], isWanted: (file: RuleSetFile) => boolean): string[] =>
    files.flatMap((file, i) =>
      files.slice(i + 1).flatMap((other) => {
        if (!isWanted(file) && !isWanted(other)) return [];
        const [ours, theirs] = [part(file), part(other)];
        return Object.keys(ours)
          .filter((id) => Object.hasOwn(theirs, id) && !isDeepStrictEqual(ours[id], theirs[id]))
          .map((id) => `${id} differs in ${file.name} and ${other.name} at ${difference(ours[id], theirs[id])}`);
      }),
    );

export const SHARED = {
  'the same criterion is word for word the same, but for what it applies to': compare(({ document }) =>
    byId(document.criteria, ['appliesTo']),
  ),
  'the same fact has the same definition': compare(({ document }) => document.facts),
  'the same derived value is computed in the same way': compare(({ document }) => document.derived ?? {}),
  'the same citation is the same source': compare(({ document }) => byId(document.citations)),
} as const;
