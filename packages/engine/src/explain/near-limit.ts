/** A value close to a cut-off of the rules (UX, FA5). It is said, drawn, and never changes a status. */
import type { NearLimit } from '../explain-model.js';
import type { Expression } from '../expression.js';
import { programOf, type CompiledCriterion, type RuleSet } from '../program.js';
import type { Kind, Status } from '../schema.js';
import type { Named } from './fact-sentence.js';
import { fill } from './messages.js';
import type { Voice } from '../narrate.js';

const STARTS: Partial<Record<Kind, Status>> = {
  urgent: 'urgent',
  exclusion: 'unsuitable',
  requirement: 'unsuitable',
  investigational: 'investigational',
  referral: 'referral',
  caution: 'caution',
};

interface Cut {
  at: number;
  word: string;
  criterion: CompiledCriterion;
}

/** Literals that a condition compares this one name with. */
const limitsOf = (node: Expression, name: string): number[] => {
  const compares = node.args.some(({ slot }) => slot?.name === name) && /^[<>]/.test(node.op);
  const own = compares ? node.args.filter(({ op }) => op === 'literal').map(({ lo }) => lo) : [];
  return [...own, ...node.args.flatMap((part) => limitsOf(part, name))];
};

const cutsFor = (name: string, ruleSet: RuleSet, voice: Voice): Cut[] =>
  programOf(ruleSet).criteria.flatMap((criterion) => {
    const status = STARTS[criterion.definition.kind];
    if (!status || !criterion.slots.some((slot) => slot.name === name)) return [];
    const word = voice.status(status);
    return limitsOf(criterion.node, name).map((at) => ({ at, word, criterion }));
  });

/** "2 above 150", "at 150". */
export const distanceText = (value: number, limit: number, decimals: number | undefined, voice: Voice): string => {
  const { messages } = voice;
  const distance = voice.number(Math.abs(value - limit), decimals);
  const at = voice.number(limit, decimals);
  if (value === limit) return fill(messages.atLimit, at);
  return fill(value > limit ? messages.over : messages.under, distance, at);
};

export const nearLimit = (
  name: string,
  value: number,
  definition: Named,
  ruleSet: RuleSet,
  voice: Voice,
): NearLimit | null => {
  const { margin, decimals } = definition;
  if (margin === undefined) return null;
  const cuts = cutsFor(name, ruleSet, voice).sort((a, b) => a.at - b.at);
  const near = cuts
    .filter(({ at }) => Math.abs(value - at) <= margin)
    .sort((a, b) => Math.abs(value - a.at) - Math.abs(value - b.at))[0];
  if (!near) return null;
  const unique = cuts.filter(({ at }, i) => cuts.findIndex((other) => other.at === at) === i);
  return {
    text: distanceText(value, near.at, decimals, voice),
    defaultText: near.criterion.definition.basis === 'engineering-default' ? voice.messages.defaultLimit : null,
    value,
    cuts: unique.map(({ at, word }) => ({ at, word })),
  };
};
