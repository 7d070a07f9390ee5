/** The patient on screen: a case, or one that was found; and what the session of the preview says of them. */
import {
  explain,
  narrate,
  type Decision,
  type Explanation,
  type Facts,
  type RuleSet,
  type Session,
} from '@regen-cds/engine';
import type { CaseFile } from './authoring.js';
import { groupCases, type CaseGroup } from './cases.js';

/** The session's own rule set and decision, so that they always fit each other. */
export interface Shown {
  ruleSet: RuleSet;
  decision: Decision;
  explanation: Explanation;
  /** Everything that is known, what the author answered in the preview included. */
  facts: Facts;
}

/** Chosen instead of a case: a patient of the grid, of a finding, of a change. */
export const FOUND_PATIENT = 'found';
const NOBODY: Facts = {};

export class Patient {
  /** Id of a case, `FOUND_PATIENT`, or empty for somebody of whom nothing is known. */
  caseId = '';
  /** Counts up with every patient: another one needs another session. */
  number = 0;
  shown: Shown | null = null;
  /** Why the widget gives no guidance; empty while it does. */
  refusal = '';
  #found: Facts = NOBODY;
  #cases: CaseFile | null = null;
  #groups: readonly CaseGroup[] = [];
  #isChosen = false;
  #session: Session | null = null;

  get groups(): readonly CaseGroup[] {
    return this.#groups;
  }

  /** What is known of the patient before anything is answered. The same object until another patient is chosen. */
  get facts(): Facts {
    if (this.caseId === FOUND_PATIENT) return this.#found;
    return this.#case?.facts ?? NOBODY;
  }

  /** The day on which the case holds; null where none is named. */
  get asOf(): string | null {
    return this.#case?.asOf ?? this.#cases?.asOf ?? null;
  }

  /** Takes the cases of a rule set. The first whole patient is shown, until somebody is chosen. */
  meet(cases: CaseFile | null, factCount: number): void {
    if (cases === this.#cases) return;
    this.#cases = cases;
    this.#groups = cases ? groupCases(cases, factCount) : [];
    if (!this.#isChosen) this.caseId = this.#groups[0]?.cases[0]?.id ?? '';
  }

  choose(caseId: string): void {
    [this.caseId, this.#isChosen] = [caseId, true];
    this.number++;
  }

  find(facts: Facts): void {
    this.#found = facts;
    this.choose(FOUND_PATIENT);
  }

  /** Another rule set: nobody is chosen any more. */
  leave(): void {
    [this.caseId, this.#isChosen, this.#cases, this.#groups] = ['', false, null, []];
    [this.#session, this.shown, this.refusal] = [null, null, ''];
    this.number++;
  }

  /** The session in which the preview shows them. */
  follow(session: Session | null): void {
    [this.#session, this.refusal] = [session, ''];
  }

  /** Takes over what the session says now, in a language. */
  look(lang: string): void {
    if (!this.#session) return;
    const { ruleSet, decision, facts } = this.#session;
    const options = { lang, audience: 'clinician' } as const;
    const isSame = this.shown?.decision === decision && this.shown.explanation.lang === narrate(ruleSet, options).lang;
    if (!isSame) this.shown = { ruleSet, decision, facts, explanation: explain(decision, ruleSet, options) };
  }

  get #case() {
    return this.#cases?.cases.find(({ id }) => id === this.caseId);
  }
}
