/**
 * Dictionaries, well-typed conditions, complete and partial patients of the rule profile, as fast-check arbitraries.
 * Written from RULE-PROFILE.md alone: nothing here asks the engine what it would accept.
 */
import fc from 'fast-check';
import { Tape, built } from './tape.js';

export type Json = unknown;

/** What `compileCondition` needs to know of a fact. */
export interface Entry {
  type: 'boolean' | 'integer' | 'number' | 'code' | 'codes' | 'date';
  unit?: string;
  min?: number | string;
  max?: number | string;
  options?: { code: string }[];
}
export type Dictionary = Record<string, Entry>;
export type Patient = Record<string, boolean | number | string | string[]>;

export const REASONS = [
  'not-asked',
  'not-known',
  'declined',
  'stale',
  'out-of-range',
  'conflict',
  'unit',
  'invalid',
  'fault',
] as const;

// ---------------------------------------------------------------------------------------------------- dictionaries

/** Legal ids, some of which trip an evaluator that is careless with JavaScript objects. */
const NAMES = [
  ['pregnant', 'then', 'unknown'],
  ['age', 'length', 'size'],
  ['weight', 'value', 'name'],
  ['sex', 'type', 'prototype'],
  ['medicines', 'arguments', 'reason'],
  ['injuredOn', 'date', 'observed'],
] as const;

const withOptions = (codes: readonly string[]) => ({ options: codes.map((code) => ({ code })) });

const dictionaryOf = (tape: Tape, finite: boolean): Dictionary => {
  const name = (group: number) => tape.pick(NAMES[group] ?? ['fact']);
  const [low, high] = tape.pick([
    [0, 3],
    [-2, 2],
    [1, 4],
  ] as const);
  const entries: [string, Entry][] = [
    [name(0), { type: 'boolean' }],
    ['smoker', { type: 'boolean' }],
    ['grade', { type: 'integer', min: low, max: high }],
    [name(3), { type: 'code', ...withOptions(['a', 'b']) }],
    ['joint', { type: 'code', ...withOptions(['knee', 'hip', 'other']) }],
    [name(4), { type: 'codes', ...withOptions(['a', 'b']) }],
    ['joints', { type: 'codes', ...withOptions(['knee', 'hip', 'other']) }],
  ];
  if (!finite) {
    entries.push(
      [name(1), { type: 'integer', unit: 'a', min: 0, max: tape.pick([120, 17]) }],
      ['duration', { type: 'integer', unit: 'a', min: 0, max: 60 }],
      [name(2), { type: 'number', unit: 'kg', min: 20, max: tape.pick([300, 20.5]) }],
      ['lean', { type: 'number', unit: 'kg', min: 0, max: 200 }],
      ['height', { type: 'number', unit: 'm', min: 0.5, max: 2.5 }],
      ['index', { type: 'number', min: -5, max: 5 }],
      ['ratio', { type: 'number', min: 0.1, max: 10 }],
      [name(5), { type: 'date', min: '2000-01-01', max: '2026-12-31' }],
      ['treatedOn', { type: 'date' }],
    );
  }
  return Object.fromEntries(entries);
};

// ------------------------------------------------------------------------------------------------------ expressions

/** A numeric expression with the range and the unit an author would work out by hand. */
interface Numeric {
  json: Json;
  low: number;
  high: number;
  whole: boolean;
  /** Powers of base units; empty for a plain number. */
  unit: ReadonlyMap<string, number>;
}

const NO_UNIT: ReadonlyMap<string, number> = new Map();
const sameUnit = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  a.size === b.size && [...a].every(([base, power]) => b.get(base) === power);
const combine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, sign: 1 | -1) => {
  const powers = new Map(a);
  for (const [base, power] of b) {
    const sum = (powers.get(base) ?? 0) + sign * power;
    if (sum === 0) powers.delete(base);
    else powers.set(base, sum);
  }
  return powers;
};

const hull = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
const span = (items: readonly Numeric[]) => hull(items.flatMap(({ low, high }) => [low, high]));
const corners = (a: Numeric, b: Numeric, apply: (x: number, y: number) => number) =>
  hull([apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)]);

const numberOf = (value: number): Numeric => ({
  json: value,
  low: value,
  high: value,
  whole: Number.isInteger(value),
  unit: NO_UNIT,
});

export interface Grammar {
  dictionary: Dictionary;
  tape: Tape;
}

const namesOf = (dictionary: Dictionary, ...types: Entry['type'][]) =>
  Object.keys(dictionary).filter((name) => types.includes(dictionary[name]?.type ?? 'boolean'));
const codesOf = (dictionary: Dictionary, name: string) => (dictionary[name]?.options ?? []).map(({ code }) => code);
const variable = (name: string): Json => ({ var: name });

/** A value on or near an end, or between: where comparisons change. */
const within = (tape: Tape, low: number, high: number, whole: boolean): number => {
  const width = high - low;
  const at = tape.pick([0.5, 0.25, 0.75, 0.1, 0.9, 0, 1]);
  if (at === 0) return low;
  if (at === 1) return high;
  const inner = low + width * at;
  if (whole) return Math.min(high, Math.max(low, Math.round(inner)));
  const short = Number(inner.toPrecision(3));
  return short >= low && short <= high ? short : inner;
};

const leaf = ({ dictionary, tape }: Grammar, fits: (unit: ReadonlyMap<string, number>, whole: boolean) => boolean) => {
  const candidates = namesOf(dictionary, 'integer', 'number')
    .map((name): Numeric => {
      const { type, unit, min, max } = dictionary[name] ?? { type: 'number' };
      return {
        json: variable(name),
        low: Number(min),
        high: Number(max),
        whole: type === 'integer',
        unit: unit === undefined ? NO_UNIT : new Map([[unit, 1]]),
      };
    })
    .filter(({ unit, whole }) => fits(unit, whole));
  return candidates.length === 0 ? null : tape.pick(candidates);
};

/** Another term of the same unit, so that it may stand beside `model` in a sum, a comparison or a branch. */
const alike = (grammar: Grammar, model: Numeric, depth: number): Numeric => {
  const { tape } = grammar;
  const fresh = leaf(grammar, (unit, whole) => sameUnit(unit, model.unit) && (!model.whole || whole));
  if (fresh === null) return model;
  if (depth <= 0) return fresh;
  const grown = tape.choose(3) === 2 ? arithmetic(grammar, fresh, depth - 1) : fresh;
  return sameUnit(grown.unit, model.unit) && (!model.whole || grown.whole) ? grown : fresh;
};

const nonZero = (grammar: Grammar): Numeric => {
  const { tape } = grammar;
  const fact = leaf(grammar, () => true);
  const positive = leaf(grammar, (unit) => unit.size === 0);
  switch (tape.choose(4)) {
    case 1:
      if (fact !== null && (fact.low > 0 || fact.high < 0)) return fact;
      break;
    case 2:
      if (positive !== null)
        return {
          ...positive,
          json: { max: [positive.json, 0.5] },
          low: Math.max(0.5, positive.low),
          high: Math.max(0.5, positive.high),
          whole: false,
        };
      break;
    case 3:
      return numberOf(-4);
  }
  return numberOf(tape.pick([2, 0.1, 100]));
};

/** Grows a term; the result has the unit of `base` except under `*` and `/`. */
const arithmetic = (grammar: Grammar, base: Numeric, depth: number): Numeric => {
  const { tape } = grammar;
  const literal = () => numberOf(base.whole ? tape.pick([1, 2, -3, 0]) : tape.pick([1, 0.5, -2.25, 0]));
  const second = (): Numeric => (tape.chance(40) ? literal() : alike(grammar, base, depth - 1));
  const operands = (): [Numeric, ...Numeric[]] => {
    const items: [Numeric, ...Numeric[]] = [base];
    for (let count = tape.choose(3); count > 0; count -= 1) items.push(second());
    return tape.chance(30) ? (items.reverse() as [Numeric, ...Numeric[]]) : items;
  };
  const folded = (operator: string, items: readonly Numeric[], low: number, high: number): Numeric => ({
    json: { [operator]: items.map(({ json }) => json) },
    low,
    high,
    whole: items.every(({ whole }) => whole),
    unit: base.unit,
  });
  switch (tape.choose(8)) {
    case 0: {
      const items = operands();
      return folded(
        '+',
        items,
        items.reduce((sum, { low }) => sum + low, 0),
        items.reduce((sum, { high }) => sum + high, 0),
      );
    }
    case 1: {
      const other = second();
      return tape.chance(30)
        ? folded('-', [base], -base.high, -base.low)
        : folded('-', [base, other], base.low - other.high, base.high - other.low);
    }
    case 2: {
      const items = operands();
      return folded('min', items, Math.min(...items.map(({ low }) => low)), Math.min(...items.map(({ high }) => high)));
    }
    case 3: {
      const items = operands();
      return folded('max', items, Math.max(...items.map(({ low }) => low)), Math.max(...items.map(({ high }) => high)));
    }
    case 4: {
      const factor = tape.chance(50) ? numberOf(tape.pick([2, 0.5, -1, 10])) : leaf(grammar, () => true);
      if (factor === null) return base;
      return {
        json: { '*': tape.chance(50) ? [base.json, factor.json] : [factor.json, base.json] },
        ...corners(base, factor, (x, y) => x * y),
        whole: base.whole && factor.whole,
        unit: combine(base.unit, factor.unit, 1),
      };
    }
    case 5: {
      const divisor = nonZero(grammar);
      return {
        json: { '/': [base.json, divisor.json] },
        ...corners(base, divisor, (x, y) => x / y),
        whole: false,
        unit: combine(base.unit, divisor.unit, -1),
      };
    }
    default: {
      // a branch that is a bare literal has no unit of its own, so it only stands beside plain numbers
      const branches = [base];
      const tests: Json[] = [];
      for (let count = 1 + tape.choose(2); count > 0; count -= 1) {
        tests.push(truth(grammar, depth - 1));
        branches.push(base.unit.size === 0 && tape.chance(40) ? literal() : alike(grammar, base, depth - 1));
      }
      const parts = tests.flatMap((test, index) => [test, branches[index + 1]?.json]);
      return {
        ...folded('if', [], 0, 0),
        json: { if: [...parts, base.json] },
        ...span(branches),
        whole: branches.every(({ whole }) => whole),
      };
    }
  }
};

const numeric = (grammar: Grammar, depth: number): Numeric | null => {
  const { tape } = grammar;
  let term = leaf(grammar, () => true);
  if (term === null) return null;
  // a score: the sum of points for each item, the commonest derived number of a rule set
  if (depth > 1 && tape.chance(15)) {
    const points = Array.from({ length: 2 + tape.choose(3) }, () => tape.pick([1, 2, 0.5]));
    const json = { '+': points.map((point) => ({ if: [truth(grammar, Math.min(1, depth - 2)), point, 0] })) };
    return {
      json,
      low: 0,
      high: points.reduce((sum, point) => sum + point, 0),
      whole: points.every(Number.isInteger),
      unit: NO_UNIT,
    };
  }
  for (let count = depth > 0 ? tape.pick([1, 0, 2, 3]) : 0; count > 0; count -= 1) {
    const grown = arithmetic(grammar, term, depth - 1);
    // ranges an author may declare: what could overflow is refused, and is tested by hand
    if (Math.abs(grown.low) < 1e12 && Math.abs(grown.high) < 1e12) term = grown;
  }
  return term;
};

const comparison = (grammar: Grammar, outer: number): Json => {
  const { tape } = grammar;
  // arithmetic is most of what can go wrong: terms grow even where the condition around them may not
  const depth = tape.spent ? 0 : Math.max(outer, tape.choose(3));
  const left = numeric(grammar, depth);
  if (left === null) return null;
  const limit = () => within(tape, left.low, left.high, left.whole);
  const other = (): Json => (tape.chance(70) ? limit() : alike(grammar, left, depth - 1).json);
  switch (tape.choose(6)) {
    case 0:
      return { [tape.pick(['<', '<='])]: [left.json, other()] };
    case 1:
      return { [tape.pick(['>', '>='])]: [left.json, other()] };
    case 2:
      return { [tape.pick(['<', '<=', '>', '>='])]: [limit(), left.json] };
    case 3:
      return { [tape.pick(['<', '<='])]: [limit(), left.json, limit()] };
    case 4: {
      const middle = alike(grammar, left, depth - 1).json;
      return { [tape.pick(['<', '<='])]: [alike(grammar, left, depth - 1).json, middle, left.json] };
    }
    default: {
      if (!left.whole) return { [tape.pick(['>=', '<'])]: [left.json, other()] };
      const equal = tape.pick(['==', '===', '!=', '!==']);
      if (tape.chance(30)) return { in: [left.json, [...new Set([limit(), limit(), limit()])]] };
      return { [equal]: tape.chance(50) ? [left.json, other()] : [limit(), left.json] };
    }
  }
};

const DAYS = ['2012-02-29', '2000-01-01', '2026-12-31', '2019-12-31', '2020-01-01', '2025-06-15'];

const onDates = ({ dictionary, tape }: Grammar): Json => {
  const names = namesOf(dictionary, 'date');
  if (names.length === 0) return null;
  const fact = () => variable(tape.pick(names));
  const operator = tape.pick(['<', '<=', '>', '>=']);
  switch (tape.choose(4)) {
    case 0:
      return { [operator]: [fact(), tape.pick(DAYS)] };
    case 1:
      return { [operator]: [tape.pick(DAYS), fact()] };
    case 2:
      return { [operator]: [fact(), fact()] };
    default:
      return { [tape.pick(['<', '<='])]: [tape.pick(DAYS), fact(), tape.pick(DAYS)] };
  }
};

/** A code: a fact, or a choice between facts and codes of the same list. */
const code = (grammar: Grammar, depth: number): { json: Json; codes: string[] } | null => {
  const { dictionary, tape } = grammar;
  const names = namesOf(dictionary, 'code');
  if (names.length === 0) return null;
  const name = tape.pick(names);
  const codes = codesOf(dictionary, name);
  if (depth <= 0 || !tape.chance(30)) return { json: variable(name), codes };
  const parts: Json[] = [];
  for (let count = 1 + tape.choose(2); count > 0; count -= 1) parts.push(truth(grammar, depth - 1), tape.pick(codes));
  return { json: { if: [...parts, variable(name)] }, codes };
};

const onCodes = (grammar: Grammar, depth: number): Json => {
  const { dictionary, tape } = grammar;
  const left = code(grammar, depth);
  if (left === null) return null;
  const { json, codes } = left;
  const some = () => [...new Set([tape.pick(codes), tape.pick(codes)])];
  const sets = namesOf(dictionary, 'codes').filter((name) => codesOf(dictionary, name).join() === codes.join());
  switch (tape.choose(5)) {
    case 0:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [json, tape.pick(codes)] };
    case 1:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [tape.pick(codes), json] };
    case 2:
      return { in: [json, some()] };
    case 3: {
      const twin = namesOf(dictionary, 'code').filter((name) => codesOf(dictionary, name).join() === codes.join());
      return { [tape.pick(['==', '!='])]: [json, variable(tape.pick(twin))] };
    }
    default:
      return sets.length === 0 ? { in: [json, codes] } : { in: [tape.pick(codes), variable(tape.pick(sets))] };
  }
};

const ELEMENT: Json = { var: '' };
/** What `some`, `none` and `all` ask of one member. */
const predicate = (tape: Tape, codes: readonly string[], depth: number): Json => {
  if (depth > 0) {
    switch (tape.choose(6)) {
      case 1:
        return { and: [predicate(tape, codes, depth - 1), predicate(tape, codes, depth - 1)] };
      case 2:
        return { or: [predicate(tape, codes, depth - 1), predicate(tape, codes, depth - 1)] };
      case 3:
        return { [tape.pick(['!', '!!'])]: [predicate(tape, codes, depth - 1)] };
    }
  }
  switch (tape.choose(3)) {
    case 0:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [ELEMENT, tape.pick(codes)] };
    case 1:
      return { in: [ELEMENT, [...new Set([tape.pick(codes), tape.pick(codes)])]] };
    default:
      return { '==': [tape.pick(codes), ELEMENT] };
  }
};

const onSets = ({ dictionary, tape }: Grammar, depth: number): Json => {
  const names = namesOf(dictionary, 'codes');
  if (names.length === 0) return null;
  const name = tape.pick(names);
  const codes = codesOf(dictionary, name);
  if (tape.chance(35)) return { in: [tape.pick(codes), variable(name)] };
  return { [tape.pick(['some', 'none', 'all'])]: [variable(name), predicate(tape, codes, Math.min(2, depth))] };
};

const atom = (grammar: Grammar, depth: number): Json => {
  const { dictionary, tape } = grammar;
  const flags = namesOf(dictionary, 'boolean');
  const flag = (): Json => variable(tape.pick(flags));
  switch (tape.choose(9)) {
    case 0:
      return flag();
    case 1:
    case 2:
    case 3:
      return comparison(grammar, depth) ?? flag();
    case 4:
      return onDates(grammar) ?? onCodes(grammar, depth) ?? flag();
    case 5:
      return onCodes(grammar, depth) ?? flag();
    case 6:
    case 7:
      return onSets(grammar, depth) ?? flag();
    default:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [flag(), tape.pick<Json>([true, false, flag()])] };
  }
};

/** A condition: boolean, at most `depth` operators deep before its atoms. */
export const truth = (grammar: Grammar, depth: number): Json => {
  const { tape } = grammar;
  if (depth <= 0 || tape.spent) return atom(grammar, 0);
  const children = (least: number) => Array.from({ length: least + tape.choose(3) }, () => truth(grammar, depth - 1));
  switch (tape.choose(10)) {
    case 0:
    case 1:
    case 2:
      return { and: children(1) };
    case 3:
    case 4:
      return { or: children(1) };
    case 5:
      return {
        [tape.pick(['!', '!', '!!'])]: tape.chance(50) ? [truth(grammar, depth - 1)] : truth(grammar, depth - 1),
      };
    case 6: {
      const parts = Array.from({ length: tape.pick([3, 3, 5]) }, () => truth(grammar, depth - 1));
      return { if: parts };
    }
    case 7:
      return tape.chance(20) ? tape.pick([true, false]) : atom(grammar, depth - 1);
    default:
      return atom(grammar, depth - 1);
  }
};

// --------------------------------------------------------------------------------------------------------- patients

const namesIn = (rule: Json, into: Set<string>): Set<string> => {
  if (Array.isArray(rule)) for (const item of rule) namesIn(item, into);
  else if (rule !== null && typeof rule === 'object') {
    for (const [operator, operands] of Object.entries(rule)) {
      const name: unknown = Array.isArray(operands) ? operands[0] : operands;
      if (operator === 'var' && typeof name === 'string' && name !== '') into.add(name);
      else namesIn(operands, into);
    }
  }
  return into;
};
/** The facts a condition mentions. */
export const mentioned = (rule: Json): string[] => [...namesIn(rule, new Set())];

const literalsIn = (rule: Json, into: Set<number | string>): Set<number | string> => {
  if (typeof rule === 'number' || typeof rule === 'string') into.add(rule);
  else if (Array.isArray(rule)) for (const item of rule) literalsIn(item, into);
  else if (rule !== null && typeof rule === 'object') for (const item of Object.values(rule)) literalsIn(item, into);
  return into;
};

/** Values where a comparison with this condition's literals can change: just below, at and just above each, and the ends. */
export const representatives = (rule: Json, entry: Entry): (boolean | number | string | string[])[] => {
  const literals = [...literalsIn(rule, new Set())];
  const codes = (entry.options ?? []).map((option) => option.code);
  switch (entry.type) {
    case 'boolean':
      return [false, true];
    case 'code':
      return codes;
    case 'codes':
      return codes.reduce<string[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
    case 'date': {
      const days = [
        '1999-12-31',
        '2000-01-02',
        '2024-02-29',
        '2030-01-01',
        ...DAYS,
        ...literals.filter((item) => typeof item === 'string' && /^\d{4}-/.test(item)),
      ];
      return [...new Set(days.map(String))]
        .filter((day) => day >= String(entry.min ?? '') && day <= String(entry.max ?? '9999'))
        .sort();
    }
    default: {
      const low = Number(entry.min);
      const high = Number(entry.max);
      const step = entry.type === 'integer' ? 1 : 0.01;
      const near = literals
        .filter((item) => typeof item === 'number')
        .flatMap((item) => [item - step, item, item + step]);
      const values = [low, high, (low + high) / 2, low + step, ...near].map((value) =>
        entry.type === 'integer' ? Math.round(value) : value,
      );
      return [...new Set(values)].filter((value) => value >= low && value <= high).sort((a, b) => a - b);
    }
  }
};

const valueOf = (tape: Tape, rule: Json, entry: Entry) => {
  const values = representatives(rule, entry);
  if (entry.type === 'number' && tape.chance(25)) {
    const low = Number(entry.min);
    return low + ((Number(entry.max) - low) * tape.choose(1000)) / 999;
  }
  return tape.pick(values);
};

/** A value for every fact of the dictionary. */
export const patientOf = (tape: Tape, rule: Json, dictionary: Dictionary): Patient =>
  Object.fromEntries(Object.entries(dictionary).map(([name, entry]) => [name, valueOf(tape, rule, entry)]));

/** Facts as a host would hand them over, and what they mean. */
export interface Partial {
  /** What the engine is given. */
  facts: Record<string, unknown>;
  known: Patient;
  /** Lists that hold at least these members. */
  atLeast: Record<string, string[]>;
  /** Facts without a value; a name that is in none of the three is unknown too. */
  unknown: string[];
}

const wrongType = (type: Entry['type'], tape: Tape): unknown => {
  const wrong: Record<Entry['type'], unknown[]> = {
    boolean: ['true', 1, 0, {}, null, 'false'],
    integer: ['18', 1.5, true, Number.NaN, null],
    number: ['18', '1,5', Number.POSITIVE_INFINITY, Number.NaN, true],
    code: ['undeclared', 1, true, null, ''],
    codes: ['a', ['undeclared'], [1], true, null],
    date: ['2026-02-30', '15.06.2026', 20260615, '2026-6-1', null],
  };
  return tape.pick(wrong[type]);
};

/** One of the many ways in which a fact has no value. */
const withoutValue = (tape: Tape, rule: Json, entry: Entry): unknown => {
  const value = valueOf(tape, rule, entry);
  switch (tape.choose(6)) {
    case 0:
      return { unknown: tape.pick(REASONS) };
    case 1:
      return wrongType(entry.type, tape);
    case 2:
      return { value: wrongType(entry.type, tape), observed: '2026-01-01' };
    case 3:
      if (entry.type === 'integer' || entry.type === 'number')
        return tape.pick([Number(entry.max) + 1, Number(entry.min) - 1]);
      break;
    case 4:
      if (entry.type === 'integer' || entry.type === 'number') return { value, unit: '[other]' };
      break;
    default: {
      const other = representatives(rule, entry).find((item) => JSON.stringify(item) !== JSON.stringify(value));
      if (other === undefined || entry.type === 'codes') break;
      const observed = '2026-03-01';
      return [
        { value, observed, origin: 'auto-server' },
        { value: other, observed, origin: 'auto-client' },
      ];
    }
  }
  return { unknown: tape.pick(REASONS) };
};

export const partialOf = (tape: Tape, rule: Json, dictionary: Dictionary): Partial => {
  const partial: Partial = { facts: {}, known: {}, atLeast: {}, unknown: [] };
  for (const [name, entry] of Object.entries(dictionary)) {
    const value = valueOf(tape, rule, entry);
    switch (tape.choose(6)) {
      case 0:
      case 1:
        partial.unknown.push(name);
        break;
      case 2:
        partial.unknown.push(name);
        partial.facts[name] = withoutValue(tape, rule, entry);
        break;
      case 3:
        if (Array.isArray(value)) {
          partial.atLeast[name] = value;
          partial.facts[name] = tape.chance(50)
            ? { value, complete: false }
            : { value, origin: 'auto-server', observed: '2026-06-01' };
          break;
        }
      // falls through
      case 4:
        partial.known[name] = value;
        partial.facts[name] = {
          value,
          ...(Array.isArray(value) ? { complete: true } : {}),
          ...(entry.unit === undefined ? {} : { unit: entry.unit }),
        };
        break;
      default:
        partial.known[name] = value;
        partial.facts[name] = value;
    }
  }
  return partial;
};

/** One patient that the partial one may turn out to be. */
export const completionOf = (partial: Partial, patient: Patient): Patient => {
  const complete: Patient = { ...patient, ...partial.known };
  for (const [name, members] of Object.entries(partial.atLeast)) {
    const more = patient[name];
    complete[name] = [...new Set([...members, ...(Array.isArray(more) ? more : [])])];
  }
  return complete;
};

/** Every patient that the partial one may turn out to be, over `names` only; null when there are more than `limit`. */
export const completionsOf = (
  partial: Partial,
  rule: Json,
  dictionary: Dictionary,
  limit: number,
): Patient[] | null => {
  let all: Patient[] = [{}];
  for (const name of mentioned(rule)) {
    const entry = dictionary[name];
    if (entry === undefined) continue;
    const known = partial.known[name];
    const members = partial.atLeast[name] ?? [];
    const values =
      known === undefined
        ? representatives(rule, entry).filter(
            (value) => !Array.isArray(value) || members.every((item) => value.includes(item)),
          )
        : [known];
    if (all.length * values.length > limit) return null;
    all = all.flatMap((patient) => values.map((value) => ({ ...patient, [name]: value })));
  }
  return all;
};

// ------------------------------------------------------------------------------------------------------- arbitraries

/** A condition over a dictionary. */
export interface Condition {
  dictionary: Dictionary;
  rule: Json;
}

const DEPTHS = [3, 2, 4, 1, 5, 6];

export const dictionaries = (): fc.Arbitrary<Dictionary> => built(12, (tape) => dictionaryOf(tape, false));

const conditionsOver = (finite: boolean): fc.Arbitrary<Condition> =>
  fc
    .tuple(
      built(12, (tape) => dictionaryOf(tape, finite)),
      fc.array(fc.nat(0xffff), { minLength: 30, maxLength: 160, size: 'max' }),
    )
    .map(([dictionary, cells]) => {
      const tape = new Tape(cells);
      const rule = truth({ dictionary, tape }, tape.pick(DEPTHS));
      // what is not mentioned only makes a counterexample long; one bystander shows that it does not matter
      const used = new Set([...mentioned(rule), 'smoker']);
      return { dictionary: Object.fromEntries(Object.entries(dictionary).filter(([name]) => used.has(name))), rule };
    });

/** Conditions of every operator over facts of every type. */
export const conditions = (): fc.Arbitrary<Condition> => conditionsOver(false);
/** Conditions over facts with so few values that every patient can be tried. */
export const smallConditions = (): fc.Arbitrary<Condition> => conditionsOver(true);

/** A condition, a partial patient, and patients that complete it. */
export interface Case extends Condition {
  partial: Partial;
  patients: Patient[];
}

const casesOver = (from: fc.Arbitrary<Condition>, patients: number): fc.Arbitrary<Case> =>
  fc
    .tuple(
      from,
      fc.array(fc.nat(0xffff), { minLength: 60, maxLength: 80, size: 'max' }),
      fc.array(fc.nat(0xffff), { minLength: patients * 20, maxLength: patients * 20, size: 'max' }),
    )
    .map(([{ dictionary, rule }, cells, more]) => {
      const partial = partialOf(new Tape(cells), rule, dictionary);
      const tape = new Tape(more);
      const completions = Array.from({ length: patients }, () =>
        completionOf(partial, patientOf(tape, rule, dictionary)),
      );
      return { dictionary, rule, partial, patients: completions };
    });

export const cases = (patients = 6): fc.Arbitrary<Case> => casesOver(conditions(), patients);
export const smallCases = (): fc.Arbitrary<Case> => casesOver(smallConditions(), 1);
