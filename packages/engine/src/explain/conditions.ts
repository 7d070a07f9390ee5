/** Conditions in words: each comparison with the patient's value, the limit, and the distance to it. */
import type { Decision } from '../decision-model.js';
import type { Expression } from '../expression.js';
import type { CompiledCriterion, RuleSet } from '../program.js';
import type { Kind } from '../schema.js';
import { definitionOf, factSentence, valueText, withUnit, type Named } from './fact-sentence.js';
import { fill, type Messages } from './messages.js';
import { distanceText } from './near-limit.js';
import type { Voice } from '../narrate.js';

interface Teller {
  decision: Decision;
  ruleSet: RuleSet;
  voice: Voice;
  kind: Kind;
}

type LimitWord = keyof Messages['limit'];
const WORD: Record<string, LimitWord> = {
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
  '==': 'equal',
  '===': 'equal',
  '!=': 'not',
  '!==': 'not',
  in: 'oneOf',
  some: 'oneOf',
  none: 'noneOf',
  all: 'oneOf',
};
const OPPOSITE: Record<LimitWord, LimitWord> = {
  below: 'atLeast',
  atLeast: 'below',
  above: 'atMost',
  atMost: 'above',
  equal: 'not',
  not: 'equal',
  oneOf: 'noneOf',
  noneOf: 'oneOf',
};
const MIRRORED: Partial<Record<LimitWord, LimitWord>> = {
  below: 'above',
  above: 'below',
  atMost: 'atLeast',
  atLeast: 'atMost',
};

/** Kinds whose condition describes what stands in the way: the rule asks for its opposite. */
const STANDS_IN_THE_WAY: readonly Kind[] = ['urgent', 'exclusion', 'investigational', 'referral', 'caution'];
const ASKS_FOR: readonly Kind[] = ['requirement', 'indication'];

const codesText = (codes: readonly number[], node: Expression, definition: Named, voice: Voice): string => {
  const byNumber = new Map([...(node.slot?.codes ?? [])].map(([code, number]) => [number, code]));
  return codes.map((code) => valueText(byNumber.get(code) ?? code, definition, voice)).join(', ');
};

/** What is known of one name: value, date and origin, without a full stop. */
const known = (name: string, { decision, ruleSet, voice }: Teller): string => {
  const { text, originText, value } = factSentence(name, decision, ruleSet, voice);
  return value === null || originText === null ? text : `${text} (${originText.toLowerCase()})`;
};

const numberOf = (name: string, { decision }: Teller): number | null => {
  const fact = decision.facts[name];
  const derived = decision.derived[name];
  const value = fact ? fact.value : derived && 'value' in derived ? derived.value : null;
  return typeof value === 'number' ? value : null;
};

const dateText = (day: number, voice: Voice): string => {
  const digits = String(day).padStart(8, '0');
  return voice.date(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
};

const limitText = (limit: number, node: Expression, definition: Named, voice: Voice): string => {
  if (node.type === 'date') return dateText(limit, voice);
  if (node.type === 'code' || node.type === 'codes') return codesText([limit], node, definition, voice);
  const text = valueText(limit, definition, voice);
  return definition.options ? text : withUnit(voice.number(limit, definition.decimals), definition);
};

/** "Platelets: 92 ×10⁹/L on 12 Oct 2026 (chart); the rule asks for at least 100 ×10⁹/L (8 below 100)". */
const comparison = (
  word: LimitWord,
  subject: Expression,
  limits: readonly number[],
  negated: boolean,
  teller: Teller,
): string => {
  const { voice, ruleSet, kind } = teller;
  const name = subject.slot?.name ?? '';
  const definition = definitionOf(name, ruleSet);
  const asks = STANDS_IN_THE_WAY.includes(kind) || ASKS_FOR.includes(kind);
  const turned = negated !== STANDS_IN_THE_WAY.includes(kind);
  const limit = limits.map((one) => limitText(one, subject, definition, voice)).join(', ');
  const wanted = fill(voice.messages.limit[turned ? OPPOSITE[word] : word], limit);
  const sentence = fill(asks ? voice.messages.asks : voice.messages.applies, known(name, teller), wanted);
  const value = numberOf(name, teller);
  const [only] = limits;
  const measured = subject.type === 'number' && limits.length === 1 && only !== undefined && !definition.options;
  return value !== null && measured
    ? `${sentence} (${distanceText(value, only, definition.decimals, voice)})`
    : sentence;
};

/** A whole band is told as what it is: a rule for values from one limit to the other. */
const band = ({ op, args }: Expression, teller: Teller): string | null => {
  const [low, subject, high] = args;
  if (low?.op !== 'literal' || high?.op !== 'literal' || !subject?.slot) return null;
  const { voice } = teller;
  const definition = definitionOf(subject.slot.name, teller.ruleSet);
  const at = (limit: number): string => limitText(limit, subject, definition, voice);
  const { limit: words } = voice.messages;
  const range = `${fill(op === '<' ? words.above : words.atLeast, at(low.lo))}, ${fill(op === '<' ? words.below : words.atMost, at(high.lo))}`;
  return fill(voice.messages.applies, known(subject.slot.name, teller), range);
};

/** An expression of several facts: each of them, then what they give together. */
const calculated = (node: Expression, teller: Teller): string[] => {
  const names = new Set<string>();
  const collect = (part: Expression): void => {
    if (part.slot) names.add(part.slot.name);
    part.args.forEach(collect);
  };
  collect(node);
  return [...names].map((name) => known(name, teller));
};

const tell = (node: Expression, negated: boolean, teller: Teller): string[] => {
  const { op, args, set, slot } = node;
  if (slot && node.type === 'boolean') return [known(slot.name, teller)];
  if (op === '!' || op === '!!') return args.flatMap((part) => tell(part, negated !== (op === '!'), teller));
  const word = WORD[op];
  if (!word) return args.flatMap((part) => tell(part, negated, teller));
  if (args.length === 3) return [band(node, teller) ?? calculated(node, teller)].flat();
  const subject = args.find((part) => part.slot && part.type !== 'boolean');
  const literals = args.filter((part) => part.op === 'literal');
  if (!subject || args.some((part) => part.op !== 'literal' && part !== subject)) return calculated(node, teller);
  const limits = set ? [...set] : literals.map(({ lo }) => lo);
  const facing = args[0]?.op === 'literal' ? (MIRRORED[word] ?? word) : word;
  return [comparison(facing, subject, limits, negated, teller)];
};

/** The condition of a criterion, sentence by sentence, without repetition. */
export const conditionSentences = (
  { node, definition }: CompiledCriterion,
  decision: Decision,
  ruleSet: RuleSet,
  voice: Voice,
): string[] => [...new Set(tell(node, false, { decision, ruleSet, voice, kind: definition.kind }))];
