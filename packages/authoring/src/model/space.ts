/** The space of patients that one rule set, or two versions of one, can be given: every term, and where conditions cut it. */
import type { FactDefinition, RuleSetDocument } from '@regen-cds/engine';
import { daySerial } from './day.js';
import { calculated, upper, type Quantity } from './quantity.js';
import type { State } from './state.js';
import type { Term } from './term.js';

/** Of a fact that two versions define differently, what patients of both can have. */
type Shape = Pick<FactDefinition, 'type' | 'min' | 'max' | 'decimals' | 'gate' | 'options'>;

export interface Space {
  readonly asOf: string;
  readonly terms: readonly Term[];
  /** Terms of a declared fact by its name; a list of codes has one for each code. */
  readonly ofFact: ReadonlyMap<string, readonly Term[]>;
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Boolean facts that open others. */
  readonly gates: ReadonlySet<Term>;
  /** Facts whose type differs between the versions: no patient of both can have one. */
  readonly clashing: ReadonlySet<string>;
  codeNumber: (code: string) => number;
  codeOf: (number: number) => string;
  /** The term of a calculation over measured facts, made on first use. */
  calculate: (name: string, definition: Quantity) => Quantity;
}

export const JURISDICTION = 'jurisdiction';
const EARLIEST_DAY = '1900-01-01';
const LATEST_DAY = '2100-12-31';

const jurisdictionShape = ({ jurisdictions }: RuleSetDocument): Shape => ({
  type: 'codes',
  options: jurisdictions.map(({ code }) => ({ code, display: {} })),
});

const shapesOf = (document: RuleSetDocument): [string, Shape][] => [
  ...Object.entries(document.facts),
  [JURISDICTION, jurisdictionShape(document)],
];

const extreme = (
  a: number | string | undefined,
  b: number | string | undefined,
  pick: 'least' | 'greatest',
): number | string | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b === (pick === 'least') ? a : b;
};

const meet = (a: Shape, b: Shape): Shape => {
  const codes = new Set(b.options?.map(({ code }) => code));
  return {
    ...a,
    min: extreme(a.min, b.min, 'greatest'),
    max: extreme(a.max, b.max, 'least'),
    gate: a.gate === b.gate ? a.gate : undefined,
    ...(a.options ? { options: a.options.filter(({ code }) => codes.has(code)) } : {}),
  };
};

const isBelow = (child: string, parent: string): boolean => child.startsWith(`${parent}-`);

/**
 * A space for the patients of all the documents.
 * @param asOf day of the evaluation, `yyyy-mm-dd`
 */
export const createSpace = (documents: readonly RuleSetDocument[], asOf: string): Space => {
  const terms: Term[] = [];
  const numbers = new Map<string, number>();
  const codeNumber = (code: string): number => {
    const known = numbers.get(code) ?? numbers.size;
    numbers.set(code, known);
    return known;
  };
  const add = (term: Omit<Term, 'index' | 'cuts' | 'gate' | 'fellows' | 'implies'>): Term => {
    const added: Term = { ...term, index: terms.length, cuts: new Set(), gate: null, fellows: [], implies: [] };
    terms.push(added);
    return added;
  };

  const shapes = new Map<string, Shape>();
  const clashing = new Set<string>();
  for (const [name, shape] of documents.flatMap(shapesOf)) {
    const known = shapes.get(name);
    if (known?.type === shape.type) shapes.set(name, meet(known, shape));
    else {
      if (known) clashing.add(name);
      shapes.set(name, shape);
    }
  }

  const plain = { code: null, step: 1, allowed: null, definition: null };
  const termsOf = (fact: string, { type, min, max, decimals, options = [] }: Shape): Term[] => {
    const codes = options.map(({ code }) => code);
    switch (type) {
      case 'boolean':
        return [add({ ...plain, fact, kind: 'boolean', lo: 0, hi: 1 })];
      case 'code': {
        const allowed = codes.map(codeNumber);
        return [add({ ...plain, fact, kind: 'code', lo: Math.min(...allowed), hi: Math.max(...allowed), allowed })];
      }
      case 'codes':
        return codes.map((code) => add({ ...plain, fact, kind: 'member', code, lo: 0, hi: 1 }));
      case 'date': {
        const [lo, hi] = [daySerial(String(min ?? EARLIEST_DAY)), daySerial(String(max ?? LATEST_DAY))];
        return [add({ ...plain, fact, kind: 'day', lo, hi })];
      }
      default: {
        const allowed = codes.length > 0 ? codes.map(Number) : null;
        const step = type === 'integer' ? 1 : decimals === undefined ? null : 10 ** -decimals;
        return [add({ ...plain, fact, kind: 'number', lo: Number(min), hi: Number(max), step, allowed })];
      }
    }
  };
  const ofFact = new Map([...shapes].map(([name, shape]) => [name, termsOf(name, shape)]));
  for (const [name, { gate }] of shapes)
    for (const term of ofFact.get(name) ?? []) term.gate = (gate === undefined ? null : ofFact.get(gate)?.[0]) ?? null;
  for (const list of ofFact.values()) for (const term of list) term.fellows = list.filter((other) => other !== term);
  const gates = new Set(terms.flatMap(({ gate }) => gate ?? []));
  const places = ofFact.get(JURISDICTION) ?? [];
  for (const term of places) term.implies = places.filter(({ code }) => isBelow(term.code ?? '', code ?? ''));

  const calculations = new Map<string, Quantity>();
  const calculate = (name: string, definition: Quantity): Quantity => {
    const known = calculations.get(definition.key);
    if (known) return known;
    const widest = stateOf(terms);
    const lo = definition.range(widest);
    const term = add({
      fact: name,
      kind: 'calculated',
      code: null,
      lo,
      hi: upper.end,
      step: definition.whole ? 1 : null,
      allowed: null,
      definition,
    });
    const quantity = calculated(term, definition);
    calculations.set(definition.key, quantity);
    return quantity;
  };

  const codeOf = (number: number): string => [...numbers.keys()][number] ?? '';
  return { asOf, terms, ofFact, shapes, gates, clashing, codeNumber, codeOf, calculate };
};

const stateOf = (terms: readonly Term[]): State => ({
  lo: Float64Array.from(terms, ({ lo }) => lo),
  hi: Float64Array.from(terms, ({ hi }) => hi),
  boxLo: Float64Array.from(terms, ({ lo }) => lo),
  boxHi: Float64Array.from(terms, ({ hi }) => hi),
  fixed: new Uint8Array(terms.length),
});

/** A patient of whom nothing is known. Make it after every condition has been read: each may add terms. */
export const emptyState = ({ terms }: Space): State => stateOf(terms);
