import { createContext } from '@lit/context';
import type { Session } from '@regen-cds/engine';
import type { RuleSetState } from '../controllers/rule-set.js';

/** What `<regen-guidance>` serves to the elements inside it: one rule set, loaded once, and one session. */
export interface Guidance {
  state: RuleSetState;
  session: Session | null;
  /** Used by an element that names none of its own. */
  audience: 'clinician' | 'patient';
  lang: string;
  /** Counts up when everything about the person must go: another subject, another session, a new start. */
  epoch: number;
  /** Loads the rule set again, after a failure. */
  retry: () => void;
}

export const guidanceContext = createContext<Guidance>(Symbol.for('regen-cds-guidance'));
