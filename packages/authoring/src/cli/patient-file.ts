/** The facts of one patient, from a file or from standard input. */
import { readFileSync } from 'node:fs';
import type { Facts } from '@regen-cds/engine';
import { readJson } from '../json-source.js';
import { UsageError, type Context } from './context.js';
import { readText } from './files.js';

const STANDARD_INPUT = '-';

/** @param path `-` reads standard input; absent: nothing is known @throws UsageError with line and column */
export const readPatient = (path: string | undefined, context: Context): Facts => {
  if (path === undefined) return {};
  const text = path === STANDARD_INPUT ? readFileSync(0, 'utf8') : readText(path, context);
  const { value, findings } = readJson(text);
  const [finding] = findings;
  if (finding) throw new UsageError(`${path}:${finding.place.line}:${finding.place.column}: ${finding.message}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`"${path}" is not an object of facts. Write for example {"patientAgeYears": 58}.`);
  return value as Facts;
};

/** Facts that a rule set does not declare are passed over by the engine; here the author should hear of them. */
export const unknownNames = (facts: Facts, declared: readonly string[]): string[] =>
  Object.keys(facts).filter((name) => !declared.includes(name));
