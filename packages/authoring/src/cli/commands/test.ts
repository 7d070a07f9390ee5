import type { CaseRun } from '../../case-run.js';
import { runCases } from '../../case-run.js';
import { coverageOf, gapsIn, type Coverage } from '../../coverage.js';
import { FINE, FOUND, type Context, type ExitCode } from '../context.js';
import { casesPath, openCases, openRuleSet, ruleFiles, type FileOptions, type RuleFile } from '../files.js';
import { startProgress } from '../progress.js';
import { count } from '../report.js';
import { table } from '../table.js';

export interface TestCommandOptions extends FileOptions {
  json?: boolean | undefined;
  /** Gaps in the coverage fail too. */
  strict?: boolean | undefined;
  /** Shows every row of the tables, not only those with a gap. */
  all?: boolean | undefined;
}

interface Tested {
  file: RuleFile;
  runs: CaseRun[];
  coverage: Coverage;
  gaps: ReturnType<typeof gapsIn>;
  /** Set where the file of cases is missing, or is for another version. */
  problem: string | null;
}

const testOne = (file: RuleFile, context: Context): Tested => {
  const ruleSet = openRuleSet(file, context);
  const cases = openCases(casesPath(file), context);
  const { id, version } = ruleSet.document;
  const runs = cases ? runCases(ruleSet, cases) : [];
  const coverage = coverageOf(ruleSet, runs, cases?.asOf ?? context.today);
  const problem =
    cases === null
      ? `There is no file of cases beside it. \`regen-rules cases ${file.id}\` proposes some.`
      : cases.ruleSet === id && cases.version === version
        ? null
        : `Its cases are for ${cases.ruleSet} ${cases.version}.`;
  return { file, runs, coverage, gaps: gapsIn(coverage), problem };
};

const failing = ({ runs }: Tested): CaseRun[] => runs.filter(({ failures }) => failures.length > 0);

const mark = (number: number, { colors }: Context): string => (number === 0 ? colors.red('0') : String(number));

const criteriaTable = ({ coverage, gaps }: Tested, all: boolean, context: Context): string[] => {
  const open = new Set(gaps.map(({ about }) => about));
  const turned = (id: string): string => {
    const own = coverage.parts.filter(({ criterion }) => criterion === id);
    const wanted = own.flatMap(({ whileTrue, whileFalse, possible }) => [
      ...(possible.whileTrue === false ? [] : [whileTrue]),
      ...(possible.whileFalse === false ? [] : [whileFalse]),
    ]);
    const done = wanted.filter((number) => number > 0).length;
    return done === wanted.length ? `${done}/${wanted.length}` : context.colors.red(`${done}/${wanted.length}`);
  };
  const rows = coverage.criteria
    .filter(({ id }) => all || open.has(id))
    .map(({ id, met, notMet, unknown }) => [
      id,
      mark(met, context),
      mark(notMet, context),
      mark(unknown, context),
      turned(id),
    ]);
  return rows.length === 0 ? [] : table(['criterion', 'met', 'not met', 'unknown', 'MC/DC'], rows);
};

const statusTable = ({ coverage, gaps }: Tested, all: boolean, context: Context): string[] => {
  const open = new Set(gaps.map(({ about }) => about));
  const rows = coverage.statuses
    .filter(({ modality, reachable }) => reachable !== false && (all || open.has(modality)))
    .map(({ modality, status, cases }) => [modality, status, mark(cases, context)]);
  return rows.length === 0 ? [] : table(['modality', 'status', 'cases'], rows);
};

const report = (tested: Tested, options: TestCommandOptions, context: Context): void => {
  const { file, coverage, gaps, problem } = tested;
  const { colors, out } = context;
  const failures = failing(tested);
  out(colors.bold(file.name));
  if (problem !== null) out(`  ${colors.red(problem)}`);
  for (const { case: one, failures: texts } of failures) {
    out(`  ${colors.red('failed')} ${one.id}: ${one.title}`);
    for (const text of texts) out(`    ${text}`);
  }
  for (const lines of [criteriaTable, statusTable].map((make) => make(tested, options.all === true, context)))
    if (lines.length > 0) for (const line of ['', ...lines]) out(line === '' ? '' : `  ${line}`);
  const waiting = coverage.proposed > 0 ? `, ${coverage.proposed} waiting for a reviewer` : '';
  const result = failures.length === 0 ? colors.green('all hold') : colors.red(`${failures.length} failed`);
  out(`  ${count(coverage.cases, 'case')}: ${result}${waiting}; ${count(gaps.length, 'gap')} in the coverage.`);
  if (gaps.length > 0 && options.all !== true)
    for (const { about, text } of gaps.slice(0, 10)) out(colors.dim(`    ${about}: ${text}`));
  if (gaps.length > 10 && options.all !== true)
    out(colors.dim(`    … and ${gaps.length - 10} more (--all, or regen-rules cases)`));
};

/** Runs the cases beside each rule set, and says what they leave out. */
export const test = (given: readonly string[], options: TestCommandOptions, context: Context): ExitCode => {
  const chosen = ruleFiles(given, context, options);
  const progress = startProgress(context, 'Tested');
  const all = chosen.map((file, i) => {
    progress.at(i, chosen.length);
    return testOne(file, context);
  });
  progress.end();
  const failed = all.some(
    (one) => failing(one).length > 0 || one.problem !== null || (options.strict === true && one.gaps.length > 0),
  );
  if (options.json === true) {
    const files = all.map((one) => ({
      name: one.file.name,
      problem: one.problem,
      failed: failing(one).map(({ case: { id, title }, failures }) => ({ id, title, failures })),
      coverage: one.coverage,
      gaps: one.gaps,
    }));
    context.out(JSON.stringify({ ok: !failed, files }, null, 2));
  } else for (const one of all) report(one, options, context);
  return failed ? FOUND : FINE;
};
