import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { proposeCases } from '../../boundary.js';
import type { CaseFile } from '../../case-file.js';
import { runCases } from '../../case-run.js';
import { FINE, type Context, type ExitCode } from '../context.js';
import { casesPath, openCases, openRuleSet, ruleFile, type FileOptions } from '../files.js';
import { count } from '../report.js';

export interface CasesCommandOptions extends FileOptions {
  json?: boolean | undefined;
  /** File to write; absent: standard output. */
  out?: string | undefined;
  /** Adds them to the file of cases beside the rule set. */
  append?: boolean | undefined;
  asOf?: string | undefined;
}

const text = (file: CaseFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** Proposes boundary and MC/DC cases that the ones there leave out; each waits for a reviewer. */
export const cases = (given: string, options: CasesCommandOptions, context: Context): ExitCode => {
  const file = ruleFile(given, context, options);
  const ruleSet = openRuleSet(file, context);
  const beside = openCases(casesPath(file), context);
  const asOf = options.asOf ?? beside?.asOf ?? context.today;
  const runs = beside ? runCases(ruleSet, beside) : [];
  const { cases: proposed, notFound } = proposeCases(ruleSet, runs, asOf);
  const taken = new Set(beside?.cases.map(({ id }) => id));
  const fresh = proposed.map((one) => (taken.has(one.id) ? { ...one, id: `${one.id}-more` } : one));
  const { id, version } = ruleSet.document;
  const only: CaseFile = { ruleSet: id, version, asOf, cases: fresh };
  const target = options.append === true ? casesPath(file) : options.out;
  if (target === undefined) {
    context.out(text(only).trimEnd());
    return FINE;
  }
  const whole = options.append === true && beside ? { ...beside, cases: [...beside.cases, ...fresh] } : only;
  writeFileSync(resolve(context.cwd, target), text(whole));
  if (options.json === true)
    context.out(JSON.stringify({ ok: true, file: target, proposed: fresh.length, notFound }, null, 2));
  else {
    context.out(`${count(fresh.length, 'case')} proposed in ${relative(context.cwd, resolve(context.cwd, target))}.`);
    for (const title of notFound) context.out(`  No patient found: ${title}`);
    if (fresh.length > 0)
      context.out('What they expect is what the rules say now. A reviewer confirms each by removing "proposed": true.');
  }
  return FINE;
};
