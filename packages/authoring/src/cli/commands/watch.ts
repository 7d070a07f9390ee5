import { watch as watchFolder } from 'node:fs';
import { resolve, sep } from 'node:path';
import { FINE, type Context, type ExitCode } from '../context.js';
import { allRuleFiles, FileProblem, type FileOptions, type RuleFile } from '../files.js';
import { findingLines } from '../report.js';
import { check } from './check.js';
import { test } from './test.js';

/** An editor writes a file in several steps; wait until it is quiet. */
const QUIET_FOR = 80;

const versionOf = (path: string): string => (path.split(sep).at(-1) ?? '').replace(/\.(?:cases\.)?json$/, '');

const affected = (changed: ReadonlySet<string>, files: readonly RuleFile[]): RuleFile[] =>
  files.filter((file) =>
    [...changed].some((path) => path.split(sep)[0] === file.id && versionOf(path) === file.version),
  );

const run = (file: RuleFile, options: FileOptions, context: Context): void => {
  try {
    check([file.path], options, context);
    test([file.path], options, context);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    for (const line of findingLines(error.file, context)) context.out(line);
  }
};

/** Checks and tests a rule set whenever its file or its cases change, until it is stopped. */
export const watch = async (options: FileOptions, context: Context): Promise<ExitCode> => {
  const folder = resolve(context.cwd, options.rules);
  const count = allRuleFiles(context, options).length;
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    const start = context.now();
    const files = affected(changed, allRuleFiles(context, options));
    changed.clear();
    for (const file of files) run(file, options, context);
    if (files.length > 0)
      context.out(context.colors.dim(`Done in ${Math.round(context.now() - start)} ms. Waiting for the next change.`));
  };
  const watcher = watchFolder(folder, { recursive: true, signal: context.signal }, (_, name) => {
    if (!name?.endsWith('.json')) return;
    changed.add(name);
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET_FOR);
  });
  context.out(`Watching ${count} rule sets in ${options.rules}. Stop with Ctrl+C.`);
  await new Promise<void>((done) => {
    watcher.once('close', done);
    watcher.once('error', () => done());
  });
  clearTimeout(timer);
  return FINE;
};
