/**
 * A slow and plain reading of RULE-PROFILE section 1.3: strong Kleene truth, intervals for numbers, sets of candidates
 * for codes. It walks the JSON each time, knows nothing of slots or closures, and shares no line with the engine.
 */
import type { Dictionary, Entry } from './dictionary.js';
import type { Json } from './json.js';
import type { PartialPatient } from './partial-patients.js';

type Truth = true | false | null;
interface Range {
  low: number;
  high: number;
}

const both = (truths: Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);
const either = (truths: Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false);
const not = (truth: Truth): Truth => (truth === null ? null : !truth);

const operands = (rule: Json): [string, Json[]] => {
  const [entry] = Object.entries(rule as Record<string, Json>);
  const [operator, value] = entry ?? ['', []];
  return [operator, Array.isArray(value) ? (value as Json[]) : [value]];
};
const isObject = (rule: Json): rule is Record<string, Json> =>
  rule !== null && typeof rule === 'object' && !Array.isArray(rule);

export class Reference {
  readonly #dictionary: Dictionary;
  readonly #partial: PartialPatient;
  constructor(dictionary: Dictionary, partial: PartialPatient) {
    this.#dictionary = dictionary;
    this.#partial = partial;
  }

  #entry(rule: Json): { name: string; entry: Entry } | null {
    if (!isObject(rule)) return null;
    const [operator, [name]] = operands(rule);
    if (operator !== 'var' || typeof name !== 'string') return null;
    const entry = this.#dictionary[name];
    return entry === undefined ? null : { name, entry };
  }

  #type(rule: Json): Entry['type'] {
    if (typeof rule === 'boolean') return 'boolean';
    if (typeof rule === 'number') return 'number';
    if (typeof rule === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(rule) ? 'date' : 'code';
    const fact = this.#entry(rule);
    if (fact) return fact.entry.type;
    const [operator, items] = operands(rule);
    if (operator === 'if') {
      const branches = items.filter((_, index) => index % 2 === 1 || index === items.length - 1);
      const types = branches.map((branch) => this.#type(branch));
      return types.find((type) => type !== 'number') ?? 'number';
    }
    return ['+', '-', '*', '/', 'min', 'max'].includes(operator) ? 'number' : 'boolean';
  }

  /** The branches that can still be the result, given what is known. */
  #branches(items: Json[]): Json[] {
    const possible: Json[] = [];
    for (let index = 0; index + 1 < items.length; index += 2) {
      const test = this.truth(items[index]);
      if (test === true) return [...possible, items[index + 1]];
      if (test === null) possible.push(items[index + 1]);
    }
    return [...possible, items[items.length - 1]];
  }

  /** The codes or days an expression can still be; null stands for "any". */
  #candidates(rule: Json): string[] | null {
    if (typeof rule === 'string') return [rule];
    const fact = this.#entry(rule);
    if (fact) {
      const known = this.#partial.known[fact.name];
      return typeof known === 'string' ? [known] : null;
    }
    const parts = this.#branches(operands(rule)[1]).map((branch) => this.#candidates(branch));
    return parts.some((part) => part === null) ? null : [...new Set(parts.flatMap((part) => part ?? []))];
  }

  #text(rule: Json): string | null {
    const candidates = this.#candidates(rule);
    return candidates?.length === 1 ? (candidates[0] ?? null) : null;
  }

  range(rule: Json): Range {
    if (typeof rule === 'number') return { low: rule, high: rule };
    const fact = this.#entry(rule);
    if (fact) {
      const known = this.#partial.known[fact.name];
      if (typeof known === 'number') return { low: known, high: known };
      return { low: Number(fact.entry.min), high: Number(fact.entry.max) };
    }
    const [operator, items] = operands(rule);
    if (operator === 'if') {
      const parts = this.#branches(items).map((branch) => this.range(branch));
      return { low: Math.min(...parts.map(({ low }) => low)), high: Math.max(...parts.map(({ high }) => high)) };
    }
    const parts = items.map((item) => this.range(item));
    const fold = (apply: (x: number, y: number) => number): Range =>
      parts.reduce((a, b) => {
        const corners = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)];
        return { low: Math.min(...corners), high: Math.max(...corners) };
      });
    switch (operator) {
      case '+':
        return fold((x, y) => x + y);
      case '*':
        return fold((x, y) => x * y);
      case '/':
        return fold((x, y) => x / y);
      case 'min':
        return fold(Math.min);
      case 'max':
        return fold(Math.max);
      default: {
        const [only] = parts;
        return parts.length === 1 && only ? { low: -only.high, high: -only.low } : fold((x, y) => x - y);
      }
    }
  }

  #ordered(operator: string, left: Json, right: Json): Truth {
    if (operator === '>') return this.#ordered('<', right, left);
    if (operator === '>=') return this.#ordered('<=', right, left);
    if (this.#type(left) === 'date' || this.#type(right) === 'date') {
      const [a, b] = [this.#text(left), this.#text(right)];
      return a === null || b === null ? null : operator === '<' ? a < b : a <= b;
    }
    const [a, b] = [this.range(left), this.range(right)];
    if (operator === '<') return a.high < b.low ? true : a.low >= b.high ? false : null;
    return a.high <= b.low ? true : a.low > b.high ? false : null;
  }

  #equal(left: Json, right: Json): Truth {
    const types = [this.#type(left), this.#type(right)];
    if (types.includes('boolean')) {
      const [a, b] = [this.truth(left), this.truth(right)];
      return a === null || b === null ? null : a === b;
    }
    if (types.includes('number') || types.includes('integer')) {
      const [a, b] = [this.range(left), this.range(right)];
      return a.low === a.high && b.low === b.high ? a.low === b.low : null;
    }
    const [a, b] = [this.#text(left), this.#text(right)];
    return a === null || b === null ? null : a === b;
  }

  /** A list's members, and whether there may be more. */
  #members(rule: Json): { members: string[]; complete: boolean } | null {
    const name = this.#entry(rule)?.name ?? '';
    const known = this.#partial.known[name];
    if (Array.isArray(known)) return { members: known, complete: true };
    const some = this.#partial.atLeast[name];
    return some === undefined ? null : { members: some, complete: false };
  }

  #element(predicate: Json, member: string): boolean {
    const [operator, items] = operands(predicate);
    const value = (item: Json): Json => (isObject(item) ? member : item);
    switch (operator) {
      case 'and':
        return items.every((item) => this.#element(item, member));
      case 'or':
        return items.some((item) => this.#element(item, member));
      case '!':
        return !this.#element(items[0], member);
      case '!!':
        return this.#element(items[0], member);
      case 'in':
        return (items[1] as Json[]).includes(member);
      case '!=':
      case '!==':
        return value(items[0]) !== value(items[1]);
      default:
        return value(items[0]) === value(items[1]);
    }
  }

  truth(rule: Json): Truth {
    if (typeof rule === 'boolean') return rule;
    const fact = this.#entry(rule);
    if (fact) {
      const known = this.#partial.known[fact.name];
      return typeof known === 'boolean' ? known : null;
    }
    const [operator, items] = operands(rule);
    switch (operator) {
      case 'and':
        return both(items.map((item) => this.truth(item)));
      case 'or':
        return either(items.map((item) => this.truth(item)));
      case '!':
        return not(this.truth(items[0]));
      case '!!':
        return this.truth(items[0]);
      case 'if': {
        const parts = this.#branches(items).map((branch) => this.truth(branch));
        return parts.every((part) => part === parts[0]) ? (parts[0] ?? null) : null;
      }
      case '<':
      case '<=':
      case '>':
      case '>=':
        return both(items.slice(1).map((item, index) => this.#ordered(operator, items[index], item)));
      case '==':
      case '===':
        return this.#equal(items[0], items[1]);
      case '!=':
      case '!==':
        return not(this.#equal(items[0], items[1]));
      case 'in': {
        if (Array.isArray(items[1])) {
          const list = items[1] as Json[];
          if (list.some((item) => typeof item === 'number')) {
            const { low, high } = this.range(items[0]);
            return low === high ? list.includes(low) : null;
          }
          const text = this.#text(items[0]);
          return text === null ? null : list.includes(text);
        }
        const set = this.#members(items[1]);
        if (set?.complete === true && set.members.length === 0) return false;
        const text = this.#text(items[0]);
        if (set === null || text === null) return null;
        return set.members.includes(text) ? true : set.complete ? false : null;
      }
      case 'some':
      case 'none':
      case 'all': {
        const set = this.#members(items[0]);
        if (set === null) return null;
        const truths = set.members.map((member) => this.#element(items[1], member));
        if (operator === 'all') return truths.includes(false) ? false : set.complete ? truths.length > 0 : null;
        const some = truths.includes(true) ? true : set.complete ? false : null;
        return operator === 'some' ? some : not(some);
      }
      default:
        throw new Error(`no operator "${operator}" in the profile`);
    }
  }
}
