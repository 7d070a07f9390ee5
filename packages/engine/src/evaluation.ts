/**
 * The evaluation of one patient under one rule set: values in slots, truths beside criteria. A change of one fact looks again
 * at what reads it and at nothing else; `evaluate` and `createSession` are both built on it, so they cannot differ.
 */
import type { CriterionResult, Decision, FactValue, KnownFact, Truth, UnknownFact } from './decision-model.js';
import { enterDerived } from './derived.js';
import type { Kleene, Slot, State } from './expression.js';
import { isKnown, resolveFact, type Resolved } from './facts.js';
import {
  programOf,
  type CompiledCriterion,
  type CompiledDerived,
  type CompiledTest,
  type Program,
  type RuleSet,
} from './program.js';
import { agreesOnCriterion, agreesOnDerived, type PlainFacts } from './second-opinion.js';
import { JURISDICTION } from './jurisdiction.js';
import { openNames } from './open.js';
import { settle } from './settle.js';
import { emptyState, enter, forget } from './state.js';
import { decideModality, openFacts } from './status.js';
import { ENGINE_VERSION } from './version.js';

const TRUTH: Record<Kleene, Truth> = { 0: false, 1: true, 2: null };
const NOT_ASKED: UnknownFact = { reason: 'not-asked' };

export interface EvaluationOptions {
  asOf: string;
  subject?: string | null | undefined;
  /** False only in the benchmark, to show what the second opinion costs. */
  secondOpinion?: boolean;
}

export class Evaluation {
  readonly #program: Program;
  readonly #ruleSet: RuleSet;
  readonly #options: EvaluationOptions;
  readonly #state: State;
  readonly #resolved = new Map<string, Resolved>();
  /** Known facts and settled derived values, for json-logic-js. */
  readonly #plain: PlainFacts = Object.create(null) as PlainFacts;
  readonly #truths: Truth[];
  readonly #results: (CriterionResult | null)[];
  readonly #disagreeing = new Set<string>();
  readonly #unusable = new Set<string>();
  readonly #stale: Set<CompiledCriterion>;
  #decision: Decision | null = null;

  constructor(ruleSet: RuleSet, facts: Readonly<Record<string, unknown>>, options: EvaluationOptions) {
    this.#program = programOf(ruleSet);
    this.#ruleSet = ruleSet;
    this.#options = options;
    this.#state = emptyState(this.#program.slots);
    this.#truths = this.#program.criteria.map(() => null);
    this.#results = this.#program.criteria.map(() => null);
    this.#stale = new Set(this.#program.criteria);
    for (const name of this.#program.facts.keys()) if (Object.hasOwn(facts, name)) this.#enter(name, facts[name]);
    for (const derived of this.#program.derived) this.#derive(derived);
  }

  /** Enters, replaces or (with `undefined`) removes one fact. */
  set(name: string, input: unknown): void {
    const slot = this.#enter(name, input);
    if (slot === null) return;
    const changed = new Set([slot]);
    for (const derived of this.#program.derived)
      if (derived.slot === slot || derived.reads.some((read) => changed.has(read))) {
        this.#derive(derived);
        changed.add(derived.slot);
      }
    for (const { index } of changed)
      for (const criterion of this.#program.mentionedBy[index] ?? []) this.#stale.add(criterion);
    this.#decision = null;
  }

  /** Truth of one condition alone, without looking at the others. */
  truthOf(test: CompiledTest): Truth {
    const kleene = test.node.truth(this.#state);
    return TRUTH[kleene === 2 ? settle(test, this.#state) : kleene];
  }

  /** Brings every truth up to date; returns them in the order of the criteria. */
  truths(): readonly Truth[] {
    for (const criterion of this.#stale) {
      const { index } = criterion;
      const truth = this.truthOf(criterion);
      this.#truths[index] = truth;
      this.#results[index] = null;
      if (this.#options.secondOpinion !== false) this.#compare(criterion, truth);
    }
    this.#stale.clear();
    return this.#truths;
  }

  get decision(): Decision {
    this.truths();
    return (this.#decision ??= this.#decide());
  }

  #enter(name: string, input: unknown): Slot | null {
    const fact = this.#program.facts.get(name);
    if (!fact) return null;
    const resolved = resolveFact(input, fact.rules, this.#options.asOf);
    if (input === undefined) this.#resolved.delete(name);
    else this.#resolved.set(name, resolved);
    forget(this.#state, fact.slot);
    Reflect.deleteProperty(this.#plain, name);
    if (isKnown(resolved)) {
      enter(this.#state, fact.slot, resolved.value, resolved.complete ?? true);
      this.#plain[name] = resolved.value;
    }
    return fact.slot;
  }

  #derive(derived: CompiledDerived): void {
    const { name, index } = derived.slot;
    const given = this.#resolved.get(name);
    this.#disagreeing.delete(name);
    this.#unusable.delete(name);
    if (given && isKnown(given)) return;
    Reflect.deleteProperty(this.#plain, name);
    if (!enterDerived(derived, this.#state, this.#options.asOf)) {
      this.#unusable.add(name);
      return;
    }
    const value = this.#state.lo[index];
    if (value === undefined || value !== this.#state.hi[index]) return;
    this.#plain[name] = value;
    if (this.#options.secondOpinion !== false && !agreesOnDerived(derived, this.#state, this.#plain))
      this.#disagreeing.add(name);
  }

  #compare(criterion: CompiledCriterion, truth: Truth): void {
    const { id } = criterion.definition;
    if (agreesOnCriterion(criterion, truth, this.#state, this.#plain)) this.#disagreeing.delete(`#${id}`);
    else this.#disagreeing.add(`#${id}`);
  }

  /** The first criterion whose truth, or a derived value it reads, the second opinion denies. */
  #withheld(): Decision['withheld'] {
    if (this.#disagreeing.size === 0) return null;
    const denied = this.#program.criteria.find(
      ({ definition, slots }) =>
        this.#disagreeing.has(`#${definition.id}`) || slots.some(({ name }) => this.#disagreeing.has(name)),
    );
    return denied ? { code: 'second-opinion', criterion: denied.definition.id } : null;
  }

  #result(criterion: CompiledCriterion): CriterionResult {
    const { definition, index, reads } = criterion;
    const truth = this.#truths[index] ?? null;
    const open = truth === null ? openNames(criterion, this.#state, this.#program) : [];
    return (this.#results[index] ??= Object.freeze({
      id: definition.id,
      kind: definition.kind,
      truth,
      reads: [...reads],
      open,
    }));
  }

  #decide(): Decision {
    const { document, digest } = this.#ruleSet;
    const { modalities, order, appliesTo } = this.#program;
    const criteria = this.#program.criteria.map((criterion) => this.#result(criterion));
    const withheld = this.#withheld();
    const decided = withheld ? [] : modalities.map((modality) => decideModality(modality, criteria, order));
    return deepFreeze({
      ruleSet: { id: document.id, version: document.version, digest },
      engine: ENGINE_VERSION,
      asOf: this.#options.asOf,
      subject: this.#options.subject ?? null,
      withheld,
      criteria,
      modalities: decided,
      open: withheld ? [] : openFacts(decided, criteria, ({ id }) => appliesTo.get(id) ?? [], order),
      ...this.#values(),
    });
  }

  /** A declared fact always is; the reserved `jurisdiction` only where a criterion reads it. */
  #isAsked({ name, index }: Slot): boolean {
    return name !== JURISDICTION || (this.#program.mentionedBy[index] ?? []).length > 0;
  }

  #values(): Pick<Decision, 'facts' | 'unknown' | 'derived'> {
    const facts: Record<string, KnownFact> = {};
    const unknown: Record<string, UnknownFact> = {};
    const derived: Decision['derived'] = {};
    for (const { slot } of this.#program.facts.values()) {
      const resolved = this.#resolved.get(slot.name);
      if (resolved && isKnown(resolved)) facts[slot.name] = resolved;
      else if (!slot.derived && (resolved || this.#isAsked(slot))) unknown[slot.name] = resolved ?? NOT_ASKED;
      else if (this.#unusable.has(slot.name)) unknown[slot.name] = { reason: 'invalid' };
      else if (resolved) unknown[slot.name] = resolved;
    }
    for (const { slot } of this.#program.derived) derived[slot.name] = rangeOf(this.#state, slot.index);
    return { facts, unknown, derived };
  }
}

const rangeOf = (state: State, index: number): Decision['derived'][string] => {
  const [min, max] = [state.lo[index] ?? NaN, state.hi[index] ?? NaN];
  return min === max ? { value: min } : { min, max };
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part as FactValue);
  }
  return value;
};
