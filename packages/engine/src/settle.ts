/**
 * What Kleene logic alone cannot see: `x or not x` is unknown to it although no answer can change it. A search over the regions
 * of the unknown facts proves such a condition, within a budget; then it takes its proved truth, and a fact that is proved
 * unable to change it is not asked for (RULE-PROFILE, section 1.5). Where the budget ends, nothing is claimed.
 */
import type { Kleene, Slot, State } from './expression.js';
import type { CompiledTest } from './program.js';
import { representatives } from './regions.js';
import { collectSupport } from './support.js';

const BUDGET = 2000;

interface Search {
  criterion: CompiledTest;
  state: State;
  left: number;
}

const support = ({ criterion, state }: Search): number[] => {
  const found = new Set<number>();
  collectSupport(criterion.node, state, found);
  return [...found].sort((a, b) => a - b);
};

/** Runs `visit` with each value that stands for a region of the slot; null when the slot cannot be divided. */
const overRegions = <T>(search: Search, slot: Slot, visit: () => T): T[] | null => {
  const { state, criterion } = search;
  const values = representatives(slot, criterion.cuts.get(slot.index), state);
  if (!values) return null;
  const [lo, hi] = [state.lo[slot.index] ?? slot.lo, state.hi[slot.index] ?? slot.hi];
  try {
    return values.map((value) => {
      state.lo[slot.index] = value;
      state.hi[slot.index] = value;
      return visit();
    });
  } finally {
    state.lo[slot.index] = lo;
    state.hi[slot.index] = hi;
  }
};

const slotAt = ({ criterion }: Search, index: number | undefined): Slot | undefined =>
  criterion.slots.find((slot) => slot.index === index);

/** The one truth of every completion, or 2 where there are two or the budget ends. */
const prove = (search: Search): Kleene => {
  const truth = search.criterion.node.truth(search.state);
  if (truth !== 2) return truth;
  if ((search.left -= 1) < 0) return 2;
  const slot = slotAt(
    search,
    support(search).find((index) => search.criterion.cuts.get(index)),
  );
  if (!slot) return 2;
  let agreed = null as Kleene | null;
  overRegions(search, slot, () => {
    if (agreed === 2) return;
    const found = prove(search);
    agreed = agreed === null || agreed === found ? found : 2;
  });
  return agreed ?? 2;
};

/** Truth of a condition that Kleene logic leaves open. */
export const settle = (criterion: CompiledTest, state: State): Kleene =>
  criterion.readOnce ? 2 : prove({ criterion, state, left: BUDGET });

/** Whether some completion of the other facts lets this one change the truth; true where that cannot be decided. */
const canMatter = (search: Search, target: Slot): boolean => {
  if (search.criterion.node.truth(search.state) !== 2) return false;
  if ((search.left -= 1) < 0) return true;
  const open = support(search);
  const other = slotAt(
    search,
    open.find((index) => index !== target.index),
  );
  if (other) {
    let matters = false;
    const divided = overRegions(search, other, () => (matters ||= canMatter(search, target)));
    return divided === null || matters;
  }
  if (!open.includes(target.index)) return false;
  const truths = overRegions(search, target, () => search.criterion.node.truth(search.state));
  return truths === null || new Set(truths).size > 1;
};

/** The slots that can still change an undecided condition. */
export const openSlots = (criterion: CompiledTest, state: State): number[] => {
  const search = (): Search => ({ criterion, state, left: BUDGET });
  const open = support(search());
  if (criterion.readOnce) return open;
  return open.filter((index) => {
    const target = slotAt(search(), index);
    return !target || canMatter(search(), target);
  });
};
