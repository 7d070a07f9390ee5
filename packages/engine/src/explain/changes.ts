import type { Decision, FactValue } from '../decision-model.js';
import type { ChangeExplanation } from '../explain-model.js';
import { voiceOf, type ExplainOptions } from '../narrate.js';
import type { RuleSet } from '../program.js';
import { whatWouldChange } from '../would-change.js';
import { fill } from './messages.js';
import { definitionOf, valueText } from './values.js';

/**
 * What would change where each modality stands, in words: one entry for each change that `whatWouldChange` finds. For clinicians
 * only; a patient is shown no verdict, and so none that could be reached (UX, ST4).
 */
export const explainChanges = (decision: Decision, ruleSet: RuleSet, options: ExplainOptions): ChangeExplanation[] => {
  const voice = voiceOf(ruleSet, options);
  const { messages } = voice;
  if (voice.isPatient) return [];
  return whatWouldChange(decision, ruleSet).map((found) => {
    const { changes, status, soFar } = found;
    const told = changes.map(({ fact, from, to }) => {
      const definition = definitionOf(fact, ruleSet);
      const text = (value: FactValue): string => valueText(value, definition, voice);
      return fill(messages.change, voice.text(definition.label), text(to), text(from));
    });
    const reached = fill(messages.soFar, voice.status(soFar).toLowerCase());
    const statusText = status === soFar ? voice.status(status) : `${voice.status(status)} (${reached.toLowerCase()})`;
    return { ...found, statusText, text: fill(messages.then, told.join('; '), statusText.toLowerCase()) };
  });
};
