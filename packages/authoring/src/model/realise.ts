/**
 * From a chosen value of a calculation back to the facts it is worked out from: branch and bound over their ranges with interval
 * arithmetic. A search chooses regions of a calculation as if they were free; here it shows whether any patient has them.
 */
import { upper } from './quantity.js';
import { copyOf, FREE, LEFT_OPEN, type State } from './state.js';
import { isInside, regionsOf, type Region, type Term } from './term.js';

export interface Realised {
  kind: 'found' | 'impossible' | 'not-decided';
  /** Facts and their values; null for one that is left out. Empty unless found. */
  values: ReadonlyMap<Term, number | null>;
  /** The boxes it took. */
  visited: number;
}

const NONE: Realised['values'] = new Map();

/** Boxes that are looked at for one patient. */
const BUDGET = 2000;
/** A box this much narrower than the whole range is not divided further. */
const FINEST = 1e-9;

type Bounds = Omit<Region, 'value'>;

/** A term and the region it has to lie in. */
interface Placed {
  term: Term;
  region: Bounds;
  /** The calculation has to leave the region instead, so that it is invalid. */
  outside: boolean;
}

const closed = (lo: number, hi: number): Bounds => ({ lo, hi, loOpen: false, hiOpen: false });

const regionAt = (term: Term, value: number | null | undefined): Bounds =>
  value === null || value === undefined
    ? closed(term.lo, term.hi)
    : (regionsOf(term).find((region) => region.value === value) ?? closed(value, value));

const boundsOf = ({ definition, lo, hi }: Term): Bounds =>
  closed(definition?.bounds?.[0] ?? lo, definition?.bounds?.[1] ?? hi);

/** Facts below the calculations, those of the conditions inside them too. */
const basesOf = (calculations: readonly Term[]): Term[] => {
  const below = new Set(calculations.flatMap(({ definition }) => [...(definition?.terms ?? [])]));
  return [...below].filter(({ kind }) => kind !== 'calculated');
};

const setBox = (state: State, { index }: Term, lo: number, hi: number): void => {
  [state.lo[index], state.hi[index], state.boxLo[index], state.boxHi[index]] = [lo, hi, lo, hi];
};

/** Whether a calculation lies in its region for every patient of the box (1), for none (0), or for some (2). */
const fit = ({ term, region, outside }: Placed, state: State): 0 | 1 | 2 => {
  const { definition } = term;
  const value = definition?.op === 'within' ? definition.parts?.[0] : definition;
  const lo = value?.range(state) ?? NaN;
  const hi = upper.end;
  if (outside) return hi < region.lo || lo > region.hi ? 1 : lo >= region.lo && hi <= region.hi ? 0 : 2;
  const isBelow = region.loOpen ? hi <= region.lo : hi < region.lo;
  const isAbove = region.hiOpen ? lo >= region.hi : lo > region.hi;
  if (isBelow || isAbove) return 0;
  return isInside(lo, region) && isInside(hi, region) ? 1 : 2;
};

/** The value on the grid of a fact that is nearest. */
const onGrid = ({ step, allowed }: Term, value: number): number => {
  if (allowed) return allowed.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
  return step === null ? value : Number((Math.round(value / step) * step).toPrecision(12));
};

interface Search {
  state: State;
  bases: readonly Placed[];
  targets: readonly Placed[];
  left: number;
  /** A box was given up without proof. */
  doubtful: boolean;
}

const endsOf = (term: Term, { state }: Search): [number, number] => [
  state.lo[term.index] ?? term.lo,
  state.hi[term.index] ?? term.hi,
];

/** Places in a box that are tried, from its low (0) to its high end (1); the last off the grid, for what only fits there. */
const SAMPLES: readonly (readonly [at: number, gridded: boolean])[] = [
  [0.5, true],
  [0, true],
  [1, true],
  [0.5, false],
];

/** Tries one patient of the box; keeps it when every calculation fits. */
const sample = (at: number, gridded: boolean, search: Search): boolean => {
  const { state, bases, targets } = search;
  const ends = bases.map(({ term }) => endsOf(term, search));
  const values = bases.map(({ term }, i) => {
    const [lo, hi] = ends[i] ?? [NaN, NaN];
    const value = lo + (hi - lo) * at;
    return gridded || term.step === 1 || term.allowed ? onGrid(term, value) : value;
  });
  if (!bases.every(({ region }, i) => isInside(values[i] ?? NaN, region))) return false;
  for (const [i, { term }] of bases.entries()) setBox(state, term, values[i] ?? NaN, values[i] ?? NaN);
  if (targets.every((target) => fit(target, state) === 1)) return true;
  for (const [i, { term }] of bases.entries()) setBox(state, term, ...(ends[i] ?? [NaN, NaN]));
  return false;
};

const widest = (search: Search): Term | null => {
  let [found, width]: [Term | null, number] = [null, FINEST];
  for (const { term } of search.bases) {
    const [lo, hi] = endsOf(term, search);
    const relative = (hi - lo) / (term.hi - term.lo);
    if (hi > lo && relative > width) [found, width] = [term, relative];
  }
  return found;
};

const divide = ({ step, allowed }: Term, lo: number, hi: number): [number, number][] => {
  const middle = (lo + hi) / 2;
  if (allowed) {
    const inside = allowed.filter((value) => value >= lo && value <= hi).sort((a, b) => a - b);
    const half = inside.length >> 1;
    const parts = [inside.slice(0, half), inside.slice(half)].filter((part) => part.length > 0);
    return parts.map((part) => [part[0] ?? lo, part.at(-1) ?? hi]);
  }
  const [low, high] = step === 1 ? [Math.floor(middle), Math.floor(middle) + 1] : [middle, middle];
  return [
    [lo, low],
    [high, hi],
  ];
};

const descend = (search: Search): boolean => {
  if (search.targets.some((target) => fit(target, search.state) === 0)) return false;
  if (SAMPLES.some(([at, gridded]) => sample(at, gridded, search))) return true;
  const term = widest(search);
  search.left -= 1;
  if (!term || search.left < 0) {
    search.doubtful = true;
    return false;
  }
  const [lo, hi] = endsOf(term, search);
  for (const [from, to] of divide(term, lo, hi)) {
    setBox(search.state, term, from, to);
    if (descend(search)) return true;
    if (search.left < 0) return false;
  }
  setBox(search.state, term, lo, hi);
  return false;
};

/** For each calculation that stays unknown, a fact that is left out; null where every one is needed. */
const leftOut = (
  open: readonly Term[],
  chosen: ReadonlyMap<Term, number | null>,
  needed: ReadonlySet<Term>,
): Term[] | null => {
  const out: Term[] = [];
  for (const calculation of open) {
    const bases = basesOf([calculation]);
    if (bases.some((base) => chosen.get(base) === null || out.includes(base))) continue;
    const spare = bases.find((base) => !needed.has(base) && !chosen.has(base));
    if (!spare) return null;
    out.push(spare);
  }
  return out;
};

/**
 * Values of the facts behind some calculations such that each lies in its chosen region.
 * @param chosen what a search chose; a calculation that is to stay unknown leaves a fact out, or its declared range
 * @param mayLeaveOut whether facts may be unknown
 */
export const realise = (
  state: State,
  chosen: ReadonlyMap<Term, number | null>,
  calculations: readonly Term[],
  budget: number,
  mayLeaveOut: boolean,
): Realised => {
  const known = calculations.filter((term) => typeof chosen.get(term) === 'number');
  const open = calculations.filter((term) => !known.includes(term));
  // Where nothing may be left out, a calculation is unknown because it leaves its range.
  const leaving = mayLeaveOut ? [] : open.filter(({ definition }) => definition?.op === 'within');
  const bases = basesOf([...known, ...leaving]);
  const out = leftOut(mayLeaveOut ? open : [], chosen, new Set(bases));
  if (!out || bases.some(({ index }) => state.fixed[index] === LEFT_OPEN))
    return { kind: 'not-decided', values: NONE, visited: 0 };
  const search: Search = {
    state: copyOf(state),
    bases: bases.map((term) => ({ term, region: regionAt(term, chosen.get(term)), outside: false })),
    targets: [
      ...known.map((term) => ({ term, region: regionAt(term, chosen.get(term)), outside: false })),
      ...leaving.map((term) => ({ term, region: boundsOf(term), outside: true })),
    ],
    left: Math.min(BUDGET, budget),
    doubtful: false,
  };
  for (const { term, region } of search.bases) setBox(search.state, term, region.lo, region.hi);
  // A chosen calculation is worked out anew here, from its facts.
  for (const { index } of [...known, ...leaving]) search.state.fixed[index] = FREE;
  const found = search.targets.length === 0 || descend(search);
  const visited = Math.min(BUDGET, budget) - search.left;
  if (!found) return { kind: search.doubtful ? 'not-decided' : 'impossible', values: NONE, visited };
  const values = bases.map((term) => [term, search.state.lo[term.index] ?? NaN] as const);
  return { kind: 'found', visited, values: new Map([...values, ...out.map((term) => [term, null] as const)]) };
};
