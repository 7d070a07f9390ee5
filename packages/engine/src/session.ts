import {
  UNKNOWN_REASONS,
  type Decision,
  type FactValue,
  type Facts,
  type Observation,
  type Origin,
  type UnknownReason,
} from './decision-model.js';
import { FactError, issue } from './errors.js';
import { Evaluation } from './evaluation.js';
import { observationsOf } from './facts.js';
import { programOf, type RuleSet } from './program.js';

export interface SessionOptions {
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
  /** What is known at the start, for example from a chart. `clear` never removes it. */
  facts?: Facts | undefined;
  subject?: string | null | undefined;
}

export interface AnswerOptions {
  /** `manual`, or `override` where a chart value stands and the person means to replace it. */
  origin?: Extract<Origin, 'manual' | 'override'> | undefined;
  unit?: string | undefined;
  observed?: string | undefined;
}

type Answer = Observation | { unknown: UnknownReason };

/**
 * One patient under one rule set, answer by answer. Looks again only at the conditions that read what changed; the decision
 * always equals `evaluate(ruleSet, session.facts, …)`. Fires `change` after every call that changed something.
 */
export class Session extends EventTarget {
  readonly ruleSet: RuleSet;
  readonly asOf: string;
  readonly subject: string | null;
  readonly #evaluation: Evaluation;
  readonly #start: Map<string, unknown>;
  readonly #answers = new Map<string, Answer>();

  constructor(ruleSet: RuleSet, { asOf, facts = {}, subject = null }: SessionOptions) {
    super();
    this.ruleSet = ruleSet;
    this.asOf = asOf;
    this.subject = subject;
    this.#start = new Map(Object.entries(facts));
    this.#evaluation = new Evaluation(ruleSet, facts, { asOf, subject });
  }

  /** Where everything stands now. */
  get decision(): Decision {
    return this.#evaluation.decision;
  }

  /** What `evaluate` would have to be given for the same decision. */
  get facts(): Facts {
    const names = new Set([...this.#start.keys(), ...this.#answers.keys()]);
    return Object.fromEntries([...names].map((name) => [name, this.#input(name)]));
  }

  /** Names of the facts a person has answered or marked unknown here. */
  get answered(): string[] {
    return [...this.#answers.keys()];
  }

  /**
   * Enters an answer. A value that cannot be used makes the fact unknown with its reason.
   * @throws FactError when the rule set declares no such fact
   */
  answer(name: string, value: FactValue, options: AnswerOptions = {}): void {
    const { origin = 'manual', unit, observed } = options;
    this.#change(name, {
      value,
      origin,
      ...(unit === undefined ? {} : { unit }),
      ...(observed === undefined ? {} : { observed }),
    });
  }

  /**
   * Records that a fact is not known, whatever a chart says.
   * @throws FactError when the rule set declares no such fact, or the reason is none
   */
  markUnknown(name: string, reason: UnknownReason): void {
    if (!UNKNOWN_REASONS.includes(reason)) {
      const message = `"${reason}" is not a reason. Use one of: ${UNKNOWN_REASONS.join(', ')}.`;
      throw new FactError([issue('unknown-reason', [name], message)]);
    }
    this.#change(name, { unknown: reason });
  }

  /** Takes back one answer, or all of them. The facts of the start stay. */
  clear(name?: string): void {
    if (name !== undefined) this.#declared(name);
    const names = name === undefined ? [...this.#answers.keys()] : [name].filter((one) => this.#answers.has(one));
    for (const one of names) {
      this.#answers.delete(one);
      this.#evaluation.set(one, this.#input(one));
    }
    if (names.length > 0) this.dispatchEvent(new Event('change'));
  }

  /** Merges facts from the host by name; what a person answered stays. */
  setFacts(facts: Facts): void {
    for (const [name, input] of Object.entries(facts)) {
      this.#start.set(name, input);
      this.#evaluation.set(name, this.#input(name));
    }
    if (Object.keys(facts).length > 0) this.dispatchEvent(new Event('change'));
  }

  #declared(name: string): void {
    if (!programOf(this.ruleSet).entries.has(name))
      throw new FactError([issue('unknown-fact', [name], `The rule set declares no fact "${name}".`)]);
  }

  #change(name: string, answer: Answer): void {
    this.#declared(name);
    this.#answers.set(name, answer);
    this.#evaluation.set(name, this.#input(name));
    this.dispatchEvent(new Event('change'));
  }

  /** An answer joins what the chart said; "not known" replaces it. */
  #input(name: string): unknown {
    const start = this.#start.get(name);
    const answer = this.#answers.get(name);
    if (!answer) return start;
    if ('unknown' in answer) return answer;
    const given = observationsOf(start);
    return given.length > 0 ? [...given, answer] : answer;
  }
}

/** Starts a session: DESIGN, section 5. */
export const createSession = (ruleSet: RuleSet, options: SessionOptions): Session => new Session(ruleSet, options);
