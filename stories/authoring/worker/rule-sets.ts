/** Rule sets by their text: an edit is compared, mapped and counted against the same two texts again and again. */
import { parseRuleSet, type RuleSet } from '@regen-cds/engine';

const KEPT = 4;
const known = new Map<string, RuleSet>();

/** @throws RuleSetError for a text that was never found usable; callers send only usable ones */
export const ruleSetOf = (text: string): RuleSet => {
  const ruleSet = known.get(text) ?? parseRuleSet(JSON.parse(text));
  known.delete(text);
  known.set(text, ruleSet);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return ruleSet;
};
