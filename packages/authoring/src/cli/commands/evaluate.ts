import { readFileSync } from 'node:fs';
import { createReceipt, evaluate as decide, type Decision, type RuleSetDocument } from '@regen-cds/engine';
import { digestOf } from '../../lock.js';
import { suggest } from '../../suggest.js';
import { FINE, FOUND, type Context, type ExitCode } from '../context.js';
import { openRuleSet, ruleFile, type FileOptions } from '../files.js';
import { readPatient, unknownNames } from '../patient-file.js';
import { table } from '../table.js';

export interface EvaluateCommandOptions extends FileOptions {
  json?: boolean | undefined;
  facts?: string | undefined;
  asOf?: string | undefined;
  /** Prints a receipt instead. */
  receipt?: boolean | undefined;
}

/** Says which facts were passed over because the rule set declares none of that name. */
export const warnOfUnknown = (
  facts: Readonly<Record<string, unknown>>,
  { facts: declared, derived = {} }: RuleSetDocument,
  context: Context,
): void => {
  const names = [...Object.keys(declared), ...Object.keys(derived), 'jurisdiction'];
  for (const name of unknownNames(facts, names)) {
    const meant = suggest(name, names);
    context.err(
      `"${name}" is no fact of this rule set and is passed over.${meant === null ? '' : ` Did you mean "${meant}"?`}`,
    );
  }
};

const report = ({ modalities, unknown, withheld }: Decision, { out, colors }: Context): void => {
  if (withheld)
    out(colors.red(`Withheld: ${withheld.code} at ${withheld.criterion}. Two checks disagree; no status is given.`));
  const rows = modalities.map(({ modality, status, soFar, open }) => [
    modality,
    status,
    status === soFar ? '' : soFar,
    open.join(', '),
  ]);
  for (const line of table(['modality', 'status', 'so far', 'open'], rows)) out(line);
  const unusable = Object.entries(unknown).filter(
    ([, { reason }]) => !['not-asked', 'not-known', 'declined'].includes(reason),
  );
  for (const [name, { reason }] of unusable) out(colors.yellow(`${name}: not used (${reason})`));
};

/** Where every modality stands for one patient. */
export const evaluate = async (given: string, options: EvaluateCommandOptions, context: Context): Promise<ExitCode> => {
  const file = ruleFile(given, context, options);
  const ruleSet = openRuleSet(file, context);
  const facts = readPatient(options.facts, context);
  warnOfUnknown(facts, ruleSet.document, context);
  const decision = decide(ruleSet, facts, { asOf: options.asOf ?? context.today });
  if (options.receipt === true) {
    // With the digest of the exact bytes, so that a replay tells another file of the same version.
    const digest = await digestOf(new Uint8Array(readFileSync(file.path)));
    context.out(createReceipt({ ...decision, ruleSet: { ...decision.ruleSet, digest } }));
  } else if (options.json === true) context.out(JSON.stringify(decision, null, 2));
  else report(decision, context);
  return decision.withheld ? FOUND : FINE;
};
