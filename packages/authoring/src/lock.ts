/**
 * `rules.lock.json`: what was published, byte for byte, and what was recalled (RULE-PROFILE, section 3). A published version never changes: a
 * correction is a new version.
 */
import * as z from 'zod/mini';
import type { RulesLock } from '@regen-cds/engine';
import { readJson } from './json-source.js';

export type LockEntry = RulesLock['ruleSets'][number];

/** A published file as it stands. */
export interface PublishedFile {
  id: string;
  version: string;
  /** `sha384-…` of the exact bytes. */
  digest: string;
}

/** SHA-384 of the exact bytes, in the form of subresource integrity. */
export const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
};

const lockFile = z.strictObject({
  ruleSets: z.array(
    z.strictObject({
      id: z.string(),
      version: z.string(),
      digest: z.string().check(z.regex(/^sha384-[A-Za-z0-9+/]{64}$/)),
      state: z.enum(['frozen', 'recalled']),
      reason: z.optional(z.string()),
    }),
  ),
});

/** The lock in a file; null when the text is none. */
export const parseLock = (text: string): RulesLock | null => {
  const parsed = lockFile.safeParse(readJson(text).value);
  return parsed.success ? (parsed.data as RulesLock) : null;
};

export const EMPTY_LOCK: RulesLock = { ruleSets: [] };

const isSame = (a: { id: string; version: string }, b: { id: string; version: string }): boolean =>
  a.id === b.id && a.version === b.version;

const inOrder = (entries: readonly LockEntry[]): LockEntry[] =>
  [...entries].sort(
    (a, b) => a.id.localeCompare(b.id, 'en') || a.version.localeCompare(b.version, 'en', { numeric: true }),
  );

/** What is wrong with the lock: a frozen file that changed, or that is gone. */
export const violations = ({ ruleSets }: RulesLock, files: readonly PublishedFile[]): string[] =>
  ruleSets.flatMap((entry) => {
    const file = files.find((one) => isSame(one, entry));
    const name = `${entry.id} ${entry.version}`;
    if (!file) return [`${name} is frozen and its file is gone. Put it back: hosts that pin it need it.`];
    return file.digest === entry.digest
      ? []
      : [`${name} is frozen and its bytes have changed. Undo the change and publish it as a new version.`];
  });

/** The lock with these files added. Entries that stand are kept as they are, whatever the files say. */
export const frozen = ({ ruleSets }: RulesLock, files: readonly PublishedFile[]): RulesLock => {
  const added = files.filter((file) => !ruleSets.some((entry) => isSame(entry, file)));
  return { ruleSets: inOrder([...ruleSets, ...added.map((file): LockEntry => ({ ...file, state: 'frozen' }))]) };
};

/** The lock with one version recalled: engines that are given the lock refuse it from then on. */
export const recalled = (
  { ruleSets }: RulesLock,
  which: { id: string; version: string },
  reason: string,
): RulesLock => ({
  ruleSets: ruleSets.map((entry) => (isSame(entry, which) ? { ...entry, state: 'recalled', reason } : entry)),
});

/** As it is written: one entry a line is easier to review than one field a line. */
export const lockText = ({ ruleSets }: RulesLock): string =>
  ruleSets.length === 0
    ? '{\n  "ruleSets": []\n}\n'
    : `{\n  "ruleSets": [\n${ruleSets.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]\n}\n`;

/** Files that no lock keeps yet: they can still change. */
export const unfrozen = ({ ruleSets }: RulesLock, files: readonly PublishedFile[]): PublishedFile[] =>
  files.filter((file) => !ruleSets.some((entry) => isSame(entry, file)));
