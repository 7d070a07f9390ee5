/**
 * The search for a patient: depth first over one value for each region of each term, pruned as soon as Kleene logic decides
 * (RULE-PROFILE, section 2). Conditions that share no term are searched apart. Every search has a budget; where it ends, or where a
 * calculation cannot be traced back to measured facts, the answer is "not decided", never "impossible".
 */
import type { Condition } from './condition.js';
import { realise } from './realise.js';
import { emptyState, type Space } from './space.js';
import { CHOSEN, copyOf, FREE, LEFT_OPEN, type State, type Trit } from './state.js';
import { openTerm } from './support.js';
import { regionsOf, type Region, type Term } from './term.js';

/** Truths that a condition may have, added up. */
export const NOT_MET = 1;
export const MET = 2;
export const OPEN = 4;

export interface Want {
  condition: Condition;
  /** `NOT_MET`, `MET`, `OPEN`, or a sum of them. */
  allow: number;
}

/**
 * Which patients are looked for. `complete`: every fact has a value, but one whose gate is false has none. `any`: facts may also be
 * unknown, or given against their gate. `free`: every fact has a value, gates aside.
 */
export type Patients = 'complete' | 'any' | 'free';

/** What was chosen for each term: a value, or null where it was chosen to stay unknown. */
export type Choices = ReadonlyMap<Term, number | null>;

export type Outcome = { kind: 'found'; choices: Choices } | { kind: 'impossible' } | { kind: 'not-decided' };

/** Nodes that one search may visit, where each has few terms to look at: some tenths of a second. */
export const NODE_BUDGET = 20_000;
const TERMS_PER_NODE = 16;

const COMPLETION_BUDGET = 500;

const IMPOSSIBLE: Outcome = { kind: 'impossible' };
const NOT_DECIDED: Outcome = { kind: 'not-decided' };

const allows = (allow: number, truth: Trit): boolean => (allow & (1 << truth)) !== 0;

/** Groups of conditions that share a term, directly or through others; the group of the first condition comes first. */
const components = ({ terms }: Space, wants: readonly Want[]): Want[][] => {
  const parent = Int32Array.from(terms, (_, i) => i);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  for (const { condition } of wants) {
    let first: number | null = null;
    for (const { index } of condition.terms)
      if (first === null) first = rootOf(index);
      else parent[rootOf(index)] = first;
  }
  const groups = new Map<number, Want[]>();
  for (const want of wants) {
    const [term] = want.condition.terms;
    const root = term ? rootOf(term.index) : -1;
    const group = groups.get(root);
    if (group) group.push(want);
    else groups.set(root, [want]);
  }
  return [...groups.values()];
};

interface Progress {
  readonly space: Space;
  readonly wants: readonly Want[];
  readonly patients: Patients;
  readonly state: State;
  readonly chosen: Map<Term, number | null>;
  left: number;
  /** What one node takes of the budget: more where there is more to look at. */
  readonly cost: number;
  /** A branch was given up without proof. */
  doubtful: boolean;
}

const choose = (term: Term, region: Region, { state, chosen }: Progress): void => {
  state.lo[term.index] = region.value;
  state.hi[term.index] = region.value;
  state.boxLo[term.index] = region.lo;
  state.boxHi[term.index] = region.hi;
  state.fixed[term.index] = CHOSEN;
  chosen.set(term, region.value);
};

const leaveOpen = (term: Term, { state, chosen }: Progress): void => {
  state.fixed[term.index] = LEFT_OPEN;
  chosen.set(term, null);
};

const forget = (term: Term, { state, chosen }: Progress): void => {
  state.lo[term.index] = term.lo;
  state.hi[term.index] = term.hi;
  state.boxLo[term.index] = term.lo;
  state.boxHi[term.index] = term.hi;
  state.fixed[term.index] = FREE;
  chosen.delete(term);
};

const isFixed = (term: Term, value: number, { state }: Progress): boolean =>
  state.fixed[term.index] === CHOSEN && state.lo[term.index] === value;

/** Whether the codes of one list can stand together: a place with its parents, and no "not in the list" in an incomplete one. */
const agreesWithList = (term: Term, value: number | null, progress: Progress): boolean => {
  if (term.kind !== 'member') return true;
  const siblings = (progress.space.ofFact.get(term.fact) ?? []).filter((other) => other !== term);
  if (value === 1) return term.implies.every((parent) => !isFixed(parent, 0, progress));
  if (value === 0 && siblings.some((other) => other.implies.includes(term) && isFixed(other, 1, progress)))
    return false;
  const unlike = value === null ? CHOSEN : LEFT_OPEN;
  return siblings.every(
    ({ index }) => progress.state.fixed[index] !== unlike || (value === null && progress.state.lo[index] === 1),
  );
};

/** The term to choose next: a gate before what it opens. */
const gateFirst = (term: Term, { state, patients }: Progress): Term => {
  let first = term;
  while (patients === 'complete' && first.gate && state.fixed[first.gate.index] === FREE) first = first.gate;
  return first;
};

const isShut = (term: Term, progress: Progress): boolean => {
  if (progress.patients !== 'complete' || !term.gate) return false;
  const { fixed } = progress.state;
  return fixed[term.gate.index] === LEFT_OPEN || isFixed(term.gate, 0, progress);
};

/** Values in the order they are tried: a gate is opened before it is shut. */
const valuesOf = (term: Term, progress: Progress): readonly (Region | null)[] => {
  if (isShut(term, progress)) return [null];
  const regions = regionsOf(term);
  const ordered: readonly (Region | null)[] = progress.space.gates.has(term) ? regions.toReversed() : regions;
  return progress.patients === 'any' || term.definition?.canFail === true ? [...ordered, null] : ordered;
};

/** What is still to do: the first condition that is not settled, or that can no longer be had. */
const nextStep = ({ wants, state }: Progress): 'done' | 'dead' | Term => {
  let next: Term | null = null;
  for (const { condition, allow } of wants) {
    const truth = condition.truth(state);
    if (truth !== 2) {
      if (!allows(allow, truth)) return 'dead';
      continue;
    }
    const term = openTerm(condition, state);
    if (!term && !allows(allow, 2)) return 'dead';
    next ??= term;
  }
  return next ?? 'done';
};

/**
 * Whether a condition that Kleene logic leaves open really is: some completion of what was left open meets it, another does not. Where
 * all agree the engine settles it, so that such a patient would show nothing.
 */
const isTrulyOpen = (condition: Condition, { space, state }: Progress): boolean =>
  [MET, NOT_MET].every((allow) => {
    const completion: Progress = {
      space,
      wants: [{ condition, allow }],
      patients: 'free',
      state: copyOf(state),
      chosen: new Map(),
      left: COMPLETION_BUDGET,
      cost: 1,
      doubtful: false,
    };
    for (const term of condition.terms) if (state.fixed[term.index] === LEFT_OPEN) forget(term, completion);
    return descend(completion) || completion.doubtful;
  });

const accept = (progress: Progress): boolean => {
  const { state, chosen, wants } = progress;
  if (
    progress.patients === 'any' &&
    !wants.every(({ condition }) => condition.truth(state) !== 2 || isTrulyOpen(condition, progress))
  )
    return false;
  const calculations = [...chosen.keys()].filter(({ kind }) => kind === 'calculated');
  if (calculations.length === 0) return true;
  const outcome = realise(state, chosen, calculations, progress.left, progress.patients === 'any');
  progress.left -= outcome.visited;
  if (outcome.kind === 'not-decided') progress.doubtful = true;
  if (outcome.kind !== 'found') return false;
  for (const [term, value] of outcome.values) chosen.set(term, value);
  return true;
};

const descend = (progress: Progress): boolean => {
  if ((progress.left -= progress.cost) < 0) {
    progress.doubtful = true;
    return false;
  }
  const step = nextStep(progress);
  if (step === 'dead') return false;
  if (step === 'done') return accept(progress);
  const term = gateFirst(step, progress);
  for (const region of valuesOf(term, progress)) {
    if (!agreesWithList(term, region?.value ?? null, progress)) continue;
    if (region) choose(term, region, progress);
    else leaveOpen(term, progress);
    if (descend(progress)) return true;
    forget(term, progress);
    if (progress.left < 0) return false;
  }
  return false;
};

const searchComponent = (space: Space, wants: readonly Want[], patients: Patients, budget: number): Outcome => {
  const progress: Progress = {
    space,
    wants,
    patients,
    state: emptyState(space),
    chosen: new Map(),
    left: budget,
    cost: Math.ceil(wants.reduce((sum, { condition }) => sum + condition.terms.size, 0) / TERMS_PER_NODE),
    doubtful: false,
  };
  if (descend(progress)) return { kind: 'found', choices: progress.chosen };
  return progress.doubtful ? NOT_DECIDED : IMPOSSIBLE;
};

/** Remembers answers: most groups of conditions come back in every search over one rule set. */
export class Memory {
  readonly #numbers = new Map<string, number>();
  readonly #numbered = new WeakMap<Condition, number>();
  readonly #answers = new Map<string, Outcome>();

  #numberOf(condition: Condition): number {
    const known = this.#numbered.get(condition);
    if (known !== undefined) return known;
    const number = this.#numbers.get(condition.key) ?? this.#numbers.size;
    this.#numbers.set(condition.key, number);
    this.#numbered.set(condition, number);
    return number;
  }

  recall(wants: readonly Want[], patients: Patients, search: () => Outcome): Outcome {
    let key: string = patients;
    for (const { condition, allow } of wants) key += ` ${this.#numberOf(condition)}:${allow}`;
    const known = this.#answers.get(key) ?? search();
    this.#answers.set(key, known);
    return known;
  }
}

/**
 * Looks for a patient for whom each condition has one of the truths allowed for it. Put first what is hardest to have.
 * @param memory answers of earlier searches over the same space
 */
export const findPatient = (
  space: Space,
  wants: readonly Want[],
  patients: Patients,
  { memory = new Memory(), budget = NODE_BUDGET }: { memory?: Memory; budget?: number } = {},
): Outcome => {
  const choices = new Map<Term, number | null>();
  let doubtful = false;
  for (const group of components(space, wants)) {
    const outcome = memory.recall(group, patients, () => searchComponent(space, group, patients, budget));
    if (outcome.kind === 'impossible') return IMPOSSIBLE;
    if (outcome.kind === 'not-decided') doubtful = true;
    else for (const [term, value] of outcome.choices) choices.set(term, value);
  }
  return doubtful ? NOT_DECIDED : { kind: 'found', choices };
};
