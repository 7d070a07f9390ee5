/** Conditions in words: each comparison with the patient's value, the limit, and the distance to it. */
import type { Node } from '../node.js';
import type { CompiledCriterion } from '../program.js';
import { EFFECT } from '../status.js';
import { fill, type Limit } from './messages.js';
import type { Teller } from './teller.js';
import { definitionOf, distanceText, valueText } from './values.js';

const OPPOSITE: Record<Limit, Limit> = {
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '==': '!=',
  '!=': '==',
  in: 'none',
  none: 'in',
};
const ALIKE: Readonly<Record<string, Limit>> = { '===': '==', '!==': '!=', some: 'in', all: 'in' };

/** `18 < age` is told as `age > 18`. */
const mirrored = (op: Limit): Limit => op.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<')) as Limit;

const dayText = (day: number): string => String(day).replace(/(\d\d)(\d\d)$/, '-$1-$2');

interface Telling {
  /** Inside a "not". */
  negated: boolean;
  /** Each limit alone is what the rule asks for. */
  asked: boolean;
}

const limitOf = (op: string): Limit | undefined => (op in OPPOSITE ? (op as Limit) : ALIKE[op]);

/** How many limits a condition has: a band has two, yes and no none. */
const limitCount = ({ op, args }: Node): number =>
  limitOf(op) && !args.some(({ type }) => type === 'boolean') ? 1 : args.reduce((sum, one) => sum + limitCount(one), 0);

/** The condition of a criterion, sentence by sentence, without repetition. */
export const conditionSentences = ({ node, definition: { kind } }: CompiledCriterion, teller: Teller): string[] => {
  const { decision, ruleSet, voice, fact } = teller;
  const { messages } = voice;
  /** What stands in the way is told as what the rule asks for: its opposite. */
  const [adverse] = EFFECT[kind] ?? [];

  const known = (name: string): string => {
    const { text, originText, value } = fact(name);
    return value === null || originText === null ? text : `${text} (${originText.toLowerCase()})`;
  };
  const limitText = ({ type, lo, is }: Node, name: string): string => {
    const definition = definitionOf(name, ruleSet);
    const limit = is.size > 0 ? [...is.keys()] : type === 'date' ? dayText(lo) : lo;
    return type === 'date' ? voice.date(String(limit)) : valueText(limit, definition, voice);
  };
  const wanted = (op: Limit, limit: string): string => fill(messages.limit[op], limit);

  /** "Platelets: 92 ×10⁹/L on 12 Oct 2026 (chart); the rule asks for at least 100 ×10⁹/L (8 below 100)". */
  const comparison = (op: Limit, name: string, limits: readonly Node[], { negated, asked }: Telling): string => {
    const [only] = limits;
    // "Asks for other than warfarin" is hard to read, and could be read as "stop it".
    const isAsked = asked && (!adverse || /[<>]/.test(op));
    const turned = negated !== (isAsked && adverse === true) ? OPPOSITE[op] : op;
    const sentence = fill(
      isAsked ? messages.asks : messages.applies,
      known(name),
      wanted(turned, limits.map((one) => limitText(one, name)).join(', ')),
    );
    const given = decision.facts[name] ?? decision.derived[name];
    const value = given && 'value' in given ? given.value : null;
    const definition = definitionOf(name, ruleSet);
    const measured = typeof value === 'number' && !definition.options && only && limits.length === 1;
    return measured ? `${sentence} (${distanceText(value, only.lo, definition, voice)})` : sentence;
  };

  const names = ({ place, args }: Node): string[] => (place ? [place.name] : args.flatMap(names));

  const tell = (part: Node, telling: Telling): string[] => {
    const { op, args, place, type } = part;
    if (place) return type === 'boolean' ? [known(place.name)] : [];
    const limit = limitOf(op);
    if (limit) {
      const [subject, ...more] = args.filter((arg) => arg.op);
      const literals = args.filter((arg) => !arg.op);
      if (!subject?.place || more.length > 0) return names(part).map(known);
      if (subject.type === 'boolean') return [known(subject.place.name)];
      return [comparison(args[0]?.op ? limit : mirrored(limit), subject.place.name, literals, telling)];
    }
    const [low, high] = args;
    const [from, subject] = low?.args ?? [];
    const to = high?.args[1];
    const { negated, asked } = telling;
    // A whole band is told as what it is: a rule for values from one limit to the other.
    if (op === 'between' && low && high && from && !from.op && subject?.place && to && !to.op) {
      const { name } = subject.place;
      const band = `${wanted(mirrored(low.op as Limit), limitText(from, name))}, ${wanted(high.op as Limit, limitText(to, name))}`;
      const isAsked = asked && adverse === negated;
      const told = negated && !isAsked ? wanted('!=', band) : band;
      return [fill(isAsked ? messages.asks : messages.applies, known(name), told)];
    }
    // "Not (a and b)" asks for neither "not a" nor "not b": several limits that count together are told as what they are.
    const together = adverse !== negated ? 'and' : 'or';
    const isOneOfSeveral = op === together && limitCount(part) > 1;
    const next = { negated: negated !== (op === '!'), asked: asked && op !== 'if' && !isOneOfSeveral };
    return args.flatMap((arg) => tell(arg, next));
  };
  return [...new Set(tell(node, { negated: false, asked: adverse !== undefined }))];
};
