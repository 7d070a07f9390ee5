/** What a check has to say. */
import type { PatientFacts } from './model/patient.js';

/** `error`: wrong. `warning`: most likely wrong, or not decided. `note`: good to know; never fails a check. */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  /** Stable, for machines: `never-true`. */
  code: string;
  severity: Severity;
  /** JSON Pointer (RFC 6901) of the place. */
  path: string;
  /** In English, with what to do next. */
  message: string;
  /** A patient who shows it, as `evaluate` takes one; where there is one. */
  witness?: PatientFacts;
}

/** Whether a check with these findings fails. */
export const fails = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity !== 'note');
