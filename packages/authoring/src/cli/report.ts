/** Findings as a person reads them. */
import type { Severity } from '../finding.js';
import type { Context } from './context.js';
import type { FileFindings } from './files.js';

const patient = (facts: Record<string, unknown>): string =>
  JSON.stringify(facts).replaceAll('","', '", "').replaceAll(',"', ', "');

/** One finding a paragraph: place, code, message, and the patient who shows it. */
export const findingLines = ({ name, findings }: FileFindings, { colors }: Context): string[] => {
  const mark: Readonly<Record<Severity, string>> = {
    error: colors.red('error'),
    warning: colors.yellow('warning'),
    note: colors.dim('note'),
  };
  return findings.flatMap(({ severity, code, path, message, place, witness }) => [
    `${colors.bold(`${name}:${place.line}:${place.column}`)} ${mark[severity]} ${code}${path === '' ? '' : colors.dim(` ${path}`)}`,
    `  ${message}`,
    ...(witness ? [`  Patient: ${Object.keys(witness).length === 0 ? 'anyone' : patient(witness)}`] : []),
  ]);
};

/** "1 error", "3 errors". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Facts on one line. */
export const factsLine = patient;
