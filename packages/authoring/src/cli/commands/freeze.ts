import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RulesLock } from '@regen-cds/engine';
import { checkSource } from '../../check.js';
import {
  digestOf,
  EMPTY_LOCK,
  frozen,
  lockText,
  parseLock,
  recalled,
  unfrozen,
  violations,
  type PublishedFile,
} from '../../lock.js';
import { FINE, FOUND, UsageError, type Context, type ExitCode } from '../context.js';
import { allRuleFiles, ruleFile, readText, type FileOptions, type RuleFile } from '../files.js';
import { count, findingLines } from '../report.js';

export interface FreezeCommandOptions extends FileOptions {
  json?: boolean | undefined;
  /** Only says whether the lock is kept. */
  verify?: boolean | undefined;
  /** Recalls the versions that are named, for this reason. */
  recall?: string | undefined;
}

export const LOCK_FILE = 'rules.lock.json';

const publishedFile = async ({ path, id, version }: RuleFile): Promise<PublishedFile> => ({
  id,
  version,
  digest: await digestOf(new Uint8Array(readFileSync(path))),
});

/** @throws UsageError when the file is not a lock */
const readLock = (path: string): RulesLock => {
  if (!existsSync(path)) return EMPTY_LOCK;
  const lock = parseLock(readFileSync(path, 'utf8'));
  if (!lock) throw new UsageError(`"${path}" is not a lock file. Restore it from the version control.`);
  return lock;
};

interface Outcome {
  lock: RulesLock;
  lines: string[];
  ok: boolean;
}

/** Files with errors are not published: what is frozen can never be mended. */
const refusals = (files: readonly RuleFile[], context: Context): string[] =>
  files.flatMap((file) => {
    const errors = checkSource(readText(file.path, context), { today: context.today }).filter(
      ({ severity }) => severity === 'error',
    );
    return findingLines({ name: file.name, findings: errors }, context);
  });

const add = async (lock: RulesLock, chosen: readonly RuleFile[], context: Context): Promise<Outcome> => {
  const lines = refusals(chosen, context);
  if (lines.length > 0) return { lock, lines: [...lines, 'Nothing was frozen.'], ok: false };
  const next = frozen(lock, await Promise.all(chosen.map(publishedFile)));
  const added = next.ruleSets.length - lock.ruleSets.length;
  return {
    lock: next,
    lines: [`${count(added, 'version')} frozen, ${count(next.ruleSets.length, 'version')} in the lock.`],
    ok: true,
  };
};

const recall = (lock: RulesLock, chosen: readonly RuleFile[], reason: string): Outcome => {
  let next = lock;
  for (const { id, version } of chosen) {
    if (!lock.ruleSets.some((entry) => entry.id === id && entry.version === version))
      throw new UsageError(`${id} ${version} is not frozen, so there is nothing to recall.`);
    next = recalled(next, { id, version }, reason);
  }
  return { lock: next, lines: [`${count(chosen.length, 'version')} recalled: ${reason}`], ok: true };
};

/** Writes the lock of published versions: a frozen file can never change, only be recalled. */
export const freeze = async (
  given: readonly string[],
  options: FreezeCommandOptions,
  context: Context,
): Promise<ExitCode> => {
  const path = resolve(context.cwd, options.rules, LOCK_FILE);
  const lock = readLock(path);
  const all = allRuleFiles(context, options);
  const published = await Promise.all(all.map(publishedFile));
  const broken = violations(lock, published);
  const open = unfrozen(lock, published).length;
  const chosen =
    given.length > 0 ? given.map((one) => ruleFile(one, context, options)) : options.recall === undefined ? all : [];
  if (options.recall !== undefined && chosen.length === 0)
    throw new UsageError('Name the versions to recall: knee-osteoarthritis@1.0.0.');
  const outcome: Outcome =
    broken.length > 0
      ? { lock, lines: broken, ok: false }
      : options.verify === true
        ? {
            lock,
            lines: [
              `The lock is kept: ${count(lock.ruleSets.length, 'version')}. Not frozen yet: ${open === 0 ? 'none' : open}.`,
            ],
            ok: true,
          }
        : options.recall === undefined
          ? await add(lock, chosen, context)
          : recall(lock, chosen, options.recall);
  if (outcome.ok && options.verify !== true) writeFileSync(path, lockText(outcome.lock));
  if (options.json === true)
    context.out(JSON.stringify({ ok: outcome.ok, messages: outcome.lines, lock: outcome.lock }, null, 2));
  else for (const line of outcome.lines) context.out(outcome.ok ? line : context.colors.red(line));
  return outcome.ok ? FINE : FOUND;
};
