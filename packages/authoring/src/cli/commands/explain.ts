import {
  evaluate,
  explain as inWords,
  type Audience,
  type Explanation,
  type ModalityExplanation,
  type Reason,
} from '@regen-cds/engine';
import { FINE, UsageError, type Context, type ExitCode } from '../context.js';
import { openRuleSet, ruleFile, type FileOptions } from '../files.js';
import { readPatient } from '../patient-file.js';
import { warnOfUnknown } from './evaluate.js';

export interface ExplainCommandOptions extends FileOptions {
  json?: boolean | undefined;
  facts?: string | undefined;
  asOf?: string | undefined;
  lang: string;
  audience: string;
}

const AUDIENCES: readonly Audience[] = ['clinician', 'patient'];

const audienceOf = (given: string): Audience => {
  const found = AUDIENCES.find((one) => one === given);
  if (!found) throw new UsageError(`"${given}" is no audience. Use one of: ${AUDIENCES.join(', ')}.`);
  return found;
};

const reasonLines = ({ title, text, action, conditions, basis, medicineText }: Reason): string[] => [
  `    - ${title}: ${text}`,
  ...[action, ...conditions, medicineText, basis.certaintyText ?? basis.basisText].flatMap((line) =>
    line === null ? [] : [`      ${line}`],
  ),
];

const modalityLines = (
  { name, statusText, soFarText, decisive, open }: ModalityExplanation,
  { colors }: Context,
): string[] => [
  `  ${colors.bold(name)}: ${statusText}${soFarText === null ? '' : ` (${soFarText})`}`,
  ...decisive.flatMap(reasonLines),
  ...(open.length === 0 ? [] : [`    ? ${open.map(({ label }) => label).join(', ')}`]),
];

const report = ({ title, asOf, headline, urgent, modalities }: Explanation, context: Context): void => {
  const { out, colors } = context;
  out(colors.bold(title));
  out(`${asOf}. ${headline}`);
  for (const line of urgent.flatMap(reasonLines)) out(colors.red(line));
  for (const line of modalities.flatMap((one) => modalityLines(one, context))) out(line);
};

/** A decision in the words that a clinician or a patient reads. */
export const explain = (given: string, options: ExplainCommandOptions, context: Context): ExitCode => {
  const audience = audienceOf(options.audience);
  const ruleSet = openRuleSet(ruleFile(given, context, options), context);
  const facts = readPatient(options.facts, context);
  warnOfUnknown(facts, ruleSet.document, context);
  const decision = evaluate(ruleSet, facts, { asOf: options.asOf ?? context.today });
  const explanation = inWords(decision, ruleSet, { lang: options.lang, audience });
  if (options.json === true) context.out(JSON.stringify(explanation, null, 2));
  else report(explanation, context);
  return FINE;
};
