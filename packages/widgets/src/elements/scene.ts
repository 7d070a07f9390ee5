import {
  explain,
  narrate,
  type Decision,
  type Explanation,
  type ExplainOptions,
  type Narrator,
  type RuleSet,
  type Session,
} from '@regen-cds/engine';
import { messagesFor } from '../i18n/messages.js';
import type { Reader } from './parts.js';

/** Everything a screen is drawn from, once a rule set is loaded and nothing is withheld. */
export interface Scene extends Reader {
  ruleSet: RuleSet;
  session: Session;
  decision: Decision;
  explanation: Explanation;
  narrator: Narrator;
}

/** The scene of a session for a reader; `before` itself while nothing in it has changed. */
export const sceneOf = (session: Session, reader: ExplainOptions, before: Scene | null): Scene => {
  const { ruleSet, decision } = session;
  const { audience } = reader;
  const narrator = narrate(ruleSet, reader);
  const isSame =
    before?.decision === decision &&
    before.explanation.lang === narrator.lang &&
    before.explanation.audience === audience;
  if (isSame) return before;
  return {
    ruleSet,
    session,
    decision,
    explanation: explain(decision, ruleSet, reader),
    narrator,
    messages: messagesFor(narrator.lang),
    isPatient: audience !== 'clinician',
  };
};
