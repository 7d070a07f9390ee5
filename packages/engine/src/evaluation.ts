/**
 * The evaluation of one patient under one rule set: values in slots, truths beside criteria. A change of one fact looks again
 * at what reads it and at nothing else; `evaluate` and `createSession` are both built on it, so they cannot differ.
 */
import { dayNumber } from './calendar.js';
import type { CriterionResult, Decision, FactValue, Truth } from './decision-model.js';
import { derive } from './derivation.js';
import { isBare, isKnown, resolveFact, type Resolved } from './facts.js';
import { deepFreeze } from './json.js';
import { JURISDICTION } from './jurisdiction.js';
import { round, truthAt, type State } from './machine.js';
import type { Expression } from './profile.js';
import { inOrder, programOf, type CompiledCriterion, type Entry, type Program, type RuleSet } from './program.js';
import { openPlaces, settledTruth } from './search.js';
import { isKnownAt, secondOpinion } from './second-opinion.js';
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
  readonly #asks: boolean;
  /** What was given, by the order of the entries, and what it came to; null where nobody has asked yet. */
  readonly #inputs: unknown[] = [];
  readonly #resolved: (Resolved | null)[] = [];
  /** Known facts and decided derived values, for json-logic-js. */
  readonly #plain: Record<string, FactValue | undefined> = {};
  /** Undefined where something that is read has changed. */
  readonly #truths: (Truth | undefined)[] = [];
  /** Results of unknown criteria, once somebody wanted to know what is open. */
  readonly #unknown: (CriterionResult | null)[] = [];
  /** Criteria and derived values that the second opinion denies. */
  readonly #denied = new Set<unknown>();
  readonly #unusable = new Set<Entry>();
  /** Criteria to look at again: the first so many. */
  readonly #stale: Int32Array;
  #staleCount: number;
  #decision: Decision | null = null;

  constructor(ruleSet: RuleSet, facts: Readonly<Record<string, unknown>>, options: EvaluationOptions) {
    this.#ruleSet = ruleSet;
    this.#program = programOf(ruleSet);
    this.#options = options;
    this.#asks = options.secondOpinion !== false;
    this.#state = copyOf(this.#program.blank);
    this.#stale = this.#program.everything.slice();
    this.#staleCount = this.#stale.length;
    for (const name of Object.keys(facts)) {
      const entry = this.#program.entries.get(name);
      if (entry) this.#enter(entry, facts[name]);
    }
    for (const entry of this.#program.derived) this.#derive(entry);
  }

  /** Enters, replaces or (with `undefined`) removes one fact. A name that is not declared is passed over. */
  set(name: string, input: unknown): void {
    const entry = this.#program.entries.get(name);
    if (!entry) return;
    this.#enter(entry, input);
    this.#spread(entry);
  }

  /** Takes a number to lie somewhere between two others, which no fact can say; for searches, and undone by `set`. */
  suppose(name: string, lo: number, hi: number): void {
    const entry = this.#program.entries.get(name);
    if (!entry) return;
    this.#state.lo[entry.place.index] = lo;
    this.#state.hi[entry.place.index] = hi;
    this.#spread(entry);
  }

  /** Truth of one condition alone, without looking at the others. */
  truthOf(expression: Expression): Truth {
    return settledTruth(expression, this.#state);
  }

  /** Brings every truth up to date; returns them in the order of the criteria. */
  truths(): readonly (Truth | undefined)[] {
    const { addresses, criteria } = this.#program;
    const asks = this.#asks;
    for (let i = 0; i < this.#staleCount; i += 1) {
      const index = this.#stale[i] ?? 0;
      let truth = truthAt(this.#state, addresses[index] ?? 0);
      const criterion = truth === null || asks ? criteria[index] : undefined;
      if (criterion && truth === null) truth = settledTruth(criterion, this.#state);
      this.#truths[index] = truth;
      if (this.#unknown[index]) this.#unknown[index] = null;
      if (criterion && asks) this.#compare(criterion, truth === null || this.#confirms(criterion, truth));
    }
    this.#staleCount = 0;
    return this.#truths;
  }

  get decision(): Decision {
    this.truths();
    return (this.#decision ??= this.#decide());
  }

  #enter(entry: Entry, input: unknown): void {
    const { place, rules, order } = entry;
    const bare = isBare(input, rules);
    const resolved = bare ? null : resolveFact(input, rules, this.#options.asOf);
    const known = resolved && isKnown(resolved) ? resolved : null;
    const value = bare ? input : known?.value;
    this.#inputs[order] = input;
    this.#resolved[order] = resolved;
    enter(this.#state, place, value, known?.complete);
    if (this.#asks) this.#plain[place.name] = value;
  }

  /** What was given for a name came to; null where nothing was. */
  #given({ order, rules }: Entry): Resolved | null {
    const input = this.#inputs[order];
    return input === undefined ? null : (this.#resolved[order] ??= resolveFact(input, rules, this.#options.asOf));
  }

  /** Looks again, when next asked, at what reads a name, directly or through derived values. */
  #spread({ feeds, affects }: Entry): void {
    for (const derived of feeds) this.#derive(derived);
    for (const index of affects) {
      if (this.#truths[index] === undefined) continue;
      this.#truths[index] = undefined;
      this.#stale[this.#staleCount] = index;
      this.#staleCount += 1;
    }
    this.#decision = null;
  }

  #derive(entry: Entry): void {
    const { place, derivation } = entry;
    const given = this.#given(entry);
    this.#compare(place, true);
    this.#unusable.delete(entry);
    if (!derivation || (given && isKnown(given))) return;
    const { expression, rule, decimals, places } = derivation;
    if (!derive(derivation, place, this.#state, dayNumber(this.#options.asOf))) this.#unusable.add(entry);
    const value = this.#isKnown([place]) ? this.#state.lo[place.index] : undefined;
    this.#plain[place.name] = value;
    if (value === undefined || !expression || !this.#asks || !this.#isKnown(places)) return;
    const opinion = secondOpinion(rule, this.#plain);
    this.#compare(place, typeof opinion === 'number' && round(opinion, decimals) === value);
  }

  #isKnown(places: readonly Place[]): boolean {
    return isKnownAt(places, this.#state);
  }

  /** Whether the second opinion is the same, or cannot be asked. */
  #confirms({ places, definition }: CompiledCriterion, truth: Truth): boolean {
    return !this.#isKnown(places) || secondOpinion(definition.when, this.#plain) === truth;
  }

  /** Notes whether the second opinion agrees. */
  #compare(about: unknown, agrees: boolean): void {
    if (agrees) this.#denied.delete(about);
    else this.#denied.add(about);
  }

  /** The first criterion whose truth, or a derived value it reads, the second opinion denies. */
  #withheld(): Decision['withheld'] {
    if (this.#denied.size === 0) return null;
    const denied = this.#program.criteria.find((one) => [one, ...one.places].some((about) => this.#denied.has(about)));
    return denied ? { code: 'second-opinion', criterion: denied.definition.id } : null;
  }

  /** The facts behind what can still change a criterion; behind a value that is not usable stands everything it is worked out from. */
  #openFacts(criterion: CompiledCriterion): string[] {
    const found = new Set<string>();
    const visit = ({ name }: Place): void => {
      if (found.has(name)) return;
      found.add(name);
      const { expression, places = [] } = this.#program.entries.get(name)?.derivation ?? {};
      const open = expression ? supportOf(expression.node, this.#state) : [];
      for (const place of open.length > 0 ? open : places) visit(place);
    };
    openPlaces(criterion, this.#state).forEach(visit);
    return inOrder([...found], this.#program).filter((name) => !this.#program.entries.get(name)?.derivation);
  }

  #undecided(criterion: CompiledCriterion): CriterionResult {
    const { definition, index, reads } = criterion;
    const { id, kind } = definition;
    return (this.#unknown[index] ??= deepFreeze({
      id,
      kind,
      truth: null,
      reads: reads as string[],
      open: this.#openFacts(criterion),
    }));
  }

  #decide(): Decision {
    const { document, digest } = this.#ruleSet;
    const { asOf, subject = null } = this.#options;
    const { settled, modalities } = this.#program;
    const criteria = this.#program.criteria.map((criterion, i) => {
      const truth = this.#truths[i];
      return (truth === null ? null : settled[2 * i + Number(truth)]) ?? this.#undecided(criterion);
    });
    const withheld = this.#withheld();
    const decided = withheld
      ? []
      : modalities.map((modality) => decideModality(modality, this.#truths, criteria, this.#program));
    return deepFreeze({
      ruleSet: { id: document.id, version: document.version, digest },
      engine: ENGINE_VERSION,
      asOf,
      subject,
      withheld,
      criteria,
      modalities: decided,
      open: withheld ? [] : openFacts(decided, criteria, this.#program),
      ...this.#values(),
    });
  }

  #values(): Pick<Decision, 'facts' | 'unknown' | 'derived'> {
    const values: Pick<Decision, 'facts' | 'unknown' | 'derived'> = { facts: {}, unknown: {}, derived: {} };
    for (const [name, entry] of this.#program.entries) {
      const { place, derivation, affects } = entry;
      const resolved = this.#given(entry);
      // The reserved `jurisdiction` is asked about only where a criterion reads it.
      const isAsked = !derivation && (name !== JURISDICTION || affects.length > 0);
      const unknown = this.#unusable.has(entry) ? UNUSABLE : (resolved ?? (isAsked ? NOT_ASKED : null));
      if (resolved && isKnown(resolved)) values.facts[name] = resolved;
      else if (unknown && !isKnown(unknown)) values.unknown[name] = unknown;
      if (!derivation) continue;
      const [min, max] = [this.#state.lo[place.index] ?? NaN, this.#state.hi[place.index] ?? NaN];
      values.derived[name] = min === max ? { value: min } : { min, max };
    }
    return values;
  }
}
