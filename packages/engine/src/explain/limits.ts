/** A value close to a cut-off of the rules (UX, FA5). It is said, drawn, and never changes a status. */
import type { NearLimit } from '../explain-model.js';
import type { Voice } from '../narrate.js';
import type { Node } from '../node.js';
import { programOf, type RuleSet } from '../program.js';
import { EFFECT } from '../status.js';
import { distanceText, type Named } from './values.js';

/** Literals that a condition compares this one name with. */
const limitsOf = ({ op, args }: Node, name: string): number[] => [
  ...(/^[<>]/.test(op) && args.some(({ place }) => place?.name === name)
    ? args.flatMap((part) => (part.op ? [] : [part.lo]))
    : []),
  ...args.flatMap((part) => limitsOf(part, name)),
];

export const nearLimit = (
  name: string,
  value: number,
  definition: Named,
  ruleSet: RuleSet,
  voice: Voice,
): NearLimit | null => {
  const { margin } = definition;
  if (margin === undefined) return null;
  const all = programOf(ruleSet).criteria.flatMap(({ node, definition: { kind, basis } }) => {
    const [, status] = EFFECT[kind] ?? [];
    if (!status || kind === 'indication') return [];
    return limitsOf(node, name).map((at) => ({
      at,
      word: voice.status(status),
      basis,
      distance: Math.abs(value - at),
    }));
  });
  const cuts = all.sort((a, b) => a.at - b.at).filter(({ at }, i) => at !== all[i - 1]?.at);
  const [near] = cuts.filter(({ distance }) => distance <= margin).sort((a, b) => a.distance - b.distance);
  if (!near) return null;
  return {
    text: distanceText(value, near.at, definition, voice),
    defaultText: near.basis === 'engineering-default' ? voice.messages.defaultLimit : null,
    value,
    cuts: cuts.map(({ at, word }) => ({ at, word })),
  };
};
