/** `prefill` with the UCUM library at hand. */
import type { RuleSet } from '@regen-cds/engine';
import { prefillWith, type Prefill, type PrefillOptions } from './prefill.js';
import { convertByUcum } from './ucum.js';

/**
 * Facts of one patient from a QuestionnaireResponse to the rule set's Questionnaire.
 *
 * A value in another unit is converted as the rule set declares, else by UCUM, else it stays unknown (`unit`) with an
 * issue. Never throws for reasons of data: what cannot be used is an issue, and a response about another patient, to
 * another questionnaire or entered in error gives no facts at all.
 *
 * @param source a QuestionnaireResponse (FHIR R4), as parsed from JSON
 * @example
 * const { facts, issues } = prefill(ruleSet, response, { subject: 'Patient/1', asOf: '2026-11-22' });
 */
export const prefill = (ruleSet: RuleSet, source: unknown, options: PrefillOptions): Prefill =>
  prefillWith(convertByUcum, ruleSet, source, options);
