import type { Decision, Truth } from './decision-model.js';
import { Evaluation } from './evaluation.js';
import { inputsOf } from './inputs.js';
import { programOf, type RuleSet } from './program.js';

/**
 * Truth of the condition of every piece of content that has one, by its id, for the patient of a decision. Content is hidden only
 * where it is false; null means that the facts do not say.
 */
export const contentTruths = (decision: Decision, ruleSet: RuleSet): ReadonlyMap<string, Truth> => {
  const evaluation = new Evaluation(ruleSet, inputsOf(decision), { asOf: decision.asOf, secondOpinion: false });
  return new Map([...programOf(ruleSet).content].map(([id, test]) => [id, evaluation.truthOf(test)]));
};
