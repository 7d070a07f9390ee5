/** Conditions as a typed tree, each node with its strong Kleene truth (RULE-PROFILE, section 1.3). */
import { upper, type Quantity } from './quantity.js';
import type { State, Trit } from './state.js';
import type { Term } from './term.js';

export interface Condition {
  readonly op: 'always' | 'is' | 'and' | 'or' | 'not' | 'if' | 'same' | 'below' | 'equal' | 'among' | 'leaf';
  readonly truth: (state: State) => Trit;
  /** Equal for two conditions that say the same in the same way. */
  readonly key: string;
  /** Every term it reads, those inside calculations too. */
  readonly terms: ReadonlySet<Term>;
  readonly parts: readonly Condition[];
  readonly quantities: readonly Quantity[];
  readonly term?: Term;
  /** It reads a derived value that can leave its declared range. */
  readonly canFail: boolean;
  /** For `leaf`, the smallest part that is a condition in the document: its JSON Pointer. */
  readonly path?: string;
  /** The value of `always`. */
  readonly value?: 0 | 1;
  /** For `below`: "<=" instead of "<". */
  readonly orEqual?: boolean;
}

const node = (
  op: Condition['op'],
  truth: Condition['truth'],
  label: string,
  { parts = [], quantities = [] }: { parts?: readonly Condition[]; quantities?: readonly Quantity[] },
): Condition => ({
  op,
  truth,
  key: `${label}(${[...parts, ...quantities].map(({ key }) => key).join(',')})`,
  terms: new Set([...parts, ...quantities].flatMap(({ terms }) => [...terms])),
  canFail: [...parts, ...quantities].some(({ canFail }) => canFail),
  parts,
  quantities,
});

export const always = (value: 0 | 1): Condition => ({ ...node('always', () => value, String(value), {}), value });

/** A boolean fact, or the membership of a code in a list. */
export const is = (term: Term): Condition => ({
  ...node(
    'is',
    ({ lo, hi }) => {
      const low = lo[term.index];
      return low === hi[term.index] ? (low as Trit) : 2;
    },
    `#${term.index}`,
    {},
  ),
  terms: new Set([term, ...term.fellows, ...(term.gate ? [term.gate] : [])]),
  term,
});

export const not = (part: Condition): Condition =>
  node('not', (state) => NEGATED[part.truth(state)], 'not', { parts: [part] });
const NEGATED: readonly [Trit, Trit, Trit] = [1, 0, 2];

const fold = (op: 'and' | 'or', parts: readonly Condition[]): Condition => {
  const stop = op === 'and' ? 0 : 1;
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return node(
    op,
    (state) => {
      let open = false;
      for (const part of parts) {
        const truth = part.truth(state);
        if (truth === stop) return stop;
        if (truth === 2) open = true;
      }
      return open ? 2 : stop === 0 ? 1 : 0;
    },
    op,
    { parts },
  );
};
export const and = (...parts: readonly Condition[]): Condition => (parts.length === 0 ? always(1) : fold('and', parts));
export const or = (...parts: readonly Condition[]): Condition => (parts.length === 0 ? always(0) : fold('or', parts));

/** Parts in turn: test, branch, test, branch, …, else. */
export const choose = (parts: readonly Condition[]): Condition =>
  node(
    'if',
    (state) => {
      let agreed: Trit | null = null;
      for (let i = 0; i < parts.length; i += 2) {
        const last = i === parts.length - 1;
        const met = last ? 1 : (parts[i]?.truth(state) ?? 2);
        if (met === 0) continue;
        const branch: Trit = parts[last ? i : i + 1]?.truth(state) ?? 2;
        if (branch === 2 || (agreed !== null && agreed !== branch)) return 2;
        agreed = branch;
        if (met === 1) break;
      }
      return agreed ?? 2;
    },
    'if',
    { parts },
  );

export const same = (left: Condition, right: Condition): Condition =>
  node(
    'same',
    (state) => {
      const [a, b] = [left.truth(state), right.truth(state)];
      return a === 2 || b === 2 ? 2 : a === b ? 1 : 0;
    },
    'same',
    { parts: [left, right] },
  );

/** `left < right`, or `left <= right`. */
export const below = (left: Quantity, right: Quantity, orEqual: boolean): Condition => ({
  ...node(
    'below',
    (state) => {
      const low = left.range(state);
      const lowEnd = upper.end;
      const high = right.range(state);
      const highEnd = upper.end;
      if (orEqual) return lowEnd <= high ? 1 : low > highEnd ? 0 : 2;
      return lowEnd < high ? 1 : low >= highEnd ? 0 : 2;
    },
    orEqual ? '<=' : '<',
    { quantities: [left, right] },
  ),
  orEqual,
});

export const equal = (left: Quantity, right: Quantity): Condition =>
  node(
    'equal',
    (state) => {
      const a = left.range(state);
      const aEnd = upper.end;
      const b = right.range(state);
      const bEnd = upper.end;
      if (a === aEnd && b === bEnd) return a === b ? 1 : 0;
      return aEnd < b || bEnd < a ? 0 : 2;
    },
    '==',
    { quantities: [left, right] },
  );

export const among = (quantity: Quantity, values: readonly number[]): Condition => {
  const set = new Set(values);
  return node(
    'among',
    (state) => {
      const lo = quantity.range(state);
      const hi = upper.end;
      if (lo === hi) return set.has(lo) ? 1 : 0;
      for (const member of set) if (member >= lo && member <= hi) return 2;
      return 0;
    },
    `in[${values.join(' ')}]`,
    { quantities: [quantity] },
  );
};

/** Marks a part as one condition of the document. */
export const leaf = (part: Condition, path: string): Condition => ({
  ...part,
  op: 'leaf',
  parts: [part],
  quantities: [],
  path,
});

/** The conditions a tree is made of, in order; those inside calculations are not among them. */
export const leavesOf = (condition: Condition): Condition[] =>
  condition.op === 'leaf' ? [condition] : condition.parts.flatMap(leavesOf);

const REBUILD: Partial<Record<Condition['op'], (parts: readonly Condition[]) => Condition>> = {
  and: (parts) => and(...parts),
  or: (parts) => or(...parts),
  not: ([part]) => not(part ?? always(0)),
  if: choose,
  same: ([left, right]) => same(left ?? always(0), right ?? always(0)),
};

/** The same tree with one leaf fixed. */
export const withLeaf = (condition: Condition, target: Condition, value: 0 | 1): Condition => {
  if (condition === target) return always(value);
  const parts = condition.parts.map((part) => withLeaf(part, target, value));
  if (condition.op === 'leaf' || parts.every((part, i) => part === condition.parts[i])) return condition;
  return REBUILD[condition.op]?.(parts) ?? condition;
};
