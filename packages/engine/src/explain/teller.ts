import type { Decision } from '../decision-model.js';
import type { FactSentence } from '../explain-model.js';
import type { Voice } from '../narrate.js';
import type { RuleSet } from '../program.js';

/** Everything an explanation is told from. */
export interface Teller {
  readonly decision: Decision;
  readonly ruleSet: RuleSet;
  readonly voice: Voice;
  /** One fact as it stands. */
  readonly fact: (name: string) => FactSentence;
}
