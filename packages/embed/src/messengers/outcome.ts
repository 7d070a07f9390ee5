import type { Payload } from './smart-channel.js';

/** An OperationOutcome (FHIR R4) with one issue. `diagnostics` is for the integrator and never holds patient data. */
export const outcome = (code: string, diagnostics: string, severity = 'error'): Payload => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, diagnostics }],
});

export const failure = (code: string, diagnostics: string): Payload => ({
  status: 'error',
  outcome: outcome(code, diagnostics),
});
