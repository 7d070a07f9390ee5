/** The commands of `regen-rules`, their options and their examples. */
import { Command, CommanderError } from 'commander';
import { cases } from './commands/cases.js';
import { check } from './commands/check.js';
import { diff } from './commands/diff.js';
import { evaluate } from './commands/evaluate.js';
import { explain } from './commands/explain.js';
import { freeze } from './commands/freeze.js';
import { create } from './commands/new.js';
import { replay } from './commands/replay.js';
import { test } from './commands/test.js';
import { watch } from './commands/watch.js';
import { FINE, FOUND, UsageError, WRONG_USE, type Context, type ExitCode } from './context.js';
import { FileProblem, type FileOptions } from './files.js';
import { findingLines } from './report.js';

type Run = (ruleSets: string[], options: never, context: Context) => ExitCode | Promise<ExitCode>;

interface Specification {
  name: string;
  /** As commander writes them: `<needed>`, `[optional]`, `[many...]`. */
  args: string;
  about: string;
  options: readonly (readonly [flags: string, about: string, otherwise?: string])[];
  example: string;
  run: Run;
}

const JSON_OPTION = ['--json', 'print JSON for machines'] as const;
const FACTS_OPTION = ['--facts <file>', 'facts of the patient as JSON; - reads standard input'] as const;
const AS_OF_OPTION = ['--as-of <day>', 'day of the evaluation, yyyy-mm-dd (today)'] as const;

/** For commands of one argument; commander has seen to it that it is there. */
const one =
  (run: (given: string, options: never, context: Context) => ExitCode | Promise<ExitCode>): Run =>
  ([given = ''], options, context) =>
    run(given, options, context);

const COMMANDS: readonly Specification[] = [
  {
    name: 'new',
    args: '<id>',
    about: 'write a draft rule set that passes the check, with cases',
    options: [JSON_OPTION],
    example: 'regen-rules new shoulder-pain',
    run: one(create),
  },
  {
    name: 'check',
    args: '[rule-sets...]',
    about:
      'find what is wrong: schema, types, units, conditions that can never matter, sources, translations, reading level …',
    options: [JSON_OPTION, ['--today <day>', 'the day on which reviews are due, yyyy-mm-dd (today)']],
    example: 'regen-rules check knee-osteoarthritis',
    run: check,
  },
  {
    name: 'test',
    args: '[rule-sets...]',
    about: 'run the cases beside each rule set, and show what they leave out',
    options: [
      JSON_OPTION,
      ['--all', 'show every criterion and status, not only those with a gap'],
      ['--strict', 'fail on gaps in the coverage too'],
    ],
    example: 'regen-rules test knee-osteoarthritis --all',
    run: test,
  },
  {
    name: 'cases',
    args: '<rule-set>',
    about: 'propose boundary and MC/DC cases for a reviewer to confirm',
    options: [
      JSON_OPTION,
      ['--out <file>', 'write them to a file'],
      ['--append', 'add them to the cases beside the rule set'],
      AS_OF_OPTION,
    ],
    example: 'regen-rules cases knee-osteoarthritis --out proposed.json',
    run: one(cases),
  },
  {
    name: 'diff',
    args: '<before> <after>',
    about: 'say what a version changes and for which patients; fail when its number claims less',
    options: [JSON_OPTION, ['--cohort <file>', 'count over patients, one JSON object a line'], AS_OF_OPTION],
    example: 'regen-rules diff knee-osteoarthritis@1.0.0 knee-osteoarthritis@1.1.0 --cohort patients.ndjson',
    run: ([before = '', after = ''], options, context) => diff(before, after, options, context),
  },
  {
    name: 'evaluate',
    args: '<rule-set>',
    about: 'say where every option stands for one patient',
    options: [JSON_OPTION, FACTS_OPTION, AS_OF_OPTION, ['--receipt', 'print a receipt for replay']],
    example: `echo '{"patientAgeYears": 17}' | regen-rules evaluate knee-osteoarthritis --facts -`,
    run: one(evaluate),
  },
  {
    name: 'explain',
    args: '<rule-set>',
    about: 'the same in the words that people read',
    options: [
      JSON_OPTION,
      FACTS_OPTION,
      AS_OF_OPTION,
      ['--lang <tag>', 'language', 'en'],
      ['--audience <who>', 'clinician or patient', 'clinician'],
    ],
    example: 'regen-rules explain knee-osteoarthritis --facts patient.json --lang es --audience patient',
    run: one(explain),
  },
  {
    name: 'replay',
    args: '<receipt> [rule-set]',
    about: 'make the decision of a receipt again, and say where the two part',
    options: [JSON_OPTION],
    example: 'regen-rules replay receipt.json',
    run: ([receipt = '', ruleSet], options, context) => replay(receipt, ruleSet, options, context),
  },
  {
    name: 'freeze',
    args: '[rule-sets...]',
    about: 'write rules.lock.json: a frozen version can never change',
    options: [
      JSON_OPTION,
      ['--verify', 'only say whether the lock is kept'],
      ['--recall <reason>', 'recall the versions named, for this reason'],
    ],
    example: 'regen-rules freeze knee-osteoarthritis@1.0.0',
    run: freeze,
  },
  {
    name: 'watch',
    args: '',
    about: 'check and test a rule set whenever it changes',
    options: [],
    example: 'regen-rules watch',
    run: (_, options, context) => watch(options, context),
  },
];

const HEAD = `Checks, tests and compares rule sets.

A rule set is named by its file, by its id (its newest version) or by id@version.
Exit codes: 0 fine, 1 something was found, 2 wrong use.`;

const addCommand = (
  program: Command,
  { name, args, about, options, example, run }: Specification,
  context: Context,
  done: (code: ExitCode) => void,
): void => {
  const command = program
    .command(`${name} ${args}`.trim())
    .description(about)
    .option('--rules <folder>', 'folder of the rule sets', 'rules')
    .addHelpText('after', `\nExample:\n  ${example}`);
  for (const [flags, text, otherwise] of options) command.option(flags, text, otherwise);
  command.action(async () => {
    const given = command.processedArgs.flatMap((arg: unknown) =>
      Array.isArray(arg) ? (arg as string[]) : typeof arg === 'string' ? [arg] : [],
    );
    done(await run(given, command.opts<FileOptions>() as never, context));
  });
};

/** What a person reads of an error; null for one that is a fault of this program. */
const problemLines = (error: unknown, context: Context): { lines: string[]; code: ExitCode } | null => {
  if (error instanceof UsageError) return { lines: [context.colors.red(error.message)], code: WRONG_USE };
  if (error instanceof FileProblem) return { lines: findingLines(error.file, context), code: FOUND };
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return { lines: [], code: error.exitCode === 0 ? FINE : WRONG_USE };
  return null;
};

/** Runs one command line, without the name of the program; gives its exit code. */
export const runProgram = async (args: readonly string[], version: string, context: Context): Promise<ExitCode> => {
  let code: ExitCode = FINE;
  const program = new Command('regen-rules')
    .description(HEAD)
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
    })
    .showHelpAfterError('Add --help for what it takes.');
  for (const specification of COMMANDS) addCommand(program, specification, context, (found) => (code = found));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    const problem = problemLines(error, context);
    if (!problem) throw error;
    for (const line of problem.lines) context.err(line);
    return problem.code;
  }
};
