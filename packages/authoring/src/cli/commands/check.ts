import { checkSource } from '../../check.js';
import { fails, type Severity } from '../../finding.js';
import { FINE, FOUND, type Context, type ExitCode } from '../context.js';
import { readText, ruleFiles, type FileFindings, type FileOptions } from '../files.js';
import { startProgress } from '../progress.js';
import { count, findingLines } from '../report.js';
import { ucumUnits } from '../ucum.js';

export interface CheckCommandOptions extends FileOptions {
  json?: boolean | undefined;
  /** `yyyy-mm-dd` */
  today?: string | undefined;
}

const summary = (files: readonly FileFindings[], { colors }: Context): string => {
  const all = files.flatMap(({ findings }) => findings);
  const of = (severity: Severity): number => all.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [of('error'), of('warning'), of('note')];
  const what = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(notes, 'note')}`;
  const text = `${count(files.length, 'rule set')} checked: ${what}.`;
  return errors > 0 ? colors.red(text) : warnings > 0 ? colors.yellow(text) : colors.green(text);
};

/** Everything that can be found wrong before a patient meets it. */
export const check = (given: readonly string[], options: CheckCommandOptions, context: Context): ExitCode => {
  const chosen = ruleFiles(given, context, options);
  const progress = startProgress(context, 'Checked');
  const files = chosen.map(({ path, name }, i): FileFindings => {
    progress.at(i, chosen.length);
    const findings = checkSource(readText(path, context), { today: options.today ?? context.today, units: ucumUnits });
    return { name, findings };
  });
  progress.end();
  const failed = files.some(({ findings }) => fails(findings));
  if (options.json === true) context.out(JSON.stringify({ ok: !failed, files }, null, 2));
  else {
    for (const line of files.flatMap((file) => findingLines(file, context))) context.out(line);
    context.out(summary(files, context));
  }
  return failed ? FOUND : FINE;
};
