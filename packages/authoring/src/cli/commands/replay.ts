import { readFileSync } from 'node:fs';
import {
  FactError,
  loadRuleSet,
  replay as makeAgain,
  RuleSetError,
  type Replay,
  type RuleSet,
} from '@regen-cds/engine';
import { FINE, FOUND, UsageError, type Context, type ExitCode } from '../context.js';
import { FileProblem, openRuleSet, readText, ruleFile, type FileOptions, type RuleFile } from '../files.js';
import { count } from '../report.js';

export interface ReplayCommandOptions extends FileOptions {
  json?: boolean | undefined;
}

interface Header {
  id: string;
  version: string;
  digest: string | null;
  asOf: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a receipt says of the rule set it was made with; null when the text is no receipt. */
const headerOf = (text: string): Header | null => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { ruleSet, asOf } = isRecord(json) ? json : {};
  if (!isRecord(ruleSet) || typeof asOf !== 'string') return null;
  const { id, version, digest } = ruleSet;
  if (typeof id !== 'string' || typeof version !== 'string') return null;
  return { id, version, digest: typeof digest === 'string' ? digest : null, asOf };
};

/** With its digest where the receipt has one, so that other bytes are found out; as it was on the day of the receipt. */
const openFor = async ({ digest, asOf }: Header, file: RuleFile, context: Context): Promise<RuleSet> => {
  const parsed = openRuleSet(file, context);
  if (digest === null) return parsed;
  try {
    return await loadRuleSet(new Uint8Array(readFileSync(file.path)), { asOf, allowDraft: true });
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    const findings = error.issues.map((issue) => ({
      ...issue,
      severity: 'error' as const,
      place: { line: 1, column: 1 },
    }));
    throw new FileProblem({ name: file.name, findings });
  }
};

const report = (
  { same, engine, differences }: Replay,
  { id, version, asOf }: Header,
  { out, colors }: Context,
): void => {
  const engines = engine.was === engine.is ? '' : ` (engine ${engine.was} then, ${engine.is} now)`;
  if (same) out(colors.green(`The same decision: ${id} ${version} on ${asOf}${engines}.`));
  else out(colors.red(`${count(differences.length, 'difference')} with ${id} ${version} on ${asOf}${engines}:`));
  const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  for (const { path, was, is } of differences) out(`  ${path}: was ${shown(was)}, is ${shown(is)}`);
};

/** Makes the decision of a receipt again and says where the two part. */
export const replay = async (
  path: string,
  given: string | undefined,
  options: ReplayCommandOptions,
  context: Context,
): Promise<ExitCode> => {
  const text = readText(path, context);
  const header = headerOf(text);
  if (!header)
    throw new UsageError(`"${path}" is not a receipt. Write one with: regen-rules evaluate <rule-set> --receipt`);
  const ruleSet = await openFor(header, ruleFile(given ?? `${header.id}@${header.version}`, context, options), context);
  try {
    const found = makeAgain(text, ruleSet);
    if (options.json === true) context.out(JSON.stringify({ ok: found.same, ...found }, null, 2));
    else report(found, header, context);
    return found.same ? FINE : FOUND;
  } catch (error) {
    if (error instanceof FactError)
      throw new UsageError(`"${path}": ${error.issues.map(({ message }) => message).join(' ')}`);
    throw error;
  }
};
