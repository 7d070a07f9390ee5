/** The session of an element: its own, or one given by the host. Carries answers over to a newer rule set of the same id. */
import { createSession, type Decision, type Facts, type RuleSet, type Session } from '@regen-cds/engine';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { RegenDecisionEvent } from '../events.js';

/** What a session is made from. */
export interface SessionRequest {
  ruleSet: RuleSet;
  given: Session | null;
  asOf: string;
  subject: string | null;
  facts: Facts;
  jurisdiction: string;
}

/** What a person said of one fact, so that it can be said again. */
export type Said = (session: Session) => void;

type Host = ReactiveControllerHost & EventTarget;

/** Decisions already announced: elements that share a session fire one event per change between them. */
const published = new WeakMap<Session, Decision>();

const jurisdictionFact = (code: string): Facts =>
  code === '' ? {} : { jurisdiction: { value: [code], origin: 'auto-client', complete: true } };

const PERSON: readonly unknown[] = ['manual', 'override', undefined];

const saidOf = (name: string, { facts, unknown }: Decision): Said | null => {
  const known = facts[name];
  if (known) {
    const { value, observed, origin } = known;
    return (session) => session.answer(name, value, { origin: origin === 'override' ? origin : 'manual', observed });
  }
  const reason = unknown[name]?.reason;
  if (reason === 'not-known' || reason === 'declined') return (session) => session.markUnknown(name, reason);
  const observation = unknown[name]?.observations?.filter(({ origin }) => PERSON.includes(origin)).at(-1);
  return observation
    ? (session) =>
        session.answer(name, observation.value as string, { unit: observation.unit, observed: observation.observed })
    : null;
};

/** Everything a person said in a session, ready to be said again. */
export const answersOf = ({ answered, decision }: Session): Said[] =>
  answered.flatMap((name) => saidOf(name, decision) ?? []);

export class SessionController implements ReactiveController {
  current: Session | null = null;
  readonly #host: Host;
  #request: SessionRequest | null = null;
  #listening: AbortController | null = null;
  #connected = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#listening?.abort();
  }

  /** Drops the session and all that was said in it, at once. */
  forget(): void {
    this.#listening?.abort();
    this.current = null;
    this.#request = null;
  }

  /** Makes the session fit what is asked for; keeps it, and what was said in it, wherever that is possible. */
  sync(request: SessionRequest): void {
    const before = this.#request;
    this.#request = request;
    const { ruleSet, given, asOf, subject, facts, jurisdiction } = request;
    const keeps =
      before?.ruleSet === ruleSet && before.given === given && before.asOf === asOf && before.subject === subject;
    const chart = { ...jurisdictionFact(jurisdiction), ...facts };
    if (this.current && keeps) {
      if (before.facts !== facts) this.current.setFacts(facts);
      if (before.jurisdiction !== jurisdiction)
        this.current.setFacts({ jurisdiction: undefined, ...jurisdictionFact(jurisdiction) });
      return;
    }
    const sameRules = before?.ruleSet.document.id === ruleSet.document.id;
    const said = this.current && sameRules && !given && !before.given ? answersOf(this.current) : [];
    this.current = given ?? createSession(ruleSet, { asOf, subject, facts: chart });
    if (given && Object.keys(chart).length > 0) given.setFacts(chart);
    for (const say of said) this.#trySay(say);
    this.#listen();
  }

  /** Fires the decision event unless another element has done so for this very decision. */
  publish(): void {
    const session = this.current;
    if (!session || published.get(session) === session.decision) return;
    published.set(session, session.decision);
    this.#host.dispatchEvent(new RegenDecisionEvent(session.decision));
  }

  /** A newer rule set may no longer declare what was answered. */
  #trySay(say: Said): void {
    try {
      if (this.current) say(this.current);
    } catch {
      // The fact is gone from the rules; so is the answer to it.
    }
  }

  #listen(): void {
    this.#listening?.abort();
    if (!this.#connected || !this.current) return;
    this.#listening = new AbortController();
    this.current.addEventListener('change', this.#handleChange, { signal: this.#listening.signal });
    this.#host.requestUpdate();
  }

  readonly #handleChange = (): void => {
    this.#host.requestUpdate();
    this.publish();
  };
}
