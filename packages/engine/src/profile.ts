/**
 * The rule profile: the typed, closed subset of JSON-logic that a condition may use (RULE-PROFILE, section 1.2). Everything
 * else is refused here, with a code and a JSON Pointer, so that evaluation can never meet a surprise.
 */
import * as fn from './closures.js';
import { dayNumber, isDay } from './calendar.js';
import { pointer, type Issue } from './errors.js';
import type { Expression, ExpressionType, Slot } from './expression.js';
import * as interval from './interval.js';
import type { Interval } from './interval.js';

export const MAX_DEPTH = 32;
export const MAX_NODES = 2000;

type Path = readonly PropertyKey[];

/** Everything a condition may refer to: names, and the shared numbering of codes. */
export interface Dictionary {
  slots: ReadonlyMap<string, Slot>;
  codeNumber: (code: string) => number;
}

/** Raised inside the checker only; callers of `checkCondition` get issues. */
class Refusal extends Error {
  readonly issue: Issue;
  constructor(code: string, path: Path, message: string) {
    super(message);
    this.issue = { code, path: pointer(path), message };
  }
}

interface Context {
  dictionary: Dictionary;
  nodes: { count: number };
  /** Inside `some`, `none`, `all`: the list whose member `{"var": ""}` stands for. */
  member: Slot | null;
}

interface Call {
  op: string;
  raw: readonly unknown[];
  path: Path;
  depth: number;
  context: Context;
}

const refuse = (code: string, path: Path, message: string): never => {
  throw new Refusal(code, path, message);
};

const never = (): never => {
  throw new Error('This expression has no such reading.');
};
const noTruth = never;
const noRange = never;

const COMMON = { slot: undefined, lo: 0, hi: 1, whole: true, unit: null };
const truthNode = (
  op: string,
  args: readonly Expression[],
  truth: fn.Truth3,
  extra: Partial<Expression> = {},
): Expression => {
  const { slot: _, ...common } = COMMON;
  return { ...common, op, type: 'boolean', args, truth, range: noRange, ...extra };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const canonicalUnit = (unit: string | undefined): string => (unit === undefined || unit === '1' ? '' : unit);

/** Product of two units as sorted factors, so that kg·m equals m·kg and a factor divided by itself is gone. */
const productUnit = (a: string | null, b: string | null, sign: 1 | -1): string => {
  const powers = new Map<string, number>();
  const collect = (unit: string | null, direction: 1 | -1): void => {
    for (const factor of (unit ?? '').split('·').filter(Boolean)) {
      const [, base = factor, power = '1'] = /^(.*)\^(-?\d+)$/.exec(factor) ?? [];
      powers.set(base, (powers.get(base) ?? 0) + direction * Number(power));
    }
  };
  collect(a, 1);
  collect(b, sign);
  return [...powers]
    .filter(([, power]) => power !== 0)
    .map(([base, power]) => (power === 1 ? base : `${base}^${String(power)}`))
    .sort()
    .join('·');
};

/** One unit for operands that must agree; a literal takes its neighbour's. */
const commonUnit = (args: readonly Expression[], path: Path): string | null => {
  const units = new Set(args.flatMap(({ unit }) => (unit === null ? [] : [unit])));
  if (units.size > 1)
    refuse(
      'unit',
      path,
      `The units ${[...units].map((unit) => `"${unit || '1'}"`).join(' and ')} cannot be compared or added. Convert one first.`,
    );
  return [...units][0] ?? null;
};

/* ---------------------------------------------------------------- leaves */

const literal = (value: unknown, path: Path, wanted: Expression | null, context: Context): Expression => {
  if (typeof value === 'boolean')
    return truthNode('literal', [], fn.fixedTruth(value ? 1 : 0), { value: value ? 1 : 0 });
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse('literal', path, 'A number must be finite.');
    const common = { op: 'literal', type: 'number' as const, args: [], value, lo: value, hi: value };
    return { ...common, whole: Number.isInteger(value), unit: null, truth: noTruth, range: fn.fixedRange(value) };
  }
  if (typeof value === 'string') return textLiteral(value, path, wanted, context);
  return refuse('literal', path, 'Only true, false, a number or a declared code can stand here.');
};

const textLiteral = (value: string, path: Path, wanted: Expression | null, context: Context): Expression => {
  const node = (type: ExpressionType, number: number): Expression => {
    const common = { op: 'literal', type, args: [], value: number, lo: number, hi: number };
    return { ...common, whole: true, unit: null, truth: noTruth, range: fn.fixedRange(number) };
  };
  if (wanted?.type === 'date')
    return isDay(value)
      ? node('date', dayNumber(value))
      : refuse('literal', path, `"${value}" is not a day (yyyy-mm-dd).`);
  const declared = wanted ? codesOf(wanted) : null;
  if (!declared) return refuse('type', path, `The text "${value}" is compared with something that has no codes.`);
  if (!declared.has(value))
    refuse('code', path, `"${value}" is not among the declared codes: ${[...declared.keys()].join(', ')}.`);
  return node('code', context.dictionary.codeNumber(value));
};

/** The codes an expression of type `code` or `codes` can take. */
const codesOf = (expression: Expression): ReadonlyMap<string, number> | null => {
  if (expression.slot) return expression.slot.codes;
  const found = expression.args.map(codesOf).filter((codes) => codes !== null);
  return found.length > 0 ? new Map(found.flatMap((codes) => [...codes])) : null;
};

const variable = ({ raw, path, context }: Call): Expression => {
  const [name] = raw;
  if (raw.length !== 1 || typeof name !== 'string')
    return refuse('arity', path, 'A variable is one declared name, without a default.');
  if (context.member) {
    if (name !== '')
      refuse('predicate', path, 'Inside some, none and all only {"var": ""}, the member itself, can be read.');
    return { ...slotNode({ ...context.member, type: 'code' }), range: noRange };
  }
  const slot = context.dictionary.slots.get(name);
  if (!slot) return refuse('unknown-fact', path, `"${name}" is not declared under facts or derived.`);
  return slotNode(slot);
};

const slotNode = (slot: Slot): Expression => {
  const numeric = slot.type === 'integer' || slot.type === 'number';
  return {
    op: 'var',
    type: numeric ? 'number' : slot.type,
    args: [],
    slot,
    lo: slot.lo,
    hi: slot.hi,
    whole: slot.type !== 'number',
    unit: numeric ? canonicalUnit(slot.unit) : null,
    truth: slot.type === 'boolean' ? fn.readTruth(slot) : noTruth,
    range: slot.type === 'boolean' || slot.type === 'codes' ? noRange : fn.readRange(slot),
  };
};

/* ---------------------------------------------------------------- operators */

const expectType = (node: Expression, type: ExpressionType, path: Path): Expression =>
  node.type === type
    ? node
    : refuse(
        'type',
        path,
        `Expected ${TYPE_WORD[type]}, found ${TYPE_WORD[node.type]}.${type === 'boolean' ? ' There is no truthiness: compare it.' : ''}`,
      );

const TYPE_WORD: Record<ExpressionType, string> = {
  boolean: 'a condition',
  number: 'a number',
  code: 'a code',
  codes: 'a list of codes',
  date: 'a day',
};

const childPath = ({ path }: Call, i: number): Path => [...path, i];
const child = (call: Call, i: number, wanted: Expression | null = null): Expression =>
  check(call.raw[i], childPath(call, i), call.depth + 1, call.context, wanted);
const children = (call: Call, type: ExpressionType): Expression[] =>
  call.raw.map((_, i) => expectType(child(call, i), type, childPath(call, i)));
const truths = (nodes: readonly Expression[]): fn.Truth3[] => nodes.map(({ truth }) => truth);
const ranges = (nodes: readonly Expression[]): fn.Range[] => nodes.map(({ range }) => range);

/** Two operands of one type: a text literal is read with the type of its neighbour. */
const pair = (call: Call): [Expression, Expression] => {
  const textFirst = typeof call.raw[0] === 'string';
  if (textFirst && typeof call.raw[1] === 'string') refuse('type', call.path, 'Two texts cannot be compared.');
  if (textFirst || isUntyped(call.raw[0])) {
    const b = child(call, 1);
    return [child(call, 0, b), b];
  }
  const a = child(call, 0);
  return [a, child(call, 1, a)];
};

/** An `if` whose branches are all texts gets its type from what it is compared with. */
const isUntyped = (raw: unknown): boolean =>
  isRecord(raw) &&
  Array.isArray(raw['if']) &&
  raw['if'].every((part, i, parts) => (i % 2 === 1 || i === parts.length - 1 ? typeof part === 'string' : true));

const withinRange = (node: Expression, other: Expression, path: Path): void => {
  if (node.op !== 'literal' || !other.slot || (node.type !== 'number' && node.type !== 'date')) return;
  if (node.lo < other.lo || node.lo > other.hi)
    refuse(
      'range',
      path,
      `${String(node.value)} lies outside the declared range of "${other.slot.name}" (${String(other.lo)} to ${String(other.hi)}).`,
    );
};

const compareTwo = (a: Expression, b: Expression, op: string, call: Call, at: readonly [number, number]): fn.Truth3 => {
  if (a.type !== 'number' && a.type !== 'date')
    refuse('type', childPath(call, at[0]), `"${op}" compares numbers or days, not ${TYPE_WORD[a.type]}.`);
  expectType(b, a.type, childPath(call, at[1]));
  commonUnit([a, b], call.path);
  withinRange(a, b, childPath(call, at[0]));
  withinRange(b, a, childPath(call, at[1]));
  const equal = op.endsWith('=');
  const more = op.startsWith('>');
  if (a.slot && b.op === 'literal') return (more ? fn.moreThanLimit : fn.lessThanLimit)(a.slot, b.lo, equal);
  if (b.slot && a.op === 'literal') return (more ? fn.lessThanLimit : fn.moreThanLimit)(b.slot, a.lo, equal);
  return more ? fn.less(b.range, a.range, equal) : fn.less(a.range, b.range, equal);
};

const order = (call: Call): Expression => {
  if (call.raw.length === 2) {
    const [a, b] = pair(call);
    return truthNode(call.op, [a, b], compareTwo(a, b, call.op, call, [0, 1]));
  }
  const typed = Math.max(
    0,
    call.raw.findIndex((part) => typeof part !== 'string'),
  );
  const model = child(call, typed);
  const [low, middle, high] = [0, 1, 2].map((i) => (i === typed ? model : child(call, i, model))) as [
    Expression,
    Expression,
    Expression,
  ];
  const parts = [compareTwo(low, middle, call.op, call, [0, 1]), compareTwo(middle, high, call.op, call, [1, 2])];
  return truthNode(call.op, [low, middle, high], fn.fold(parts, 0));
};

const equality = (call: Call): Expression => {
  const [a, b] = pair(call);
  expectType(b, a.type, childPath(call, 1));
  if (a.type === 'codes') refuse('type', call.path, 'Lists cannot be compared. Use in, some, none or all.');
  if (a.type === 'number') {
    for (const [i, node] of [a, b].entries())
      if (!node.whole)
        refuse(
          'equality',
          childPath(call, i),
          'A decimal number cannot be compared with ==. Use < and > on its own grain.',
        );
    commonUnit([a, b], call.path);
  }
  withinRange(a, b, childPath(call, 0));
  withinRange(b, a, childPath(call, 1));
  const equal = a.type === 'boolean' ? fn.sameTruth(a.truth, b.truth) : fn.same(a.range, b.range);
  return truthNode(call.op, [a, b], call.op.startsWith('!') ? fn.not(equal) : equal);
};

const membership = (call: Call): Expression => {
  const [needle, list] = call.raw;
  if (Array.isArray(list)) return inLiterals(call, list);
  const codes = expectType(child(call, 1), 'codes', childPath(call, 1));
  const code = expectType(child(call, 0, codes), 'code', childPath(call, 0));
  const { slot } = codes;
  if (!slot) return refuse('type', childPath(call, 1), 'Expected a list of codes.');
  if (typeof needle === 'string') {
    const set = new Set([code.lo]);
    return truthNode('in', [code, codes], fn.some(slot, set), { set });
  }
  return truthNode('in', [code, codes], fn.contains(code.range, slot));
};

const inLiterals = (call: Call, list: readonly unknown[]): Expression => {
  const path = childPath(call, 1);
  if (typeof call.raw[0] !== 'object')
    refuse('type', childPath(call, 0), 'Name a fact here: a literal in a list of literals never changes.');
  const value = child(call, 0);
  if (value.type !== 'code' && !(value.type === 'number' && value.whole))
    refuse('type', childPath(call, 0), 'Only a code or a whole number can be looked up in a list.');
  if (list.length === 0) refuse('arity', path, 'The list is empty.');
  const numbers = bounded(list, path).map((item, i) => {
    const at = [...path, i];
    if (typeof item === 'object') refuse('literal', at, 'Only literals can stand in this list.');
    const node = expectType(literal(item, at, value, call.context), value.type, at);
    withinRange(node, value, at);
    return node.lo;
  });
  const set = new Set(numbers);
  const truth = value.slot && call.context.member ? noTruth : fn.within(value.range, set);
  return truthNode('in', [value], truth, { set });
};

/** The predicate sees only the member, so it is decided here, once, for every declared code. */
const quantifier = (call: Call): Expression => {
  const codes = expectType(child(call, 0), 'codes', childPath(call, 0));
  const { slot } = codes;
  if (!slot?.codes) return refuse('type', childPath(call, 0), 'Expected a list of codes.');
  if (call.context.member) refuse('predicate', call.path, 'some, none and all cannot be nested.');
  const context = { ...call.context, member: slot };
  const predicate = expectType(
    check(call.raw[1], childPath(call, 1), call.depth + 1, context, null),
    'boolean',
    childPath(call, 1),
  );
  const set = new Set([...slot.codes.values()].filter((code) => satisfies(predicate, code)));
  const found = call.op === 'all' ? fn.all(slot, set) : fn.some(slot, set);
  return truthNode(call.op, [codes], call.op === 'none' ? fn.not(found) : found, { set });
};

/** Value of a predicate for one member: every part is known, so two values suffice. */
const satisfies = (node: Expression, member: number): boolean => {
  const truth = (part: Expression | undefined): boolean => (part ? satisfies(part, member) : false);
  const scalar = (part: Expression | undefined): number => {
    if (!part) return NaN;
    if (part.op === 'if') return scalar(chosen(part.args, truth));
    return part.slot ? member : part.lo;
  };
  const value = (part: Expression | undefined): number =>
    part?.type === 'boolean' ? Number(truth(part)) : scalar(part);
  const [a, b] = node.args;
  switch (node.op) {
    case 'literal':
      return node.value === 1;
    case 'and':
      return node.args.every(truth);
    case 'or':
      return node.args.some(truth);
    case '!':
      return !truth(a);
    case '!!':
      return truth(a);
    case 'if':
      return truth(chosen(node.args, truth));
    case 'in':
      return node.set?.has(scalar(a)) ?? false;
    default:
      return node.op.startsWith('!') ? value(a) !== value(b) : value(a) === value(b);
  }
};

const chosen = (
  args: readonly Expression[],
  truth: (part: Expression | undefined) => boolean,
): Expression | undefined => {
  for (let i = 0; i + 1 < args.length; i += 2) if (truth(args[i])) return args[i + 1];
  return args.at(-1);
};

const logic = (call: Call): Expression => {
  const args = children(call, 'boolean');
  return truthNode(call.op, args, fn.fold(truths(args), call.op === 'and' ? 0 : 1));
};

const negation = (call: Call): Expression => {
  const args = children(call, 'boolean');
  const [a] = truths(args);
  return truthNode(call.op, args, call.op === '!!' ? (a ?? noTruth) : fn.not(a ?? noTruth));
};

const choice = (call: Call, wanted: Expression | null): Expression => {
  if (call.raw.length % 2 === 0)
    refuse('arity', call.path, 'An if needs an else: an odd number of parts, at least three.');
  const isBranch = (i: number): boolean => i % 2 === 1 || i === call.raw.length - 1;
  const typed = call.raw.findIndex((part, i) => isBranch(i) && typeof part !== 'string');
  const model = wanted ?? (typed >= 0 ? child(call, typed) : null);
  const args = call.raw.map((_, i) => {
    if (i === typed && !wanted && model) return model;
    return isBranch(i) ? child(call, i, model) : expectType(child(call, i), 'boolean', childPath(call, i));
  });
  const branches = args.filter((_, i) => isBranch(i));
  const [first] = branches;
  if (!first) return refuse('arity', call.path, 'An if needs branches.');
  for (const [i, node] of args.entries()) if (isBranch(i)) expectType(node, first.type, childPath(call, i));
  if (first.type === 'codes') refuse('type', call.path, 'An if cannot choose between lists.');
  const conditions = truths(args.filter((_, i) => !isBranch(i)));
  const last = branches.at(-1) ?? first;
  if (first.type === 'boolean')
    return truthNode('if', args, fn.chooseTruth(conditions, truths(branches.slice(0, -1)), last.truth));
  return {
    op: 'if',
    type: first.type,
    args,
    lo: Math.min(...branches.map(({ lo }) => lo)),
    hi: Math.max(...branches.map(({ hi }) => hi)),
    whole: branches.every(({ whole }) => whole),
    unit: first.type === 'number' ? commonUnit(branches, call.path) : null,
    truth: noTruth,
    range: fn.chooseRange(conditions, ranges(branches.slice(0, -1)), last.range),
  };
};

interface Arithmetic {
  combine: (a: Interval, b: Interval) => Interval;
  multiplies: boolean;
}
const ARITHMETIC: Record<string, Arithmetic> = {
  '+': { combine: interval.add, multiplies: false },
  '-': { combine: interval.subtract, multiplies: false },
  '*': { combine: interval.multiply, multiplies: true },
  '/': { combine: interval.divide, multiplies: true },
  min: { combine: interval.smallest, multiplies: false },
  max: { combine: interval.largest, multiplies: false },
};

const calculation = (call: Call): Expression => {
  const args = children(call, 'number');
  const rule = ARITHMETIC[call.op];
  const [first, second] = args;
  if (!rule || !first) return refuse('arity', call.path, 'Needs operands.');
  if (call.op === '/' && second && second.lo <= 0 && second.hi >= 0)
    refuse('division-by-zero', childPath(call, 1), 'By its declared range the divisor can be zero.');
  const unit = rule.multiplies
    ? args
        .slice(1)
        .reduce((product, node) => productUnit(product, node.unit, call.op === '/' ? -1 : 1), first.unit ?? '')
    : commonUnit(args, call.path);
  const total =
    args.length === 1 ? first : args.slice(1).reduce<Interval>((sum, node) => rule.combine(sum, node), first);
  const bounds =
    call.op === '-' && args.length === 1 ? { lo: -first.hi, hi: -first.lo } : { lo: total.lo, hi: total.hi };
  if (!Number.isFinite(bounds.lo) || !Number.isFinite(bounds.hi))
    refuse('overflow', call.path, 'By the declared ranges the result can be infinite.');
  const range =
    call.op === '-' && args.length === 1 ? fn.negate(first.range) : fn.arithmetic(ranges(args), rule.combine);
  const whole =
    call.op !== '/' && args.every((node) => node.whole) && Math.max(-bounds.lo, bounds.hi) <= Number.MAX_SAFE_INTEGER;
  return { op: call.op, type: 'number', args, ...bounds, whole, unit, truth: noTruth, range };
};

interface Operator {
  least: number;
  most: number;
  build: (call: Call, wanted: Expression | null) => Expression;
}

const OPERATORS = new Map<string, Operator>(
  Object.entries({
    var: { least: 1, most: 1, build: variable },
    and: { least: 1, most: Infinity, build: logic },
    or: { least: 1, most: Infinity, build: logic },
    '!': { least: 1, most: 1, build: negation },
    '!!': { least: 1, most: 1, build: negation },
    if: { least: 3, most: Infinity, build: choice },
    '<': { least: 2, most: 3, build: order },
    '<=': { least: 2, most: 3, build: order },
    '>': { least: 2, most: 2, build: order },
    '>=': { least: 2, most: 2, build: order },
    '==': { least: 2, most: 2, build: equality },
    '===': { least: 2, most: 2, build: equality },
    '!=': { least: 2, most: 2, build: equality },
    '!==': { least: 2, most: 2, build: equality },
    in: { least: 2, most: 2, build: membership },
    some: { least: 2, most: 2, build: quantifier },
    none: { least: 2, most: 2, build: quantifier },
    all: { least: 2, most: 2, build: quantifier },
    '+': { least: 1, most: Infinity, build: calculation },
    '*': { least: 1, most: Infinity, build: calculation },
    min: { least: 1, most: Infinity, build: calculation },
    max: { least: 1, most: Infinity, build: calculation },
    '-': { least: 1, most: 2, build: calculation },
    '/': { least: 2, most: 2, build: calculation },
  }),
);

/** Operators of the profile, for documentation and editors. */
export const PROFILE_OPERATORS: readonly string[] = [...OPERATORS.keys()];

const check = (raw: unknown, path: Path, depth: number, context: Context, wanted: Expression | null): Expression => {
  if (depth > MAX_DEPTH)
    refuse(
      'depth',
      path,
      `Nested deeper than ${String(MAX_DEPTH)}. Move a part into a derived value or a criterion of its own.`,
    );
  context.nodes.count += 1;
  if (context.nodes.count > MAX_NODES) refuse('size', path, `More than ${String(MAX_NODES)} parts in one condition.`);
  if (!isRecord(raw)) {
    if (Array.isArray(raw)) refuse('type', path, 'A list can stand only as the second operand of in.');
    return literal(raw, path, wanted, context);
  }
  const keys = Object.keys(raw);
  const [op] = keys;
  if (keys.length !== 1 || op === undefined)
    return refuse(
      'operator-shape',
      path,
      `An expression is an object with exactly one key, its operator; this has ${String(keys.length)}.`,
    );
  const operator = OPERATORS.get(op);
  if (!operator)
    return refuse(
      'unknown-operator',
      [...path, op],
      `"${op}" is not an operator of the profile. It has: ${PROFILE_OPERATORS.join(' ')}.`,
    );
  const operand = raw[op];
  // A copy without holes: what is missing is refused like any other value that JSON cannot hold.
  const args: readonly unknown[] = Array.isArray(operand) ? bounded(operand, [...path, op]) : [operand];
  if (args.length < operator.least || args.length > operator.most)
    refuse(
      'arity',
      [...path, op],
      `"${op}" takes ${operator.least === operator.most ? String(operator.least) : `${String(operator.least)} to ${operator.most === Infinity ? 'any number of' : String(operator.most)}`} operands, not ${String(args.length)}.`,
    );
  return operator.build({ op, raw: args, path: [...path, op], depth, context }, wanted);
};

/** A copy that has no holes, of a list that is short enough to be walked. */
const bounded = (list: readonly unknown[], path: Path): unknown[] =>
  list.length > MAX_NODES
    ? refuse('size', path, `More than ${String(MAX_NODES)} parts in one condition.`)
    : Array.from(list);

const attempt = <T>(work: () => T): T | Issue => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.issue;
    throw error;
  }
};

const run = (raw: unknown, path: Path, dictionary: Dictionary, type: ExpressionType): Expression | Issue =>
  attempt(() => expectType(check(raw, path, 1, { dictionary, nodes: { count: 0 }, member: null }, null), type, path));

/** A checked condition, or the first thing that is wrong with it. */
export const checkCondition = (raw: unknown, path: Path, dictionary: Dictionary): Expression | Issue =>
  run(raw, path, dictionary, 'boolean');

/** A checked numeric expression, or the first thing that is wrong with it. */
export const checkNumber = (raw: unknown, path: Path, dictionary: Dictionary): Expression | Issue =>
  run(raw, path, dictionary, 'number');

export const isIssue = (value: Expression | Issue): value is Issue => 'message' in value;
