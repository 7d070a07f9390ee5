/**
 * The rule profile: the typed, closed subset of JSON-logic that a condition may use (RULE-PROFILE, section 1.2). Everything
 * else is refused here, with a code and a JSON Pointer, so that evaluation can never meet a surprise.
 */
import { dayNumber, isDay } from './calendar.js';
import { refuse, type Path } from './errors.js';
import { isRecord } from './json.js';
import { FALSE, TRUE, type Assembler } from './machine.js';
import { node, TYPE, type Node, type Type } from './node.js';
import { expect, OPERATORS, type Scope } from './operators.js';
import type { Place } from './state.js';

const MAX_DEPTH = 32;
const MAX_PARTS = 2000;

/** Everything a condition may refer to, and what its program is written with. */
export interface Dictionary {
  readonly names: ReadonlyMap<string, Node>;
  readonly code: Assembler;
}

/** A condition or calculation, typed and ready to be evaluated. */
export interface Expression {
  readonly node: Node;
  /** What it mentions, in the order of the dictionary. */
  readonly places: readonly Place[];
  /** Nothing is mentioned twice: then Kleene logic is exact, and no search can learn more. */
  readonly readOnce: boolean;
  /** Numbers and days it compares with: they cut ranges into regions it cannot tell apart. */
  readonly cuts: readonly number[];
}

const show = (value: unknown): string => (value instanceof Object ? 'This' : `"${String(value)}"`);

/**
 * Types an expression.
 * @throws RuleSetError with the first thing that lies outside the profile
 */
export const compileExpression = (root: unknown, at: Path, type: Type, { names, code }: Dictionary): Expression => {
  let parts = 0;
  let member: Node | null = null;
  let readOnce = true;
  const places = new Set<Place>();
  const cuts: number[] = [];

  const scope: Scope = {
    variable: (name, path) => {
      if (member)
        return name === '' ? member : refuse('predicate', path, 'Only {"var": ""}, the member itself, can be read.');
      const found = names.get(name as string);
      if (!found?.place) return refuse('unknown-fact', path, `${show(name)} is not declared under facts or derived.`);
      readOnce &&= !places.has(found.place);
      places.add(found.place);
      return found;
    },
    within: (list, work) => {
      member = list;
      const found = work();
      member = null;
      return found;
    },
  };

  const fixed = (of: Type, value: number): Node => {
    cuts.push(value);
    return node(of, { read: code.fixed(value), lo: value, hi: value, whole: Number.isInteger(value) });
  };

  const literal = (value: unknown, path: Path, wanted?: Node): Node => {
    if (typeof value === 'boolean')
      return node('boolean', { read: value ? TRUE : FALSE, lo: Number(value), hi: Number(value) });
    if (Number.isFinite(value)) return fixed('number', value as number);
    if (typeof value === 'string' && wanted?.type === 'date' && isDay(value)) return fixed('date', dayNumber(value));
    if (typeof value === 'string' && wanted?.is.has(value)) return node('code', { is: new Map([[value, TRUE]]) });
    const codes = [...(wanted?.is.keys() ?? [])].join(', ');
    const right = codes ? `one of: ${codes}` : wanted ? TYPE[wanted.type] : 'a condition or a literal';
    return refuse('literal', path, `${show(value)} cannot stand here. Write ${right}.`);
  };

  const compile = (raw: unknown, path: Path, depth: number, wanted?: Node): Node => {
    parts += 1;
    if (parts > MAX_PARTS || depth > MAX_DEPTH)
      refuse(
        'size',
        path,
        `Deeper than ${MAX_DEPTH} or more than ${MAX_PARTS} parts. Split it into derived values or criteria.`,
      );
    if (!isRecord(raw)) return literal(raw, path, wanted);
    const [op = '', ...others] = Object.keys(raw);
    if (others[0] || !op) refuse('operator-shape', path, 'An expression has exactly one key, its operator.');
    const here = [...path, op];
    const [least, most, build] =
      OPERATORS.get(op) ?? refuse('unknown-operator', here, `Use one of: ${[...OPERATORS.keys()].join(' ')}.`);
    const given = raw[op];
    const count = Array.isArray(given) ? given.length : 1;
    if (count < least || count > Math.min(most, MAX_PARTS))
      refuse('arity', here, `"${op}" takes ${least}${most > least ? ' or more' : ''} operands, not ${count}.`);
    return build(
      {
        op,
        // A copy without holes: what is missing is refused like any other value that JSON cannot hold.
        raw: Array.isArray(given) ? [...(given as unknown[])] : [given],
        path: here,
        at: (i) => (Array.isArray(given) ? [...here, i] : here),
        compile: (part, where, model) => compile(part, where, depth + 1, model),
        code,
        scope,
      },
      wanted,
    );
  };

  const found = expect(compile(root, at, 1), [type], at);
  return { node: found, places: [...places].sort((a, b) => a.index - b.index), readOnce, cuts };
};
