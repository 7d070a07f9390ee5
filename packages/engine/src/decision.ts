import type { Decision, Facts } from './decision-model.js';
import { Evaluation } from './evaluation.js';
import type { RuleSet } from './program.js';

export interface EvaluateOptions {
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
  /** Whom the facts are about, for the record only. */
  subject?: string | null | undefined;
}

/**
 * What a rule set says of one patient on one day. Pure: the same arguments always give the same decision. Never throws for
 * reasons of data; what cannot be used becomes unknown with a reason, and names the rule set does not declare are passed over.
 */
export const evaluate = (ruleSet: RuleSet, facts: Facts, { asOf, subject }: EvaluateOptions): Decision =>
  new Evaluation(ruleSet, facts, { asOf, subject }).decision;
