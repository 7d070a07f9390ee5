/** Rule sets on disk: `rules/<id>/<version>.json`, each with its cases beside it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseRuleSet, RuleSetError, type RuleSet } from '@regen-cds/engine';
import { parseCaseFile, type CaseFile } from '../case-file.js';
import type { Finding } from '../finding.js';
import { readJson, type PlacedFinding } from '../json-source.js';
import { suggest } from '../suggest.js';
import { compareVersions } from '../semver.js';
import { UsageError, type Context } from './context.js';

export interface RuleFile {
  /** Absolute. */
  path: string;
  /** As it is shown: relative to where the command runs. */
  name: string;
  /** By its place on disk. */
  id: string;
  version: string;
}

export interface FileOptions {
  /** Folder of the rule sets. */
  rules: string;
}

/** What was found wrong in a file, with the place of each finding. */
export interface FileFindings {
  name: string;
  findings: PlacedFinding[];
}

/** Something found in a file that keeps a command from doing its work. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly file: FileFindings;
  constructor(file: FileFindings) {
    super(file.findings.map(({ message }) => message).join('\n'));
    this.file = file;
  }
}

const VERSION_FILE = /^(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\.json$/;

const shown = (path: string, { cwd }: Context): string => relative(cwd, path).split(sep).join('/') || path;

const fileAt = (path: string, context: Context): RuleFile => ({
  path,
  name: shown(path, context),
  id: basename(dirname(path)),
  version: basename(path, '.json'),
});

/** Versions in one folder, oldest first; files of cases and proposals are none. */
const versionsIn = (folder: string, context: Context): RuleFile[] =>
  readdirSync(folder)
    .filter((name) => VERSION_FILE.test(name) && !/\.(?:cases|proposed)\.json$/.test(name))
    .map((name) => fileAt(join(folder, name), context))
    .sort((a, b) => compareVersions(a.version, b.version));

const rulesFolder = ({ cwd }: Context, { rules }: FileOptions): string => resolve(cwd, rules);

/** Every rule set of the folder. */
export const allRuleFiles = (context: Context, options: FileOptions): RuleFile[] => {
  const folder = rulesFolder(context, options);
  if (!existsSync(folder))
    throw new UsageError(
      `There is no folder "${options.rules}" here. Go to the root of the project, or name it with --rules.`,
    );
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => versionsIn(join(folder, name), context));
};

const byName = (given: string, context: Context, options: FileOptions): RuleFile => {
  const [id = '', version] = given.split('@');
  const all = allRuleFiles(context, options);
  const own = all.filter((file) => file.id === id);
  if (own.length === 0) {
    const meant = suggest(id, new Set(all.map((file) => file.id)));
    throw new UsageError(
      `There is no file and no rule set "${given}".${meant === null ? '' : ` Did you mean "${meant}"?`} Name a file, or an id of ${options.rules}, with or without a version: knee-osteoarthritis@1.0.0.`,
    );
  }
  const found = version === undefined ? own.at(-1) : own.find((file) => file.version === version);
  if (!found)
    throw new UsageError(
      `"${id}" has no version ${version ?? ''}. It has: ${own.map((file) => file.version).join(', ')}.`,
    );
  return found;
};

/** The file that an argument names: a path, an id (its newest version) or `id@version`. */
export const ruleFile = (given: string, context: Context, options: FileOptions): RuleFile => {
  const path = resolve(context.cwd, given);
  if (!existsSync(path)) return byName(given, context, options);
  if (!statSync(path).isDirectory()) return fileAt(path, context);
  const newest = versionsIn(path, context).at(-1);
  if (!newest) throw new UsageError(`There is no rule set in "${given}": it needs a file such as 1.0.0.json.`);
  return newest;
};

/** The files that the arguments name; all of the folder where there are none. */
export const ruleFiles = (given: readonly string[], context: Context, options: FileOptions): RuleFile[] => {
  if (given.length > 0) return given.map((one) => ruleFile(one, context, options));
  const all = allRuleFiles(context, options);
  if (all.length === 0)
    throw new UsageError(`There is no rule set in "${options.rules}" yet. Begin with: regen-rules new <id>`);
  return all;
};

/** @throws UsageError when it cannot be read */
export const readText = (path: string, context: Context): string => {
  try {
    return readFileSync(resolve(context.cwd, path), 'utf8');
  } catch {
    throw new UsageError(`"${path}" cannot be read. Check the path.`);
  }
};

/** The JSON of a file. @throws FileProblem with line and column */
export const readJsonFile = (
  path: string,
  context: Context,
): { value: unknown; placed: (finding: Finding) => PlacedFinding } => {
  const { value, findings, placeOf } = readJson(readText(path, context));
  const name = shown(resolve(context.cwd, path), context);
  if (findings.length > 0) throw new FileProblem({ name, findings });
  return { value, placed: (finding) => ({ ...finding, place: placeOf(finding.path) }) };
};

/** A rule set that the engine accepts. @throws FileProblem with everything that stands in the way */
export const openRuleSet = (file: RuleFile, context: Context): RuleSet => {
  const { value, placed } = readJsonFile(file.path, context);
  try {
    return parseRuleSet(value);
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    const findings = error.issues.map((issue) => placed({ ...issue, severity: 'error' }));
    throw new FileProblem({ name: file.name, findings });
  }
};

export const casesPath = ({ path }: RuleFile): string => path.replace(/\.json$/, '.cases.json');

/** The cases beside a rule set; null where there are none. @throws FileProblem */
export const openCases = (path: string, context: Context): CaseFile | null => {
  if (!existsSync(resolve(context.cwd, path))) return null;
  const { value, placed } = readJsonFile(path, context);
  const cases = parseCaseFile(value);
  if (!Array.isArray(cases)) return cases;
  throw new FileProblem({ name: shown(resolve(context.cwd, path), context), findings: cases.map(placed) });
};
