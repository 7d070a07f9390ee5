/**
 * Which question is on screen. Holds what the decision cannot know: the way here, what was typed, and whether an answer is
 * being changed from the result. Nothing typed is dropped until the person starts again or the patient changes.
 */
import { askableFacts, nextFact, type Decision, type RuleSet, type Session } from '@regen-cds/engine';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { draftOf, EMPTY, type Draft } from '../view-models/draft.js';
import { answersOf, type Said } from './session.js';

type Audience = 'clinician' | 'patient';

export class FlowController implements ReactiveController {
  /** Fact being asked; null: the result is on screen. */
  current: string | null = null;
  /** The answer is being changed from the result, and Continue leads back there. */
  changing = false;
  /** What stands in the question cannot be used, and the screen says why. */
  refused = false;
  /** What "Start again" cleared, until the next answer. */
  undo: readonly Said[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #drafts = new Map<string, Draft>();
  #trail: string[] = [];
  #started = false;
  /** The person went back to this question, so it stays although it is answered. */
  #revisited = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Nothing to keep or to end: it hangs on its host only. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Ordinal of the question on screen, from 1. */
  get step(): number {
    return this.#trail.length + 1;
  }

  get canGoBack(): boolean {
    return this.#trail.length > 0 || this.changing;
  }

  /** Makes the first question, or the result when `atResult`, and leaves a question that can no longer change anything. */
  sync(decision: Decision, ruleSet: RuleSet, audience: Audience, atResult: boolean): void {
    if (!this.#started) {
      this.#started = true;
      this.current = atResult ? null : nextFact(decision, ruleSet, { audience });
      return;
    }
    if (this.current === null || this.changing || this.#revisited || this.#drafts.has(this.current)) return;
    if (!askableFacts(decision, ruleSet, audience).includes(this.current))
      this.#ask(nextFact(decision, ruleSet, { audience }));
  }

  /** What was typed for a fact, or what is known of it. */
  draft(name: string, decision: Decision, shape: Parameters<typeof draftOf>[1]): Draft {
    const kept = this.#drafts.get(name);
    if (kept) return kept;
    const known = decision.facts[name];
    if (known) return draftOf(known.value, shape);
    const reason = decision.unknown[name]?.reason;
    return reason === 'not-known' || reason === 'declined' ? { ...EMPTY, unknown: reason } : EMPTY;
  }

  keep(name: string, draft: Draft): void {
    this.#drafts.set(name, draft);
    this.refused = false;
    this.#host.requestUpdate();
  }

  refuse(): void {
    this.refused = true;
    this.#host.requestUpdate();
  }

  /** The answer on screen was taken: on to the next question, or back to the result it was changed from. */
  advance(decision: Decision, ruleSet: RuleSet, audience: Audience): void {
    if (this.current !== null) {
      this.#drafts.delete(this.current);
      if (!this.changing) this.#trail.push(this.current);
    }
    this.undo = [];
    this.#ask(this.changing ? null : nextFact(decision, ruleSet, { audience }));
  }

  back(): void {
    const before = this.changing ? null : (this.#trail.pop() ?? this.current);
    this.#ask(before);
    this.#revisited = before !== null;
  }

  /** Leads to one fact, to change what is known of it. */
  change(name: string): void {
    this.#ask(name);
    this.changing = true;
  }

  /** Leaves the questions for the result, as it stands. */
  showResult(): void {
    this.undo = [];
    this.#ask(null);
  }

  /** Goes on with what is open. */
  resume(decision: Decision, ruleSet: RuleSet, audience: Audience): void {
    this.#ask(nextFact(decision, ruleSet, { audience }));
  }

  /** Forgets everything, at once; keeps what was answered for one "Undo". */
  restart(session: Session | null): void {
    this.undo = session ? answersOf(session) : [];
    this.#drafts.clear();
    this.#trail = [];
    this.#started = false;
    this.#ask(null);
  }

  #ask(name: string | null): void {
    this.current = name;
    this.changing = false;
    this.#revisited = false;
    this.refused = false;
    this.#host.requestUpdate();
  }
}
