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
  readonly value?: number;
  readonly term?: Term;
  readonly tests?: readonly Condition[];
  readonly parts?: readonly Quantity[];
}

export const isMeasured = ({ kind }: Term): boolean => kind === 'number' || kind === 'day' || kind === 'calculated';

export const value = (number: number): Quantity => ({
  op: 'value',
  range: () => (upper.end = number),
  key: String(number),
  terms: new Set(),
  measured: false,
  whole: Number.isInteger(number),
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
      let [lo, hi] = [Infinity, -Infinity];
      const admit = (read: Range | undefined): void => {
        const low = read ? read(state) : NaN;
        [lo, hi] = [Math.min(lo, low), Math.max(hi, upper.end)];
      };
      for (const [i, test] of tests.entries()) {
        const met = test.truth(state);
        if (met !== 0) admit(branches[i]);
        if (met === 1) {
          upper.end = hi;
          return lo;
        }
      }
      admit(branches.at(-1));
      upper.end = hi;
      return lo;
    },
    key: `if(${[...tests, ...parts].map(({ key }) => key).join(',')})`,
    terms: unionOfTerms([...tests, ...parts]),
    measured: parts.some(({ measured }) => measured),
    whole: parts.every(({ whole }) => whole),
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
    parts,
  };
};

/** Within its declared range; a derived value wholly outside it is invalid, and so unknown. */
const clamp = (lo: number, hi: number, least: number, greatest: number): number => {
  const outside = lo > greatest || hi < least;
  upper.end = outside ? greatest : Math.min(hi, greatest);
  return outside ? least : Math.max(lo, least);
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
  const count = (serial: number): number => DATE_FUNCTION[name](dayText(serial), asOf);
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
    term,
  };
};
