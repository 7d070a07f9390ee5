/** From a document that passed its checks to a program: every condition typed, every name a slot. */
import { DATE_FUNCTION } from './calendar.js';
import { conditionPath, contentOf } from './content.js';
import type { Truth } from './decision-model.js';
import { RuleSetError, type Issue } from './errors.js';
import type { Expression, FactShape, Slot } from './expression.js';
import { isKnown, resolveFact, type FactRules } from './facts.js';
import { round } from './interval.js';
import { JURISDICTION, jurisdictionFact } from './jurisdiction.js';
import { checkCondition, checkNumber, isIssue, type Dictionary } from './profile.js';
import type { CompiledCriterion, CompiledDerived, CompiledFact, CompiledTest, Program } from './program.js';
import { cutsOf, isReadOnce } from './regions.js';
import type { DerivedDefinition, RuleSetDocument } from './schema.js';
import { codeTable, dictionaryOf, emptyState, enter, slotOf } from './state.js';
import { collectReads, collectSupport } from './support.js';

/** Longest span a function of a date can give, in its unit: 150 years. */
const LONGEST: Record<keyof typeof DATE_FUNCTION, number> = {
  ageYears: 150,
  monthsSince: 1800,
  weeksSince: 7830,
  daysSince: 54_800,
};

interface Draft {
  dictionary: Dictionary & { slots: Map<string, Slot> };
  facts: Map<string, CompiledFact>;
  derived: CompiledDerived[];
  issues: Issue[];
}

const addFacts = (document: RuleSetDocument, draft: Draft): void => {
  const { slots, codeNumber } = draft.dictionary;
  const all = [...Object.entries(document.facts), [JURISDICTION, jurisdictionFact(document)] as const];
  for (const [name, definition] of all) {
    const slot = slotOf(name, definition, slots.size, codeNumber);
    slots.set(name, slot);
    const rules: FactRules = { ...definition, withParents: name === JURISDICTION };
    draft.facts.set(name, { slot, rules, definition });
  }
};

type Compute = CompiledDerived['compute'];

const computeOf = (name: string, { compute }: DerivedDefinition, draft: Draft): Compute | Issue => {
  const path = ['derived', name, 'compute'];
  if ('expression' in compute) {
    const node = checkNumber(compute.expression, [...path, 'expression'], draft.dictionary);
    return isIssue(node) ? node : { kind: 'expression', node, rule: compute.expression };
  }
  const of = draft.dictionary.slots.get(compute.of);
  return of?.type === 'date'
    ? { kind: 'date', name: compute.function, of }
    : { code: 'unknown-fact', path: `/derived/${name}/compute/of`, message: `"${compute.of}" is not a declared date.` };
};

const shapeOf = (definition: DerivedDefinition, compute: Compute): FactShape => {
  const { decimals, unit } = definition;
  const [lo, hi] =
    compute.kind === 'date'
      ? [0, LONGEST[compute.name]]
      : [round(compute.node.lo, decimals), round(compute.node.hi, decimals)];
  const whole = compute.kind === 'date' || decimals === 0 || compute.node.whole;
  return { type: whole ? 'integer' : 'number', unit, min: definition.min ?? lo, max: definition.max ?? hi };
};

/** A derived value whose own unit is known by its expression must be declared with it; a product may be named anew. */
const unitIssue = (name: string, { unit }: DerivedDefinition, compute: Compute): Issue | null => {
  const own = compute.kind === 'expression' ? compute.node.unit : null;
  if (own === null || own === '' || own.includes('·') || own.includes('^') || own === (unit ?? '')) return null;
  return {
    code: 'unit',
    path: `/derived/${name}/unit`,
    message: `The expression gives "${own}", not "${unit ?? '1'}".`,
  };
};

const addDerived = (document: RuleSetDocument, draft: Draft): void => {
  for (const [name, definition] of Object.entries(document.derived ?? {})) {
    const compute = computeOf(name, definition, draft);
    if ('message' in compute) {
      draft.issues.push(compute);
      continue;
    }
    const unit = unitIssue(name, definition, compute);
    if (unit) draft.issues.push(unit);
    const { slots, codeNumber } = draft.dictionary;
    const shape = shapeOf(definition, compute);
    const slot = slotOf(name, shape, slots.size, codeNumber, true);
    slots.set(name, slot);
    draft.facts.set(name, { slot, rules: shape, definition: null });
    const reads = compute.kind === 'date' ? [compute.of] : slotsOf(compute.node, draft.dictionary);
    draft.derived.push({ slot, decimals: definition.decimals, reads, compute });
  }
};

const slotsOf = (node: Expression, { slots }: Dictionary): Slot[] => {
  const indexes = collectReads(node, new Set());
  return [...slots.values()].filter(({ index }) => indexes.has(index));
};

/** Names of the facts behind some slots; a derived value stands for what it is worked out from. */
const baseNames = (slots: readonly Slot[], derived: readonly CompiledDerived[]): string[] => {
  const base = (slot: Slot): Slot[] => derived.find((one) => one.slot === slot)?.reads.flatMap(base) ?? [slot];
  return [...new Set(slots.flatMap(base))].sort((a, b) => a.index - b.index).map(({ name }) => name);
};

const compileTest = (when: unknown, path: readonly PropertyKey[], draft: Draft): CompiledTest | null => {
  const node = checkCondition(when, path, draft.dictionary);
  if (!isIssue(node))
    return { node, slots: slotsOf(node, draft.dictionary), readOnce: isReadOnce(node), cuts: cutsOf(node) };
  draft.issues.push(node);
  return null;
};

const compileCriteria = (document: RuleSetDocument, draft: Draft): CompiledCriterion[] =>
  document.criteria.flatMap((definition, index) => {
    const test = compileTest(definition.when, ['criteria', index, 'when'], draft);
    return test ? [{ ...test, definition, index, reads: baseNames(test.slots, draft.derived) }] : [];
  });

const compileContent = (document: RuleSetDocument, draft: Draft): Map<string, CompiledTest> =>
  new Map(
    contentOf(document).flatMap((item) => {
      const test = item.when === undefined ? null : compileTest(item.when, conditionPath(item), draft);
      return test ? [[item.id, test] as const] : [];
    }),
  );

const undecidable = (document: RuleSetDocument, criteria: readonly CompiledCriterion[]): Issue[] =>
  document.modalities.flatMap(({ id, comparator }, i) => {
    const read = criteria.some(
      ({ definition, reads }) => reads.length > 0 && (definition.appliesTo?.includes(id) ?? true),
    );
    if (comparator === true || read) return [];
    return [
      {
        code: 'no-criterion',
        path: `/modalities/${String(i)}`,
        message: `Nothing about "${id}" reads a fact. Add a criterion, or make it a comparator.`,
      },
    ];
  });

/** Compiles a document; the issues are what stands in the way. */
export const compileDocument = (document: RuleSetDocument): Program | Issue[] => {
  const draft: Draft = {
    dictionary: { slots: new Map(), codeNumber: codeTable() },
    facts: new Map(),
    derived: [],
    issues: [],
  };
  addFacts(document, draft);
  addDerived(document, draft);
  const criteria = compileCriteria(document, draft);
  const content = compileContent(document, draft);
  if (draft.issues.length === 0) draft.issues.push(...undecidable(document, criteria));
  if (draft.issues.length > 0) return draft.issues;
  const slots = [...draft.dictionary.slots.values()];
  const assessed = document.modalities.filter(({ comparator }) => comparator !== true).map(({ id }) => id);
  return {
    slots,
    facts: draft.facts,
    derived: draft.derived,
    criteria,
    content,
    modalities: document.modalities
      .filter(({ comparator }) => comparator !== true)
      .map(({ id }) => ({
        id,
        criteria: criteria.filter(({ definition }) => definition.appliesTo?.includes(id) ?? true),
      })),
    mentionedBy: slots.map((slot) => criteria.filter((criterion) => criterion.slots.includes(slot))),
    order: new Map(slots.map(({ name, index }) => [name, index])),
    appliesTo: new Map(criteria.map(({ definition }) => [definition.id, definition.appliesTo ?? assessed])),
  };
};

/** One condition by itself. */
export interface CompiledCondition {
  /** Truth for these facts; null when they do not decide it. */
  evaluate(facts: Readonly<Record<string, unknown>>): Truth;
  /** The facts that can still change it. */
  open(facts: Readonly<Record<string, unknown>>): string[];
  /** Every fact it reads. */
  reads: string[];
}

/** Day on which bare facts are taken to be observed: a condition by itself has no calendar. */
const NO_DAY = '9999-12-31';

/**
 * Compiles one JSON-logic condition of the rule profile over a dictionary of facts; of each fact it needs only `type`,
 * `unit`, `min`, `max` and `options` (with `code`).
 * @throws RuleSetError with a code and a JSON Pointer into `rule` when it lies outside the profile
 */
export const compileCondition = (rule: unknown, dictionary: Readonly<Record<string, FactShape>>): CompiledCondition => {
  const missing = Object.entries(dictionary).flatMap(([name, { type, min, max }]) =>
    (type === 'integer' || type === 'number') && (typeof min !== 'number' || typeof max !== 'number')
      ? [{ code: 'range-missing', path: '', message: `"${name}" needs its least and greatest value.` }]
      : [],
  );
  const declared = dictionaryOf(dictionary);
  const node = checkCondition(rule, [], declared);
  const issues = [...missing, ...(isIssue(node) ? [node] : [])];
  if (isIssue(node) || issues.length > 0) throw new RuleSetError(issues);
  const slots = [...declared.slots.values()];
  const stateFor = (facts: Readonly<Record<string, unknown>>) => {
    const state = emptyState(slots);
    for (const slot of slots) {
      const shape = dictionary[slot.name];
      if (!shape || !Object.hasOwn(facts, slot.name)) continue;
      const resolved = resolveFact(facts[slot.name], shape, NO_DAY);
      if (isKnown(resolved)) enter(state, slot, resolved.value, resolved.complete ?? true);
    }
    return state;
  };
  return {
    evaluate: (facts) => {
      const truth = node.truth(stateFor(facts));
      return truth === 2 ? null : truth === 1;
    },
    open: (facts) => {
      const open = new Set<number>();
      collectSupport(node, stateFor(facts), open);
      return slots.filter(({ index }) => open.has(index)).map(({ name }) => name);
    },
    reads: slotsOf(node, declared).map(({ name }) => name),
  };
};
