/** The operators of the rule profile (RULE-PROFILE, sections 1.2 and 1.3): how many operands each takes, and what it makes of them. */
import { refuse, type Path } from './errors.js';
import { isRecord } from './json.js';
import { end, FALSE, nextTo, run, TRUE, type Address, type Assembler } from './machine.js';
import { node, readsOf, TYPE, type Node, type Type } from './node.js';
import { times, unitName, type Unit } from './units.js';

/** One operator with its operands, as they stand in the document. */
export interface Call {
  readonly op: string;
  readonly raw: readonly unknown[];
  readonly path: Path;
  /** Place of one operand: a single one may stand without a list around it. */
  readonly at: (i: number) => Path;
  /** Types any part; `wanted` is what a text in it is compared with. */
  readonly compile: (raw: unknown, path: Path, wanted?: Node) => Node;
  readonly code: Assembler;
  readonly scope: Scope;
}

/** What `{"var": …}` can read. */
export interface Scope {
  readonly variable: (name: unknown, path: Path) => Node;
  /** Types a part in which `{"var": ""}` is a member of a list, and nothing else can be read. */
  readonly within: (member: Node, work: () => Node) => Node;
}

const SCALARS: readonly Type[] = ['boolean', 'number', 'date', 'code'];

export const expect = (part: Node, allowed: readonly Type[], path: Path): Node =>
  allowed.includes(part.type)
    ? part
    : refuse('type', path, `Must be ${allowed.map((type) => TYPE[type]).join(' or ')}, not ${TYPE[part.type]}.`);
const operand = (call: Call, i: number, allowed: readonly Type[], wanted?: Node): Node =>
  expect(call.compile(call.raw[i], call.at(i), wanted), allowed, call.at(i));
const operands = (call: Call, type: Type): Node[] => call.raw.map((_, i) => operand(call, i, [type]));
const truth = ({ op }: Pick<Call, 'op'>, args: readonly Node[], read: Address): Node =>
  node('boolean', { op, args, read });

const isBranch = (i: number, { length }: readonly unknown[]): boolean => i % 2 === 1 || i === length - 1;

/** A text, or an `if` between texts, gets its type from its neighbour. */
const isUntyped = (raw: unknown): boolean => {
  const parts = isRecord(raw) ? raw['if'] : [0, raw];
  return Array.isArray(parts) && parts.every((part, i) => !isBranch(i, parts) || typeof part === 'string');
};

const commonUnit = (nodes: readonly Node[], path: Path): Unit | null => {
  const [first = null, ...rest] = nodes.flatMap(({ unit }) => unit ?? []);
  for (const unit of rest)
    if (first && unitName(unit) !== unitName(first))
      refuse('unit', path, `Convert one: "${unitName(first)}" and "${unitName(unit)}" cannot be combined.`);
  return first;
};

/** Operands of one type and one unit. */
const alike = (call: Call, indexes: readonly number[], allowed: readonly Type[], wanted?: Node): Node[] => {
  const typed = wanted ? undefined : indexes.find((i) => !isUntyped(call.raw[i]));
  const model = typed === undefined ? wanted : operand(call, typed, allowed);
  const nodes = indexes.map((i) => (i === typed && model ? model : operand(call, i, allowed, model)));
  nodes.forEach((part, i) => expect(part, [(nodes[0] ?? part).type], call.at(indexes[i] ?? 0)));
  commonUnit(nodes, call.path);
  return nodes;
};

/** A literal outside what its neighbour can be is a mistake of the author. */
const inRange = ({ place, lo, hi }: Node, literal: Node, path: Path): void => {
  if (place && !literal.op && (literal.lo < lo || literal.lo > hi))
    refuse('range', path, `This lies outside the declared range of "${place.name}".`);
};

const compare = ({ op, code }: Call, a: Node, b: Node): Address => {
  const orEqual = op.endsWith('=');
  const more = op.startsWith('>');
  // At most 5 is below the next number; at least 5 is not below 5, more than 5 not below the next.
  const below = ({ place }: Node, { lo, op: other }: Node, turned: boolean): Address | null =>
    place && !other ? code.below(place.index, orEqual === turned ? lo : nextTo(lo, 1), turned ? 0 : 1) : null;
  return (
    below(a, b, more) ??
    below(b, a, !more) ??
    (more ? code.less(b.read, a.read, orEqual) : code.less(a.read, b.read, orEqual))
  );
};

const order = (call: Call): Node => {
  const args = alike(call, [...call.raw.keys()], ['number', 'date']);
  const pairs = args.slice(1).map((b, i) => {
    const a = args[i] ?? b;
    inRange(a, b, call.at(i + 1));
    inRange(b, a, call.at(i));
    return truth(call, [a, b], compare(call, a, b));
  });
  const [pair, more] = pairs;
  return pair && !more ? pair : truth({ op: 'between' }, pairs, call.code.fold(readsOf(pairs), 0));
};

/** Literal codes as a list. */
const listOf = (codes: Iterable<string>): Node =>
  node('codes', { is: new Map([...codes].map((code) => [code, TRUE])) });

/** Whether two codes, or a code and a list, have one in common. */
const overlap = ({ fold }: Assembler, a: Node, b: Node): Address =>
  fold(
    [...a.is].flatMap(([code, read]) => {
      const other = b.is.get(code) ?? FALSE;
      return other === FALSE ? [] : other === TRUE ? read : read === TRUE ? other : fold([read, other], 0);
    }),
    1,
  );

const equality = (call: Call): Node => {
  const { code, op } = call;
  const args = alike(call, [0, 1], SCALARS) as [Node, Node];
  args.forEach((part, i) => {
    if (!part.whole) refuse('equality', call.at(i), 'A decimal is hardly ever exactly equal. Use < and >.');
    inRange(args[1 - i] ?? part, part, call.at(i));
  });
  const [a, b] = args;
  const equal = a.type === 'code' ? overlap(code, a, b) : code.same(a.read, b.read);
  return truth(call, args, op.startsWith('!') ? code.not(equal) : equal);
};

const membership = (call: Call): Node => {
  const { raw, code } = call;
  const list = raw[1];
  if (!Array.isArray(list)) {
    const codes = operand(call, 1, ['codes']);
    const one = operand(call, 0, ['code'], codes);
    return truth(call, [one, codes], overlap(code, one, codes));
  }
  const value = operand(call, 0, ['code', 'number']);
  if (!value.op || !value.whole || list.length === 0)
    refuse('membership', call.path, 'Look up a code or a whole number that can change, in a list that is not empty.');
  const items = list.map((item: unknown, i) => {
    const path = [...call.at(1), i];
    const literal = expect(call.compile(item, path, value), [value.type], path);
    if (literal.op) refuse('literal', path, 'Only literals can stand in this list.');
    inRange(value, literal, path);
    return literal;
  });
  if (value.type === 'number') {
    const found = items.map(({ read }) => code.same(value.read, read));
    return truth(call, [value, ...items], code.fold(found, 1));
  }
  const codes = listOf(items.flatMap(({ is }) => [...is.keys()]));
  return truth(call, [value, codes], overlap(code, value, codes));
};

/** The predicate sees only the member, so it is decided here, once, for every declared code. */
const quantifier = (call: Call): Node => {
  const { op, code, scope } = call;
  const { fold, not } = code;
  const list = operand(call, 0, ['codes']);
  const codes = [...list.is.keys()];
  const member = new Map(codes.map((one) => [one, code.fixed(0)]));
  const predicate = scope.within(node('code', { op: 'var', is: member }), () => operand(call, 1, ['boolean']));
  const held = listOf(
    codes.filter((one) => {
      for (const [other, cell] of member) code.assign(cell, other === one ? 1 : 0);
      return run(code.state, predicate.read) === 1;
    }),
  );
  const reads = [...list.is.values()];
  const missed = [...list.is].flatMap(([one, read]) => (held.is.has(one) ? [] : not(read)));
  // What no declared code can change is still unknown before the list is complete (RULE-PROFILE, section 1.3).
  const complete = (): Address =>
    fold(
      reads.map((read) => code.same(read, read)),
      0,
    );
  if (op === 'all') return truth(call, [list, held], fold([...(missed[0] ? missed : [complete()]), fold(reads, 1)], 0));
  const some = held.is.size > 0 ? overlap(code, list, held) : not(complete());
  return truth(call, [list, held], op === 'none' ? not(some) : some);
};

const choice = (call: Call, wanted?: Node): Node => {
  const { raw, path, code } = call;
  if (raw.length % 2 === 0) refuse('arity', path, 'An if needs an else: an odd number of operands.');
  const indexes = [...raw.keys()];
  const conditions = indexes.filter((i) => !isBranch(i, raw)).map((i) => operand(call, i, ['boolean']));
  const branches = alike(
    call,
    indexes.filter((i) => isBranch(i, raw)),
    SCALARS,
    wanted,
  );
  const hull = (pick: (branch: Node) => Address): Address => code.choose(readsOf(conditions), branches.map(pick));
  const read = hull((branch) => branch.read);
  const codes = branches.flatMap(({ is }) => [...is.keys()]);
  const [{ type }] = branches as [Node];
  return node(type, {
    op: 'if',
    args: branches.flatMap((branch, i) => [...conditions.slice(i, i + 1), branch]),
    read,
    is: new Map(codes.map((one) => [one, hull(({ is }) => is.get(one) ?? FALSE)])),
    lo: run(code.state, read),
    hi: end,
    whole: branches.every(({ whole }) => whole),
    unit: commonUnit(branches, path),
  });
};

const calculation = (call: Call): Node => {
  const { op, path, code } = call;
  const args = operands(call, 'number');
  const [, divisor] = args;
  if (op === '/' && divisor && divisor.lo <= 0 && divisor.hi >= 0)
    refuse('division-by-zero', call.at(1), 'By its declared range the divisor can be 0.');
  const unit = /[*/]/.test(op)
    ? args.reduce<Unit | null>((product, part) => times(product, part.unit, product && op === '/' ? -1 : 1), null)
    : commonUnit(args, path);
  const reads = readsOf(args);
  const read = code.calculate(op, op === '-' && !divisor ? [FALSE, ...reads] : reads);
  const lo = run(code.state, read);
  const hi = end;
  const most = Math.max(-lo, hi);
  if (!Number.isFinite(most)) refuse('overflow', path, 'By the declared ranges the result can be infinite.');
  const whole = op !== '/' && args.every((part) => part.whole) && most <= Number.MAX_SAFE_INTEGER;
  return node('number', { op, args, read, lo, hi, whole, unit });
};

const logic = (call: Call): Node => {
  const { op, code } = call;
  const args = operands(call, 'boolean');
  const read = code.fold(readsOf(args), op === 'or' ? 1 : 0);
  return truth(call, args, op === '!' ? code.not(read) : read);
};

type Operator = readonly [least: number, most: number, build: (call: Call, wanted?: Node) => Node];

const TABLE: readonly (readonly [names: string, ...Operator])[] = [
  ['var', 1, 1, ({ raw, path, scope }) => scope.variable(raw[0], path)],
  ['and or', 1, Infinity, logic],
  ['! !!', 1, 1, logic],
  ['if', 3, Infinity, choice],
  ['< <=', 2, 3, order],
  ['> >=', 2, 2, order],
  ['== === != !==', 2, 2, equality],
  ['in', 2, 2, membership],
  ['some none all', 2, 2, quantifier],
  ['+ * min max', 1, Infinity, calculation],
  ['-', 1, 2, calculation],
  ['/', 2, 2, calculation],
];

export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  TABLE.flatMap(([names, ...operator]) => names.split(' ').map((name) => [name, operator])),
);
