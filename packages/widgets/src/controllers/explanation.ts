/** How far a person has come in an explanation, and what they said. Their own words are kept as they are, here only. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a person expects; `skipped` shows the figures without an answer. */
export type Expectation = 'worse' | 'same' | 'little-less' | 'much-less' | 'gone' | 'unknown' | 'skipped';

export interface TeachBackAnswer {
  question: string;
  answer: string;
  correct: boolean;
}

export class ExplanationController implements ReactiveController {
  section = 0;
  expectation: Expectation | null = null;
  /** Chosen but not yet confirmed. */
  expecting: Expectation | null = null;
  goal = '';
  /** Day of the procedure, `yyyy-mm-dd`, for a follow-up plan. */
  procedureDay = '';
  unclearWords = '';
  readonly unclear = new Set<string>();
  readonly answers = new Map<string, TeachBackAnswer>();
  /** When each section was first on screen, as an instant. */
  readonly shown = new Map<string, string>();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Nothing to keep or to end: it hangs on its host only. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Notes that a section is on screen. */
  show(section: string): void {
    if (!this.shown.has(section)) this.shown.set(section, new Date().toISOString());
  }

  set<K extends 'section' | 'expectation' | 'expecting' | 'goal' | 'procedureDay' | 'unclearWords'>(
    key: K,
    value: ExplanationController[K],
  ): void {
    (this as ExplanationController)[key] = value;
    this.#host.requestUpdate();
  }

  answer(answer: TeachBackAnswer): void {
    this.answers.set(answer.question, answer);
    this.#host.requestUpdate();
  }

  mark(section: string, isUnclear: boolean): void {
    if (isUnclear) this.unclear.add(section);
    else this.unclear.delete(section);
    this.#host.requestUpdate();
  }

  /** Forgets the person. */
  clear(): void {
    this.section = 0;
    this.expectation = null;
    this.expecting = null;
    this.goal = '';
    this.procedureDay = '';
    this.unclearWords = '';
    this.unclear.clear();
    this.answers.clear();
    this.shown.clear();
    this.#host.requestUpdate();
  }
}
