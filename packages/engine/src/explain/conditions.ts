/** Conditions in words: each comparison with the patient's value, the limit, and the distance to it. */
import type { Node } from '../node.js';
import type { CompiledCriterion } from '../program.js';
import { EFFECT } from '../status.js';
import { fill, type Limit, type Order } from './messages.js';
import type { Teller } from './teller.js';
import { definitionOf, distanceText, valueText } from './values.js';

const OPPOSITE: Record<Limit, Limit> = { '<': '>=', '>=': '<', '>': '<=', '<=': '>', '==': '!=', '!=': '==' };
const ALIKE: Readonly<Record<string, Limit>> = {
  '===': '==',
  '!==': '!=',
  in: '==',
  some: '==',
  all: '==',
  none: '!=',
};

/** `18 < age` is told as `age > 18`. */
const mirrored = (op: Limit): Limit => op.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<')) as Limit;

const isOrder = (op: Limit): op is Order => /[<>]/.test(op);

const dayText = (day: number): string => String(day).replace(/(\d\d)(\d\d)$/, '-$1-$2');

interface Telling {
  /** Inside a "not". */
  negated: boolean;
  /** Each limit alone is what the rule asks for. */
  asked: boolean;
}

/** A value beside its limit, or beside several of which it is to be one. */
interface Comparison {
  op: Limit;
  name: string;
  limits: readonly Node[];
  /** The other end of a band. */
  upTo?: { op: Limit; limit: Node };
}

const limitOf = (op: string): Limit | undefined => (op in OPPOSITE ? (op as Limit) : ALIKE[op]);

/** How many limits a condition has: a band has two, yes and no none. */
const limitCount = ({ op, args }: Node): number =>
  limitOf(op) && !args.some(({ type }) => type === 'boolean') ? 1 : args.reduce((sum, one) => sum + limitCount(one), 0);

/** A comparison of one name with literals; null for anything else. */
const comparisonOf = ({ op, args }: Node): Comparison | null => {
  const limit = limitOf(op);
  const [subject, ...more] = args.filter((arg) => arg.op);
  if (!limit || !subject?.place || more.length > 0 || subject.type === 'boolean') return null;
  const limits = args.filter((arg) => !arg.op);
  return { op: args[0]?.op ? limit : mirrored(limit), name: subject.place.name, limits };
};

/** Both ends of a band are one, and so are several answers of which each will do; null where they are two things. */
const joined = (by: string, a: Comparison, b: Comparison): Comparison | null => {
  if (a.name !== b.name || a.upTo) return null;
  if (by === 'or') return a.op === '==' && b.op === '==' ? { ...a, limits: [...a.limits, ...b.limits] } : null;
  const [low, { op, limits }] = a.op < b.op ? [b, a] : [a, b];
  const [limit] = limits;
  return by === 'and' && low.op.startsWith('>') && op.startsWith('<') && limit ? { ...low, upTo: { op, limit } } : null;
};

/** The parts of an "and" or an "or", with what belongs together put together. */
const partsOf = ({ op, args }: Node): (Comparison | Node)[] => {
  const parts: (Comparison | Node)[] = [];
  for (const arg of args) {
    const one = comparisonOf(arg);
    const pairs = parts.map((part) => (one && 'name' in part ? joined(op, part, one) : null));
    const at = pairs.findIndex(Boolean);
    parts.splice(at < 0 ? parts.length : at, 1, pairs[at] ?? one ?? arg);
  }
  return parts;
};

/** The condition of a criterion, sentence by sentence, without repetition. */
export const conditionSentences = ({ node, definition: { kind } }: CompiledCriterion, teller: Teller): string[] => {
  const { decision, ruleSet, voice, fact } = teller;
  const { messages } = voice;
  /** What stands in the way is told as what the rule asks for: its opposite. */
  const [adverse] = EFFECT[kind] ?? [];
  const anyOf = new Intl.ListFormat(voice.lang, { type: 'disjunction' });

  const known = (name: string): string => {
    const { text, originText, value } = fact(name);
    if (value === null || originText === null) return text;
    return `${text} (${originText.charAt(0).toLowerCase()}${originText.slice(1)})`;
  };
  const valueOf = (name: string): unknown => {
    const given = decision.facts[name] ?? decision.derived[name];
    return given && 'value' in given ? given.value : null;
  };
  /** Codes and numbers as the document writes them. */
  const keysOf = (limits: readonly Node[]): string[] =>
    limits.flatMap(({ is, lo }) => (is.size > 0 ? [...is.keys()] : String(lo)));

  const limitText = ({ type, lo }: Node, name: string): string =>
    type === 'date' ? voice.date(dayText(lo)) : valueText(lo, definitionOf(name, ruleSet), voice);

  /** "At least 100 ×10⁹/L", "before 1 Jun 2026". */
  const order = (op: Limit, limit: Node, name: string): string =>
    fill((limit.type === 'date' ? messages.day : messages.limit)[op as Order], limitText(limit, name));

  /** "Values from 50 to below 100 ×10⁹/L"; what lies outside is told by its two sides. */
  const band = (low: Node, { op, name, upTo }: Comparison, isOutside: boolean): string => {
    const ends = [{ op, limit: low }, ...(upTo ? [upTo] : [])].map((end) =>
      order(isOutside ? OPPOSITE[end.op] : end.op, end.limit, name),
    );
    if (!upTo || isOutside) return anyOf.format(ends);
    if (low.type === 'date') return ends.join(', ');
    return fill(
      messages.band,
      fill(op === '>' ? messages.limit[op] : messages.from, voice.number(low.lo, definitionOf(name, ruleSet).decimals)),
      upTo.op === '<' ? (ends[1] ?? '') : limitText(upTo.limit, name),
    );
  };

  /** “Active” or “Past”; all answers but one are told by that one. */
  const answers = (op: Limit, name: string, limits: readonly Node[]): string => {
    const { options = [], type } = definitionOf(name, ruleSet);
    const keys = keysOf(limits);
    const rest = options.filter(({ code }) => !keys.includes(code)).map(({ code }) => code);
    const isTurned = type !== 'codes' && keys.length > 2 && rest.length === 1;
    const quoted = (isTurned ? rest : keys).map((key) => {
      const told = valueText(key, definitionOf(name, ruleSet), voice);
      return options.length > 0 ? fill(messages.quoted, told) : told;
    });
    const text = anyOf.format(quoted);
    return (op === '==') === isTurned ? fill(messages.anythingBut, text) : text;
  };

  /** "Platelets: 92 ×10⁹/L on 12 Oct 2026 (chart); the rule asks for at least 100 ×10⁹/L (8 below 100)". */
  const tellComparison = (comparison: Comparison, { negated, asked }: Telling): string => {
    const { op, name, limits, upTo } = comparison;
    const [only] = limits;
    const value = valueOf(name);
    const definition = definitionOf(name, ruleSet);
    // Nobody can change an answer: "asks for other than warfarin" could be read as "stop it", "asks for leukaemia" is absurd.
    if (!isOrder(op) || !only) {
      const told = negated ? OPPOSITE[op] : op;
      const given = Array.isArray(value) ? value : [value];
      const held = given.filter((one) => keysOf(limits).includes(String(one))).length;
      const isComplete = decision.facts[name]?.complete !== false;
      const isMet = told === '==' ? held > 0 && held === given.length : held === 0 && isComplete;
      return value !== null && isMet
        ? fill(messages.appliesToThis, known(name))
        : fill(messages.appliesToAnswers, known(name), answers(told, name, limits));
    }
    const isAsked = asked && (!upTo || adverse === negated);
    const isTurned = upTo ? negated && !isAsked : negated !== (isAsked && adverse === true);
    const wanted = band(only, comparison, isTurned);
    const sentence = fill(isAsked ? messages.asks : messages.appliesToValue, known(name), wanted);
    if (typeof value !== 'number' || definition.options) return sentence;
    const ends = [only, ...(upTo ? [upTo.limit] : [])].map(({ lo }) => lo);
    const [near = only.lo] = ends.sort((a, b) => Math.abs(value - a) - Math.abs(value - b));
    return `${sentence} (${distanceText(value, near, definition, voice)})`;
  };

  const names = ({ place, args }: Node): string[] => (place ? [place.name] : args.flatMap(names));

  const tell = (part: Node, telling: Telling): string[] => {
    const { op, args, place, type } = part;
    if (place) return type === 'boolean' ? [known(place.name)] : [];
    const one = comparisonOf(part);
    if (one) return [tellComparison(one, telling)];
    if (limitOf(op)) return names(part).map(known);
    const { negated, asked } = telling;
    // "Not (a and b)" asks for neither "not a" nor "not b": several limits that count together are told as what they are.
    const together = adverse !== negated ? 'and' : 'or';
    const isOneOfSeveral = op === together && (together === 'or' ? args.length : limitCount(part)) > 1;
    const next = { negated: negated !== (op === '!'), asked: asked && op !== 'if' && !isOneOfSeveral };
    const arms = partsOf(op === 'between' ? { ...part, op: 'and' } : part).map((arm) =>
      'name' in arm ? [tellComparison(arm, next)] : tell(arm, next),
    );
    const isEither = op === (negated ? 'and' : 'or') && !next.asked && limitCount(part) > 0;
    const before = new Set<string>();
    return arms.flatMap((arm, i) => {
      const [first, ...rest] = arm.filter((sentence) => !before.has(sentence));
      for (const sentence of arm) before.add(sentence);
      return first === undefined ? [] : [isEither && i > 0 ? fill(messages.or, first) : first, ...rest];
    });
  };
  return [...new Set(tell(node, { negated: false, asked: adverse !== undefined }))];
};
