/**
 * From the JSON of a rule set that the engine has accepted to conditions over a space. What is outside the rule profile never comes
 * here: `parseRuleSet` refuses it with its own code and place.
 */
import jsonLogic from 'json-logic-js';
import type { RuleSetDocument } from '@regen-cds/engine';
import * as c from './condition.js';
import type { Condition } from './condition.js';
import { daySerial } from './day.js';
import * as q from './quantity.js';
import type { Quantity } from './quantity.js';
import type { Space } from './space.js';
import type { Term } from './term.js';

/** Reads the conditions of one document. */
export interface Reader {
  /** @param path JSON Pointer of the condition */
  condition(json: unknown, path: string): Condition;
}

const operation = (json: unknown): [string, readonly unknown[]] | null => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const [op, operand] = Object.entries(json as Record<string, unknown>)[0] ?? ['', []];
  return [op, Array.isArray(operand) ? (operand as unknown[]) : [operand]];
};

/** JSON Pointers of the operands of an operation: one alone may stand without a list. */
const placesOf = (json: unknown, path: string): ((i: number) => string) => {
  const [op, operand] = Object.entries(json as Record<string, unknown>)[0] ?? ['', []];
  const key = `${path}/${op.replaceAll('/', '~1')}`;
  return (i) => (Array.isArray(operand) ? `${key}/${i}` : key);
};

const impossible = (json: unknown): never => {
  throw new TypeError(`Outside the rule profile: ${JSON.stringify(json)}`);
};

const LONGEST: Readonly<Record<q.DateFunction, number>> = {
  ageYears: 150,
  monthsSince: 1800,
  weeksSince: 7830,
  daysSince: 54_800,
};

/** What a text literal means depends on what it is compared with. */
type Text = (text: string) => number;

export const createReader = (document: RuleSetDocument, space: Space): Reader => {
  const derived = document.derived ?? {};
  const termsOf = (name: string): readonly Term[] => space.ofFact.get(name) ?? [];
  const onlyTerm = (name: string): Term => termsOf(name)[0] ?? impossible({ var: name });

  const isDay = (json: unknown): boolean => {
    const call = operation(json);
    if (call?.[0] === 'var') return document.facts[String(call[1][0])]?.type === 'date';
    return call?.[0] === 'if' && call[1].some((part, i) => (i % 2 === 1 || i === call[1].length - 1) && isDay(part));
  };
  const textFor = (...operands: readonly unknown[]): Text => (operands.some(isDay) ? daySerial : space.codeNumber);

  const truthType = (json: unknown): boolean => {
    if (typeof json === 'boolean') return true;
    const call = operation(json);
    if (!call) return false;
    const [op, args] = call;
    if (op === 'var') return document.facts[String(args[0])]?.type === 'boolean';
    if (op === 'if') return truthType(args.at(-1));
    return !q.isArithmetic(op);
  };

  /* -------------------------------------------------------------- quantities */

  const derivedQuantity = (name: string): Quantity => {
    const definition = derived[name] ?? impossible({ var: name });
    const { compute, decimals } = definition;
    const least = typeof definition.min === 'number' ? definition.min : undefined;
    const greatest = typeof definition.max === 'number' ? definition.max : undefined;
    if ('function' in compute) {
      const since = q.sinceDay(compute.function, onlyTerm(compute.of), space.asOf);
      return q.within(since, least ?? 0, greatest ?? LONGEST[compute.function]);
    }
    const path = `/derived/${name}/compute/expression`;
    const value = quantity(compute.expression, path, space.codeNumber);
    const rounded = decimals === undefined ? value : q.rounded(value, decimals);
    return least === undefined && greatest === undefined
      ? rounded
      : q.within(rounded, least ?? -Infinity, greatest ?? Infinity);
  };

  const quantity = (json: unknown, path: string, text: Text): Quantity => {
    if (typeof json === 'number') return q.value(json);
    if (typeof json === 'string') return q.value(text(json));
    const [op, args] = operation(json) ?? impossible(json);
    const at = placesOf(json, path);
    if (op === 'var') {
      const name = String(args[0]);
      return Object.hasOwn(derived, name) ? derivedQuantity(name) : q.ofTerm(onlyTerm(name));
    }
    if (op === 'if') {
      const isTest = (i: number): boolean => i % 2 === 0 && i < args.length - 1;
      const tests = args.flatMap((part, i) => (isTest(i) ? [truth(part, at(i))] : []));
      return q.choice(
        tests,
        args.flatMap((part, i) => (isTest(i) ? [] : [quantity(part, at(i), text)])),
      );
    }
    if (!q.isArithmetic(op)) return impossible(json);
    return q.arithmetic(
      op,
      args.map((part, i) => quantity(part, at(i), text)),
    );
  };

  /** A calculation over measured facts becomes a term; a score, whose numbers come from conditions alone, is worked out as it is. */
  const settled = (given: Quantity, name: string): Quantity =>
    given.measured && given.op !== 'term' ? space.calculate(name, given) : given;

  const nameOf = (json: unknown): string => {
    const call = operation(json);
    return call?.[0] === 'var' ? String(call[1][0]) : JSON.stringify(json);
  };

  const cut = (target: Quantity, at: number): void => {
    if (target.term) target.term.cuts.add(at);
    else if (!target.measured) for (const part of target.parts ?? []) cut(part, at);
  };

  const compare = (
    left: Quantity,
    right: Quantity,
    name: string,
    make: (a: Quantity, b: Quantity) => Condition,
  ): Condition => {
    if (right.op === 'value' || left.op === 'value') {
      const [a, b] = [settled(left, name), settled(right, name)];
      cut(a, b.value ?? NaN);
      cut(b, a.value ?? NaN);
      return make(a, b);
    }
    if (!left.measured && !right.measured) {
      // Two codes: every code of either can decide it.
      for (const side of [left, right])
        for (const term of [...left.terms, ...right.terms]) for (const at of term.allowed ?? []) cut(side, at);
      return make(left, right);
    }
    const difference = space.calculate(name, q.arithmetic('-', [left, right]));
    cut(difference, 0);
    return make(difference, q.value(0));
  };

  /* -------------------------------------------------------------- conditions */

  const order = (op: string, args: readonly unknown[], path: string, json: unknown): Condition => {
    const text = textFor(...args);
    const at = placesOf(json, path);
    const sides = args.map((part, i) => quantity(part, at(i), text));
    const pair = (i: number): Condition => {
      const [first, second] = [sides[i] ?? impossible(json), sides[i + 1] ?? impossible(json)];
      const [left, right] = op.startsWith('>') ? [second, first] : [first, second];
      const about = first.op === 'value' ? args[i + 1] : second.op === 'value' ? args[i] : json;
      return compare(left, right, nameOf(about), (a, b) => c.below(a, b, op.endsWith('=')));
    };
    if (args.length === 2) return c.leaf(pair(0), path);
    return c.and(c.leaf(pair(0), at(0)), c.leaf(pair(1), at(2)));
  };

  const equality = ([a, b]: readonly unknown[], path: string, json: unknown): Condition => {
    const at = placesOf(json, path);
    if (truthType(a) || truthType(b)) {
      if (typeof b === 'boolean') return b ? truth(a, at(0)) : c.not(truth(a, at(0)));
      if (typeof a === 'boolean') return a ? truth(b, at(1)) : c.not(truth(b, at(1)));
      return c.same(truth(a, at(0)), truth(b, at(1)));
    }
    const text = textFor(a, b);
    const [left, right] = [quantity(a, at(0), text), quantity(b, at(1), text)];
    const name = nameOf(right.op === 'value' ? a : left.op === 'value' ? b : json);
    return c.leaf(compare(left, right, name, c.equal), path);
  };

  const membership = ([needle, list]: readonly unknown[], path: string): Condition => {
    if (Array.isArray(list)) {
      const target = settled(quantity(needle, `${path}/in/0`, space.codeNumber), nameOf(needle));
      const values = list.map((item: unknown) => (typeof item === 'number' ? item : space.codeNumber(String(item))));
      for (const at of values) cut(target, at);
      return c.leaf(c.among(target, values), path);
    }
    const members = termsOf(nameOf(list));
    if (typeof needle === 'string') {
      const member = members.find(({ code }) => code === needle);
      return c.leaf(member ? c.is(member) : c.always(0), path);
    }
    const code = quantity(needle, `${path}/in/0`, space.codeNumber);
    const found = members.map((member) => {
      const number = space.codeNumber(member.code ?? '');
      cut(code, number);
      return c.and(c.equal(code, q.value(number)), c.is(member));
    });
    return c.leaf(c.or(...found), path);
  };

  const quantified = (op: string, [list, predicate]: readonly unknown[], path: string): Condition => {
    const members = termsOf(nameOf(list));
    const fits = ({ code }: Term): boolean =>
      jsonLogic.apply({ some: [{ var: 'list' }, predicate] } as never, { list: [code] }) === true;
    const has = (which: readonly Term[]): Condition => c.or(...which.map(c.is));
    // No code fits: false, but as for any other predicate only once the list is known.
    const never = (): Condition => c.and(...members.slice(0, 1).flatMap((one) => [c.is(one), c.not(c.is(one))]));
    const fitting = members.filter(fits);
    const some = fitting.length === 0 ? never() : has(fitting);
    const every = (): Condition => c.and(has(members), c.not(has(members.filter((member) => !fits(member)))));
    return c.leaf(op === 'some' ? some : op === 'none' ? c.not(some) : every(), path);
  };

  const truth = (json: unknown, path: string): Condition => {
    if (typeof json === 'boolean') return c.always(json ? 1 : 0);
    const [op, args] = operation(json) ?? impossible(json);
    const at = placesOf(json, path);
    const parts = (): Condition[] => args.map((part, i) => truth(part, at(i)));
    const only = (): Condition => truth(args[0], at(0));
    switch (op) {
      case 'var':
        return c.leaf(c.is(onlyTerm(String(args[0]))), path);
      case 'and':
        return c.and(...parts());
      case 'or':
        return c.or(...parts());
      case '!':
        return c.not(only());
      case '!!':
        return only();
      case 'if':
        return c.choose(parts());
      case 'in':
        return membership(args, path);
      case 'some':
      case 'none':
      case 'all':
        return quantified(op, args, path);
      case '==':
      case '===':
        return equality(args, path, json);
      case '!=':
      case '!==':
        return c.not(equality(args, path, json));
      default:
        return order(op, args, path, json);
    }
  };

  return { condition: truth };
};
