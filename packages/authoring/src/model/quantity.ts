/** Quantities: what a condition compares. Each gives an interval for what is known of a patient (RULE-PROFILE, section 1.3). */
import { DATE_FUNCTION } from '@regen-cds/engine';
import { dayText } from './day.js';
import type { Condition } from './condition.js';
import { FREE, type State } from './state.js';
import type { Term } from './term.js';

export type DateFunction = keyof typeof DATE_FUNCTION;

/** Reads the lower end, and leaves the upper one in `upper.end`. */
export type Range = (state: State) => number;
export const upper = { end: 0 };

export interface Quantity {
  readonly op:
    'value' | 'term' | 'calculated' | 'if' | 'round' | 'within' | 'date' | '+' | '-' | '*' | '/' | 'min' | 'max';
  readonly range: Range;
  /** Equal for two quantities that are worked out in the same way. */
  readonly key: string;
  /** Every term it reads, those inside calculations too. */
  readonly terms: ReadonlySet<Term>;
  /** A measured fact takes part in it as a number. */
  readonly measured: boolean;
  readonly whole: boolean;
  /** It has a declared range that it can leave; then it is invalid, and unknown although every fact is known. */
  readonly canFail: boolean;
  readonly value?: number;
  readonly term?: Term;
  readonly tests?: readonly Condition[];
  readonly parts?: readonly Quantity[];
  /** For `within`: the declared range. */
  readonly bounds?: readonly [number, number];
}

export const isMeasured = ({ kind }: Term): boolean => kind === 'number' || kind === 'day' || kind === 'calculated';

export const value = (number: number): Quantity => ({
  op: 'value',
  range: () => (upper.end = number),
  key: String(number),
  terms: new Set(),
  measured: false,
  whole: Number.isInteger(number),
  canFail: false,
  value: number,
});

/** A term as comparisons read it. */
export const ofTerm = (term: Term): Quantity => ({
  op: 'term',
  range: ({ lo, hi }) => {
    upper.end = hi[term.index] ?? NaN;
    return lo[term.index] ?? NaN;
  },
  key: `#${term.index}`,
  terms: new Set(term.gate ? [term, term.gate] : [term]),
  measured: isMeasured(term),
  whole: term.step === 1 || term.kind === 'code',
  canFail: false,
  term,
});

/** A term as calculations read it: the region that its value stands for. */
const boxOf = ({ index }: Term): Range => {
  return ({ boxLo, boxHi }) => {
    upper.end = boxHi[index] ?? NaN;
    return boxLo[index] ?? NaN;
  };
};

/** A calculation that is searched as a term of its own: its chosen value, or else what its parts allow. */
export const calculated = (term: Term, definition: Quantity): Quantity => ({
  op: 'calculated',
  range: (state) => {
    if (state.fixed[term.index] !== FREE) {
      upper.end = state.hi[term.index] ?? NaN;
      return state.lo[term.index] ?? NaN;
    }
    const lo = definition.range(state);
    return clamp(lo, upper.end, term.lo, term.hi);
  },
  key: `#${term.index}`,
  terms: new Set([term, ...definition.terms]),
  measured: true,
  whole: definition.whole,
  canFail: definition.canFail,
  term,
});

const unionOfTerms = (parts: readonly { terms: ReadonlySet<Term> }[]): Set<Term> =>
  new Set(parts.flatMap(({ terms }) => [...terms]));

/** Terms inside a calculation are read as regions. */
const operand = (part: Quantity): Range => (part.op === 'term' && part.term ? boxOf(part.term) : part.range);

/** The branch of the first condition that is met; where that is not known, the hull of the branches still possible. */
export const choice = (tests: readonly Condition[], parts: readonly Quantity[]): Quantity => {
  const branches = parts.map(operand);
  return {
    op: 'if',
    range: (state) => {
      let lo = Infinity;
      let hi = -Infinity;
      for (let i = 0; i < branches.length; i += 1) {
        const met = tests[i]?.truth(state) ?? 1;
        if (met === 0) continue;
        const low = branches[i]?.(state) ?? NaN;
        if (low < lo) lo = low;
        if (upper.end > hi) hi = upper.end;
        if (met === 1) break;
      }
      upper.end = hi;
      return lo;
    },
    key: `if(${[...tests, ...parts].map(({ key }) => key).join(',')})`,
    terms: unionOfTerms([...tests, ...parts]),
    measured: parts.some(({ measured }) => measured),
    whole: parts.every(({ whole }) => whole),
    canFail: [...tests, ...parts].some(({ canFail }) => canFail),
    tests,
    parts,
  };
};

type Combine = (a: number, aEnd: number, b: number, bEnd: number) => number;

const hull = (a: number, b: number, c: number, d: number): number => {
  upper.end = Math.max(a, b, c, d);
  return Math.min(a, b, c, d);
};

/** The same floating-point operations, in the same order, as json-logic-js makes on a value. */
const COMBINE: Readonly<Record<'+' | '-' | '*' | '/' | 'min' | 'max', Combine>> = {
  '+': (a, aEnd, b, bEnd) => ((upper.end = aEnd + bEnd), a + b),
  '-': (a, aEnd, b, bEnd) => ((upper.end = aEnd - b), a - bEnd),
  '*': (a, aEnd, b, bEnd) => hull(a * b, a * bEnd, aEnd * b, aEnd * bEnd),
  '/': (a, aEnd, b, bEnd) => hull(a / b, a / bEnd, aEnd / b, aEnd / bEnd),
  min: (a, aEnd, b, bEnd) => ((upper.end = Math.min(aEnd, bEnd)), Math.min(a, b)),
  max: (a, aEnd, b, bEnd) => ((upper.end = Math.max(aEnd, bEnd)), Math.max(a, b)),
};

export type Arithmetic = keyof typeof COMBINE;
export const isArithmetic = (op: string): op is Arithmetic => Object.hasOwn(COMBINE, op);

export const arithmetic = (op: Arithmetic, parts: readonly Quantity[]): Quantity => {
  const combine = COMBINE[op];
  const [first, ...rest] = parts.map(operand);
  const negated = op === '-' && rest.length === 0;
  return {
    op,
    range: (state) => {
      let lo = first ? first(state) : NaN;
      let hi = upper.end;
      if (negated) {
        upper.end = -lo;
        return -hi;
      }
      for (const part of rest) {
        const low = part(state);
        lo = combine(lo, hi, low, upper.end);
        hi = upper.end;
      }
      upper.end = hi;
      return lo;
    },
    key: `${op}(${parts.map(({ key }) => key).join(',')})`,
    terms: unionOfTerms(parts),
    measured: parts.some(({ measured }) => measured),
    whole: op !== '/' && parts.every(({ whole }) => whole),
    canFail: parts.some(({ canFail }) => canFail),
    parts,
  };
};

/**
 * Within its declared range. A derived value outside it is invalid, and so unknown; where that is still possible nothing is claimed, although
 * the engine narrows the interval to the range: a search must not take for settled what an answer can unsettle.
 */
const clamp = (lo: number, hi: number, least: number, greatest: number): number => {
  const inside = lo >= least && hi <= greatest;
  upper.end = inside ? hi : greatest;
  return inside ? lo : least;
};

export const within = (part: Quantity, least: number, greatest: number): Quantity => {
  const read = operand(part);
  return {
    ...part,
    op: 'within',
    range: (state) => {
      const lo = read(state);
      return clamp(lo, upper.end, least, greatest);
    },
    key: `within(${part.key},${least},${greatest})`,
    canFail: true,
    bounds: [least, greatest],
    parts: [part],
  };
};

/** As derived values are rounded before use: half up. */
export const rounded = (part: Quantity, decimals: number): Quantity => {
  const scale = 10 ** decimals;
  const round = (number: number): number => Math.round(number * scale) / scale;
  const read = operand(part);
  return {
    ...part,
    op: 'round',
    range: (state) => {
      const lo = round(read(state));
      upper.end = round(upper.end);
      return lo;
    },
    key: `round(${part.key},${decimals})`,
    whole: part.whole || decimals === 0,
    parts: [part],
  };
};

/** Completed units between a day and `asOf`. It falls as the day rises. */
export const sinceDay = (name: DateFunction, term: Term, asOf: string): Quantity => {
  const counts = new Map<number, number>();
  const count = (serial: number): number => {
    const known = counts.get(serial) ?? DATE_FUNCTION[name](dayText(serial), asOf);
    counts.set(serial, known);
    return known;
  };
  const box = boxOf(term);
  return {
    op: 'date',
    range: (state) => {
      const first = box(state);
      const last = upper.end;
      upper.end = count(first);
      return count(last);
    },
    key: `${name}(#${term.index})`,
    terms: ofTerm(term).terms,
    measured: true,
    whole: true,
    canFail: false,
    term,
  };
};
