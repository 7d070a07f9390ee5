/** The operators of the rule profile (RULE-PROFILE, sections 1.2 and 1.3): how many operands each takes, and what it makes of them. */
import { refuse, type Path } from './errors.js';
import { arithmetic, below, choose, end, fold, less, not, same, type Read, type State } from './interval.js';
import { isRecord } from './json.js';
import { FALSE, node, readsOf, TRUE, TYPE, type Node, type Type } from './node.js';
import { times, unitName, type Unit } from './units.js';

/** One operator with its operands, as they stand in the document. */
export interface Call {
  readonly op: string;
  readonly raw: readonly unknown[];
  readonly path: Path;
  /** Types any part; `wanted` is what a text in it is compared with. */
  readonly compile: (raw: unknown, path: Path, wanted?: Node) => Node;
  /** A state in which nothing is known. */
  readonly blank: State;
  readonly scope: Scope;
}

/** What `{"var": …}` can read. */
export interface Scope {
  readonly variable: (name: unknown, path: Path) => Node;
  /** Types a part in which `{"var": ""}` is a member of a list, and nothing else can be read. */
  readonly within: (member: Node, work: () => Node) => Node;
}

const SCALARS: readonly Type[] = ['boolean', 'number', 'date', 'code'];
const ORDERED: readonly Type[] = ['number', 'date'];

const at = ({ path }: Call, i: number): Path => [...path, i];
const child = (call: Call, i: number, wanted?: Node): Node => call.compile(call.raw[i], at(call, i), wanted);
const expect = (part: Node, path: Path, allowed: readonly Type[]): Node =>
  allowed.includes(part.type)
    ? part
    : refuse('type', path, `Expected ${allowed.map((type) => TYPE[type]).join(' or ')}, found ${TYPE[part.type]}.`);
const children = (call: Call, type: Type): Node[] =>
  call.raw.map((_, i) => expect(child(call, i), at(call, i), [type]));
const truth = ({ op }: Pick<Call, 'op'>, args: readonly Node[], read: Read): Node =>
  node('boolean', { op, args, read });

const isBranch = (i: number, { length }: readonly unknown[]): boolean => i % 2 === 1 || i === length - 1;

/** A text, or an `if` between texts, gets its type from its neighbour. */
const isUntyped = (raw: unknown): boolean =>
  typeof raw === 'string' ||
  (isRecord(raw) &&
    Array.isArray(raw['if']) &&
    raw['if'].every((part, i, parts) => !isBranch(i, parts) || typeof part === 'string'));

/** Operands of one type. */
const alike = (call: Call, indexes: readonly number[], allowed: readonly Type[], wanted?: Node): Node[] => {
  const typed = indexes.find((i) => !isUntyped(call.raw[i])) ?? -1;
  const model = wanted ?? (typed < 0 ? undefined : child(call, typed));
  const nodes = indexes.map((i) => (i === typed && model && !wanted ? model : child(call, i, model)));
  return nodes.map((part, i) =>
    expect(expect(part, at(call, indexes[i] ?? 0), allowed), at(call, indexes[i] ?? 0), [(nodes[0] ?? part).type]),
  );
};

const commonUnit = (nodes: readonly Node[], path: Path): Unit | null => {
  const [first = null, ...rest] = nodes.flatMap(({ unit }) => unit ?? []);
  for (const unit of rest)
    if (first && unitName(unit) !== unitName(first))
      refuse('unit', path, `Convert one: "${unitName(first)}" and "${unitName(unit)}" cannot be compared or added.`);
  return first;
};

/** A literal outside what its neighbour can be is a mistake of the author. */
const inRange = ({ place, lo, hi }: Node, literal: Node, path: Path): void => {
  if (place && !literal.op && (literal.lo < lo || literal.lo > hi))
    refuse('range', path, `This lies outside the declared range of "${place.name}".`);
};

const compare = (op: string, a: Node, b: Node): Read => {
  const orEqual = op.endsWith('=');
  const more = op.startsWith('>');
  if (a.place && !b.op) return below(a.place.index, b.lo, orEqual !== more, more ? 0 : 1);
  if (b.place && !a.op) return below(b.place.index, a.lo, orEqual === more, more ? 1 : 0);
  return more ? less(b.read, a.read, orEqual) : less(a.read, b.read, orEqual);
};

const order = (call: Call): Node => {
  const args = alike(call, [...call.raw.keys()], ORDERED);
  commonUnit(args, call.path);
  const pairs = args.slice(1).map((b, i) => {
    const a = args[i] ?? b;
    inRange(a, b, at(call, i + 1));
    inRange(b, a, at(call, i));
    return truth(call, [a, b], compare(call.op, a, b));
  });
  const [only] = pairs;
  return pairs.length === 1 && only ? only : truth({ op: 'between' }, pairs, fold(readsOf(pairs), 0));
};

/** Literal codes as a list. */
const listOf = (codes: Iterable<string>): Node =>
  node('codes', { is: new Map([...codes].map((code) => [code, TRUE])) });

/** Whether two codes, or a code and a list, have one in common. */
const overlap = (a: Node['is'], b: Node['is']): Read =>
  fold(
    [...a].flatMap(([code, read]) => {
      const other = b.get(code);
      if (!other) return [];
      return read === TRUE ? other : other === TRUE ? read : fold([read, other], 0);
    }),
    1,
  );

const equality = (call: Call): Node => {
  const [a, b] = alike(call, [0, 1], SCALARS) as [Node, Node];
  for (const [i, { whole }] of [a, b].entries())
    if (!whole) refuse('equality', at(call, i), 'A decimal is hardly ever exactly equal. Use < and >.');
  commonUnit([a, b], call.path);
  inRange(a, b, at(call, 1));
  inRange(b, a, at(call, 0));
  const equal = a.type === 'code' ? overlap(a.is, b.is) : same(a.read, b.read);
  return truth(call, [a, b], call.op.startsWith('!') ? not(equal) : equal);
};

const membership = (call: Call): Node => {
  const list = call.raw[1];
  const listPath = at(call, 1);
  if (!Array.isArray(list)) {
    const codes = expect(child(call, 1), listPath, ['codes']);
    const code = expect(child(call, 0, codes), at(call, 0), ['code']);
    return truth(call, [code, codes], overlap(code.is, codes.is));
  }
  const value = expect(child(call, 0), at(call, 0), ['code', 'number']);
  if (!value.op || !value.whole)
    refuse('type', at(call, 0), 'Only a code or a whole number that can change is looked up in a list.');
  if (list.length === 0) refuse('arity', listPath, 'The list is empty.');
  const items = list.map((raw: unknown, i) => {
    const path = [...listPath, i];
    const item = expect(call.compile(raw, path, value), path, [value.type]);
    if (item.op) refuse('literal', path, 'Only literals can stand in this list.');
    inRange(value, item, path);
    return item;
  });
  const codes = listOf(items.flatMap(({ is }) => [...is.keys()]));
  const found =
    value.type === 'code'
      ? overlap(value.is, codes.is)
      : fold(
          items.map(({ read }) => same(value.read, read)),
          1,
        );
  return truth(call, [value, ...(value.type === 'code' ? [codes] : items)], found);
};

/** The predicate sees only the member, so it is decided here, once, for every declared code. */
const quantifier = (call: Call): Node => {
  const codes = expect(child(call, 0), at(call, 0), ['codes']);
  let current = '';
  const member = node('code', {
    op: 'var',
    is: new Map([...codes.is.keys()].map((code) => [code, (state) => (code === current ? TRUE : FALSE)(state)])),
  });
  const predicate = expect(
    call.scope.within(member, () => child(call, 1)),
    at(call, 1),
    ['boolean'],
  );
  const held = listOf(
    [...codes.is.keys()].filter((code) => {
      current = code;
      return predicate.read(call.blank) === 1;
    }),
  );
  const reads = [...codes.is.values()];
  const missed = [...codes.is].filter(([code]) => !held.is.has(code)).map(([, read]) => not(read));
  // What no declared code can change is still unknown before the list is complete (RULE-PROFILE, section 1.3).
  const complete = fold(
    reads.map((read) => same(read, read)),
    0,
  );
  const some = held.is.size > 0 ? overlap(codes.is, held.is) : not(complete);
  const all = fold([...(missed.length > 0 ? missed : [complete]), fold(reads, 1)], 0);
  return truth(call, [codes, held], call.op === 'some' ? some : call.op === 'none' ? not(some) : all);
};

const choice = (call: Call, wanted?: Node): Node => {
  const { raw, path, blank } = call;
  if (raw.length % 2 === 0) refuse('arity', path, 'An if needs an else: an odd number of parts, at least three.');
  const indexes = [...raw.keys()];
  const conditions = indexes
    .filter((i) => !isBranch(i, raw))
    .map((i) => expect(child(call, i), at(call, i), ['boolean']));
  const branches = alike(
    call,
    indexes.filter((i) => isBranch(i, raw)),
    SCALARS,
    wanted,
  );
  const [{ type }] = branches as [Node];
  const hull = (pick: (branch: Node) => Read): Read => choose(readsOf(conditions), branches.map(pick));
  const read = hull((branch) => branch.read);
  return node(type, {
    op: 'if',
    args: branches.flatMap((branch, i) => [...(conditions[i] ? [conditions[i]] : []), branch]),
    read,
    is: new Map(
      branches
        .flatMap(({ is }) => [...is.keys()])
        .map((code) => [code, hull((branch) => branch.is.get(code) ?? FALSE)]),
    ),
    lo: read(blank),
    hi: end,
    whole: branches.every(({ whole }) => whole),
    unit: commonUnit(branches, path),
  });
};

const APPLY: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  min: Math.min,
  max: Math.max,
};

const calculation = (call: Call): Node => {
  const { op, path, blank } = call;
  const args = children(call, 'number');
  const [, divisor] = args;
  if (op === '/' && divisor && divisor.lo <= 0 && divisor.hi >= 0)
    refuse('division-by-zero', at(call, 1), 'By its declared range the divisor can be 0.');
  const unit = /[*/]/.test(op)
    ? args.reduce<Unit | null>((product, part) => times(product, part.unit, product && op === '/' ? -1 : 1), null)
    : commonUnit(args, path);
  const reads = readsOf(args);
  const read = arithmetic(op === '-' && !divisor ? [FALSE, ...reads] : reads, APPLY[op] ?? Math.min);
  const lo = read(blank);
  const hi = end;
  if (!Number.isFinite(lo) || !Number.isFinite(hi))
    refuse('overflow', path, 'By the declared ranges the result can be infinite.');
  const whole = op !== '/' && args.every((part) => part.whole) && Math.max(-lo, hi) <= Number.MAX_SAFE_INTEGER;
  return node('number', { op, args, read, lo, hi, whole, unit });
};

const logic = (call: Call): Node => {
  const args = children(call, 'boolean');
  return truth(call, args, fold(readsOf(args), call.op === 'and' ? 0 : 1));
};

const negation = (call: Call): Node => {
  const args = children(call, 'boolean');
  const read = fold(readsOf(args), 0);
  return truth(call, args, call.op === '!' ? not(read) : read);
};

type Operator = readonly [least: number, most: number, build: (call: Call, wanted?: Node) => Node];

const TABLE: Readonly<Record<string, Operator>> = {
  var: [1, 1, ({ raw, path, scope }) => scope.variable(raw[0], path)],
  and: [1, Infinity, logic],
  or: [1, Infinity, logic],
  '!': [1, 1, negation],
  '!!': [1, 1, negation],
  if: [3, Infinity, choice],
  '<': [2, 3, order],
  '<=': [2, 3, order],
  '>': [2, 2, order],
  '>=': [2, 2, order],
  '==': [2, 2, equality],
  '===': [2, 2, equality],
  '!=': [2, 2, equality],
  '!==': [2, 2, equality],
  in: [2, 2, membership],
  some: [2, 2, quantifier],
  none: [2, 2, quantifier],
  all: [2, 2, quantifier],
  '+': [1, Infinity, calculation],
  '*': [1, Infinity, calculation],
  min: [1, Infinity, calculation],
  max: [1, Infinity, calculation],
  '-': [1, 2, calculation],
  '/': [2, 2, calculation],
};

export const OPERATORS: ReadonlyMap<string, Operator> = new Map(Object.entries(TABLE));
