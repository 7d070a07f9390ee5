import type { State } from './expression.js';
import type { CompiledCriterion, Program } from './program.js';
import { openSlots } from './settle.js';
import { collectSupport } from './support.js';

/** The facts that can still change a criterion, in the order of the rule set; derived values stand for what they are worked out from. */
export const openNames = (criterion: CompiledCriterion, state: State, program: Program): string[] => {
  const facts = new Set<number>();
  const expand = (index: number): void => {
    const derived = program.derived.find(({ slot }) => slot.index === index);
    if (!derived) {
      facts.add(index);
      return;
    }
    if (derived.compute.kind === 'date') {
      expand(derived.compute.of.index);
      return;
    }
    const support = new Set<number>();
    collectSupport(derived.compute.node, state, support);
    for (const slot of support) expand(slot);
  };
  for (const index of openSlots(criterion, state)) expand(index);
  return [...facts].sort((a, b) => a - b).flatMap((index) => program.slots[index]?.name ?? []);
};
