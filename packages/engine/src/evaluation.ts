/**
 * The evaluation of one patient under one rule set: values in slots, truths beside criteria. A change of one fact looks again
 * at what reads it and at nothing else; `evaluate` and `createSession` are both built on it, so they cannot differ.
 */
import { dayNumber } from './calendar.js';
import type { CriterionResult, Decision, Truth } from './decision-model.js';
import { derive } from './derivation.js';
import { isKnown, resolveFact, type Resolved } from './facts.js';
import { round, type State } from './interval.js';
import { deepFreeze } from './json.js';
import { JURISDICTION } from './jurisdiction.js';
import type { Expression } from './profile.js';
import { inOrder, programOf, type CompiledCriterion, type Entry, type Program, type RuleSet } from './program.js';
import { openPlaces, settledTruth } from './search.js';
import { isKnownAt, secondOpinion, type PlainFacts } from './second-opinion.js';
import { copyOf, enter, type Place } from './state.js';
import { decideModality, openFacts } from './status.js';
import { supportOf } from './support.js';
import { ENGINE_VERSION } from './version.js';

const NOT_ASKED: Resolved = { reason: 'not-asked' };
const UNUSABLE: Resolved = { reason: 'invalid' };

export interface EvaluationOptions {
  asOf: string;
  subject?: string | null | undefined;
  /** False only in the benchmark, to show what the second opinion costs, and where a truth has had it already. */
  secondOpinion?: boolean;
}

export class Evaluation {
  readonly #ruleSet: RuleSet;
  readonly #program: Program;
  readonly #options: EvaluationOptions;
  readonly #state: State;
  readonly #resolved = new Map<string, Resolved>();
  /** Known facts and decided derived values, for json-logic-js. */
  readonly #plain = Object.create(null) as PlainFacts;
  /** Undefined where something that is read has changed. */
  readonly #truths: (Truth | undefined)[] = [];
  /** Null where the open facts have not been looked for yet. */
  readonly #results: (CriterionResult | null)[] = [];
  /** Criteria and derived values that the second opinion denies. */
  readonly #denied = new Set<unknown>();
  readonly #unusable = new Set<Entry>();
  #stale: CompiledCriterion[];
  #decision: Decision | null = null;

  constructor(ruleSet: RuleSet, facts: Readonly<Record<string, unknown>>, options: EvaluationOptions) {
    this.#ruleSet = ruleSet;
    this.#program = programOf(ruleSet);
    this.#options = options;
    this.#state = copyOf(this.#program.blank);
    this.#stale = [...this.#program.criteria];
    for (const entry of this.#program.entries.values()) {
      const { name } = entry.place;
      if (Object.hasOwn(facts, name)) this.#enter(entry, facts[name]);
      this.#derive(entry);
    }
  }

  /** Enters, replaces or (with `undefined`) removes one fact. A name that is not declared is passed over. */
  set(name: string, input: unknown): void {
    const { entries, derived } = this.#program;
    const entry = entries.get(name);
    if (!entry) return;
    this.#enter(entry, input);
    const changed = [entry];
    for (const one of derived)
      if (one === entry || one.derivation?.places.some((place) => changed.some((other) => other.place === place))) {
        this.#derive(one);
        changed.push(one);
      }
    for (const criterion of changed.flatMap(({ mentionedBy }) => mentionedBy)) {
      if (this.#truths[criterion.index] === undefined) continue;
      this.#truths[criterion.index] = undefined;
      this.#stale.push(criterion);
    }
    this.#decision = null;
  }

  /** Truth of one condition alone, without looking at the others. */
  truthOf(expression: Expression): Truth {
    return settledTruth(expression, this.#state);
  }

  /** Brings every truth up to date; returns them in the order of the criteria. */
  truths(): readonly (Truth | undefined)[] {
    for (const criterion of this.#stale) {
      const { index, definition, places } = criterion;
      const truth = this.truthOf(criterion);
      this.#truths[index] = truth;
      this.#results[index] = truth === null ? null : criterion.settled[Number(truth) as 0 | 1];
      this.#compare(criterion, truth !== null, places, () => secondOpinion(definition.when, this.#plain) === truth);
    }
    this.#stale = [];
    return this.#truths;
  }

  get decision(): Decision {
    this.truths();
    return (this.#decision ??= this.#decide());
  }

  #enter({ place, rules }: Entry, input: unknown): void {
    const { name } = place;
    const resolved = resolveFact(input, rules, this.#options.asOf);
    if (input === undefined) this.#resolved.delete(name);
    else this.#resolved.set(name, resolved);
    if (isKnown(resolved)) {
      enter(this.#state, place, resolved.value, resolved.complete ?? true);
      this.#plain[name] = resolved.value;
    } else {
      enter(this.#state, place);
      Reflect.deleteProperty(this.#plain, name);
    }
  }

  #derive(entry: Entry): void {
    const { place, derivation } = entry;
    const { name, index } = place;
    if (!derivation) return;
    this.#denied.delete(place);
    this.#unusable.delete(entry);
    const given = this.#resolved.get(name);
    if (given && isKnown(given)) return;
    Reflect.deleteProperty(this.#plain, name);
    if (!derive(derivation, place, this.#state, dayNumber(this.#options.asOf))) this.#unusable.add(entry);
    const value = this.#state.lo[index];
    if (value === undefined || value !== this.#state.hi[index]) return;
    this.#plain[name] = value;
    const { expression, rule, decimals, places } = derivation;
    this.#compare(place, expression !== null, places, () => {
      const opinion = secondOpinion(rule, this.#plain);
      return typeof opinion === 'number' && round(opinion, decimals) === value;
    });
  }

  /** Asks for the second opinion where everything that is read is known. */
  #compare(about: unknown, decided: boolean, places: readonly Place[], agrees: () => boolean): void {
    const asked = decided && this.#options.secondOpinion !== false && isKnownAt(places, this.#state);
    if (asked && !agrees()) this.#denied.add(about);
    else this.#denied.delete(about);
  }

  /** The first criterion whose truth, or a derived value it reads, the second opinion denies. */
  #withheld(): Decision['withheld'] {
    const denied = this.#program.criteria.find((one) => [one, ...one.places].some((about) => this.#denied.has(about)));
    return denied ? { code: 'second-opinion', criterion: denied.definition.id } : null;
  }

  /** The facts behind what can still change a criterion; behind a value that is not usable stands everything it is worked out from. */
  #openFacts(criterion: CompiledCriterion): string[] {
    const behind = (place: Place): string[] => {
      const { expression, places } = this.#program.entries.get(place.name)?.derivation ?? {};
      if (!places) return [place.name];
      const open = expression ? supportOf(expression.node, this.#state) : [];
      return (open.length > 0 ? open : places).flatMap(behind);
    };
    return inOrder(openPlaces(criterion, this.#state).flatMap(behind), this.#program);
  }

  #decide(): Decision {
    const { document, digest } = this.#ruleSet;
    const { asOf, subject = null } = this.#options;
    const criteria = this.#program.criteria.map(
      (criterion) =>
        (this.#results[criterion.index] ??= {
          ...criterion.settled[0],
          truth: null,
          open: this.#openFacts(criterion),
        }),
    );
    const withheld = this.#withheld();
    const modalities = withheld
      ? []
      : this.#program.modalities.map((one) => decideModality(one, criteria, this.#program));
    return deepFreeze({
      ruleSet: { id: document.id, version: document.version, digest },
      engine: ENGINE_VERSION,
      asOf,
      subject,
      withheld,
      criteria,
      modalities,
      open: withheld ? [] : openFacts(modalities, criteria, this.#program),
      ...this.#values(),
    });
  }

  #values(): Pick<Decision, 'facts' | 'unknown' | 'derived'> {
    const values: Pick<Decision, 'facts' | 'unknown' | 'derived'> = { facts: {}, unknown: {}, derived: {} };
    for (const entry of this.#program.entries.values()) {
      const { place, derivation, mentionedBy } = entry;
      const { name, index } = place;
      const resolved = this.#resolved.get(name);
      // The reserved `jurisdiction` is asked about only where a criterion reads it.
      const isAsked = !derivation && (name !== JURISDICTION || mentionedBy.length > 0);
      const unknown = this.#unusable.has(entry) ? UNUSABLE : (resolved ?? (isAsked ? NOT_ASKED : null));
      if (resolved && isKnown(resolved)) values.facts[name] = resolved;
      else if (unknown && !isKnown(unknown)) values.unknown[name] = unknown;
      if (!derivation) continue;
      const [min, max] = [this.#state.lo[index] ?? NaN, this.#state.hi[index] ?? NaN];
      values.derived[name] = min === max ? { value: min } : { min, max };
    }
    return values;
  }
}
