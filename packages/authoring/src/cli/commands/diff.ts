import { runCases } from '../../case-run.js';
import { diffRuleSets, type RuleSetDiff } from '../../diff.js';
import { createPopulationDiff, type Patient, type PopulationDiff } from '../../diff/population.js';
import type { StatusChange } from '../../diff/status-changes.js';
import { nearestCase, type NearCase } from '../../diff/nearest-case.js';
import { FINE, FOUND, UsageError, type Context, type ExitCode } from '../context.js';
import { casesPath, openCases, openRuleSet, readText, ruleFile, type FileOptions, type RuleFile } from '../files.js';
import { startProgress } from '../progress.js';
import { count, factsLine } from '../report.js';
import { table } from '../table.js';
import type { RuleSet } from '@regen-cds/engine';

export interface DiffCommandOptions extends FileOptions {
  json?: boolean | undefined;
  /** Patients, one JSON object a line: their facts, or `{ "id", "facts" }`. */
  cohort?: string | undefined;
  asOf?: string | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cohortLine = (line: string, number: number, path: string): { id: string; facts: Record<string, unknown> } => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`Line ${number} of "${path}" is not JSON. A cohort has one patient a line, as NDJSON.`);
  }
  if (!isRecord(value)) throw new UsageError(`Line ${number} of "${path}" is not an object of facts.`);
  const facts = isRecord(value['facts']) ? value['facts'] : value;
  return { id: typeof value['id'] === 'string' ? value['id'] : `line ${number}`, facts };
};

const compareCohort = (
  before: RuleSet,
  after: RuleSet,
  path: string,
  asOf: string,
  context: Context,
): PopulationDiff => {
  const lines = readText(path, context).split('\n');
  const progress = startProgress(context, 'Patients of the cohort');
  const diff = createPopulationDiff(before, after);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    diff.add({ ...cohortLine(line, i + 1, path), asOf });
    progress.at(i, lines.length);
  }
  progress.end();
  return diff.result();
};

const compareCases = (before: RuleSet, after: RuleSet, patients: readonly Patient[]): PopulationDiff => {
  const diff = createPopulationDiff(before, after);
  for (const patient of patients) diff.add(patient);
  return diff.result();
};

const patientsOf = (file: RuleFile, ruleSet: RuleSet, context: Context): Patient[] => {
  const beside = openCases(casesPath(file), context);
  return beside
    ? runCases(ruleSet, beside).map((run) => ({ id: run.case.id, facts: run.case.facts, asOf: run.decision.asOf }))
    : [];
};

const shiftLines = (what: string, { patients, changed, shifts }: PopulationDiff): string[] => [
  `${changed} of ${count(patients, what)} ${changed === 1 ? 'changes' : 'change'} status.`,
  ...(shifts.length === 0
    ? []
    : table(
        ['modality', 'from', 'to', 'patients', 'for example'],
        shifts.map(({ modality, from, to, count: number, examples }) => [
          modality,
          from,
          to,
          number,
          examples.slice(0, 3).join(', '),
        ]),
      )),
];

const nearText = ({ id, differs }: NearCase): string => {
  const values = differs.map(
    ({ fact, value }) => `${fact} = ${value === undefined ? 'unknown' : JSON.stringify(value)}`,
  );
  return values.length === 0 ? `exactly case ${id}` : `${values.join(', ')}, all else as in case ${id}`;
};

const witnessLines = (
  { modality, from, to, witness, patients }: StatusChange,
  known: readonly Patient[],
  sides: readonly [RuleSet, RuleSet],
  asOf: string,
): string[] => {
  const near = nearestCase(witness, known, sides, { modality, from, to, asOf });
  return [
    `  ${modality}: ${from} → ${to}${patients === 'any' ? ' (only while something is unknown)' : ''}`,
    `    Smallest patient that changes: ${near ? nearText(near) : factsLine(witness)}`,
  ];
};

interface Populations {
  cases: PopulationDiff;
  cohort: PopulationDiff | null;
  known: readonly Patient[];
}

const report = (
  diff: RuleSetDiff,
  { cases, cohort, known }: Populations,
  sides: readonly [RuleSet, RuleSet],
  asOf: string,
  context: Context,
): void => {
  const { out, colors } = context;
  const title = (text: string): void => out(`\n${colors.bold(text)}`);
  out(colors.bold(`${diff.after.id}: ${diff.before.version} → ${diff.after.version}`));
  title('What changed');
  for (const { text } of diff.changes) out(`  ${text}`);
  if (diff.changes.length === 0) out('  Nothing but the version.');
  title('Which patients change status');
  for (const change of diff.statusChanges) for (const line of witnessLines(change, known, sides, asOf)) out(line);
  for (const { modality, from, to } of diff.undecided.statuses)
    out(
      colors.yellow(
        `  ${modality}: ${from} → ${to}: not decided. The search found no such patient and could not rule one out.`,
      ),
    );
  if (diff.statusChanges.length + diff.undecided.statuses.length === 0) out('  None: no patient changes status.');
  const others = diff.conditionChanges.filter(({ kind, id }) => {
    const definition = sides[1].document.criteria.find((one) => one.id === id);
    return kind === 'content' || definition?.kind === 'task' || definition?.kind === 'note';
  });
  if (others.length + diff.undecided.conditions.length > 0) {
    title('What else is shown to other patients');
    const word = (truth: boolean | null): string => (truth === null ? 'unknown' : truth ? 'met' : 'not met');
    for (const { id, from, to, witness } of others)
      out(`  ${id}: ${word(from)} → ${word(to)}, for example for ${factsLine(witness)}`);
    for (const id of diff.undecided.conditions) out(colors.yellow(`  ${id}: not decided.`));
  }
  title('How many');
  for (const line of shiftLines('case', cases)) out(`  ${line}`);
  if (cohort) for (const line of shiftLines('patient of the cohort', cohort)) out(`  ${line}`);
  title(`Proposed version: ${diff.proposed} (${diff.level})`);
  for (const { level, text } of diff.reasons.filter((reason) => reason.level === diff.level).slice(0, 8))
    out(`  ${level}: ${text}`);
  if (!diff.claimHolds) {
    const claim =
      diff.claimed === null
        ? 'does not count up'
        : `claims ${diff.claimed === 'none' ? 'no change' : `only ${diff.claimed}`}`;
    out(colors.red(`  ${diff.before.version} → ${diff.after.version} ${claim}. Use ${diff.proposed}.`));
  }
};

/** What a new version changes, and for whom; fails when its number claims less. */
export const diff = (before: string, after: string, options: DiffCommandOptions, context: Context): ExitCode => {
  const [first, second] = [ruleFile(before, context, options), ruleFile(after, context, options)];
  const sides = [openRuleSet(first, context), openRuleSet(second, context)] as const;
  if (sides[0].document.id !== sides[1].document.id)
    throw new UsageError(
      `"${sides[0].document.id}" and "${sides[1].document.id}" are two rule sets. Compare two versions of one.`,
    );
  const asOf = options.asOf ?? context.today;
  const found = diffRuleSets(...sides, { asOf });
  const known = [...patientsOf(second, sides[1], context)];
  const patients = known.length > 0 ? known : patientsOf(first, sides[0], context);
  const populations: Populations = {
    cases: compareCases(...sides, patients),
    cohort: options.cohort === undefined ? null : compareCohort(...sides, options.cohort, asOf, context),
    known: patients,
  };
  const { cases, cohort } = populations;
  if (options.json === true) context.out(JSON.stringify({ ok: found.claimHolds, ...found, cases, cohort }, null, 2));
  else report(found, populations, sides, asOf, context);
  return found.claimHolds ? FINE : FOUND;
};
