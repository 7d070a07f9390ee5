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
  upTo?: { op: Order; limit: Node };
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

/** Two ends of one band make one, and so do several answers of which each will do; null where they are two things. */
const joined = (by: string, a: Comparison | null, b: Comparison | null): Comparison | null => {
  if (!a || a.name !== b?.name || a.upTo || b.upTo) return null;
  if (by === 'or') return a.op === '==' && b.op === '==' ? { ...a, limits: [...a.limits, ...b.limits] } : null;
  const [low, high] = a.op.startsWith('>') ? [a, b] : [b, a];
  const [limit] = high.limits;
  return low.op.startsWith('>') && high.op.startsWith('<') && limit
    ? { ...low, upTo: { op: high.op as Order, limit } }
    : null;
};

/** The parts of an "and" or an "or", with what belongs together put together. */
const partsOf = ({ op, args }: Node): (Comparison | Node)[] =>
  args.reduce<(Comparison | Node)[]>((parts, arg) => {
    const one = comparisonOf(arg);
    const at = parts.findIndex((part) => 'name' in part && joined(op, part, one));
    const other = parts[at];
    const both = other && 'name' in other ? joined(op, other, one) : null;
    return both ? parts.map((part, i) => (i === at ? both : part)) : [...parts, one ?? arg];
  }, []);

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
  const limitText = ({ type, lo, is }: Node, name: string): string => {
    const definition = definitionOf(name, ruleSet);
    const limit = is.size > 0 ? [...is.keys()] : type === 'date' ? dayText(lo) : lo;
    return type === 'date' ? voice.date(String(limit)) : valueText(limit, definition, voice);
  };
  /** Codes and numbers as the document writes them. */
  const keysOf = (limits: readonly Node[]): string[] =>
    limits.flatMap(({ is, lo }) => (is.size > 0 ? [...is.keys()] : String(lo)));

  /** "At least 100 ×10⁹/L", "before 1 Jun 2026". */
  const order = (op: Order, limit: Node, name: string): string =>
    fill((limit.type === 'date' ? messages.day : messages.limit)[op], limitText(limit, name));

  /** "Values from 50 to below 100 ×10⁹/L"; what lies outside is told by its two sides. */
  const band = (
    { op, name, limits: [low] }: Comparison,
    { op: highOp, limit: high }: NonNullable<Comparison['upTo']>,
    isOutside: boolean,
  ): string => {
    if (!low) return '';
    if (isOutside)
      return anyOf.format([order(OPPOSITE[op] as Order, low, name), order(OPPOSITE[highOp] as Order, high, name)]);
    if (low.type === 'date') return `${order(op as Order, low, name)}, ${order(highOp, high, name)}`;
    const { decimals } = definitionOf(name, ruleSet);
    return fill(
      messages.band,
      fill(op === '>' ? messages.limit[op] : messages.from, voice.number(low.lo, decimals)),
      highOp === '<' ? order(highOp, high, name) : limitText(high, name),
    );
  };

  /** “Active” or “Past”; all answers but one are told by that one. */
  const answers = (op: '==' | '!=', name: string, limits: readonly Node[]): string => {
    const { options = [], type } = definitionOf(name, ruleSet);
    const keys = keysOf(limits);
    const rest = options.filter(({ code }) => !keys.includes(code));
    const isTurned = type !== 'codes' && keys.length > 2 && rest.length === 1;
    const told = isTurned
      ? rest.map(({ display }) => voice.text(display))
      : keys.map((key) => valueText(key, definitionOf(name, ruleSet), voice));
    const quoted = told.map((one) => (options.length > 0 ? fill(messages.quoted, one) : one));
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
        : fill(messages.appliesToAnswers, known(name), answers(told as '==' | '!=', name, limits));
    }
    const isAsked = asked && (!upTo || adverse === negated);
    const isTurned = upTo ? negated && !isAsked : negated !== (isAsked && adverse === true);
    const wanted = upTo ? band(comparison, upTo, isTurned) : order((isTurned ? OPPOSITE[op] : op) as Order, only, name);
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
