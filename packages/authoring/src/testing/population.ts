/** Random patients, biased to the limits of the conditions, as rows that conditions can be evaluated on quickly. */
import type { Space } from '../model/space.js';
import type { State } from '../model/state.js';
import { regionsOf, type Term } from '../model/term.js';
import type { Random } from './random.js';

/** Of each hundred: patients of whom some answers are missing, and those who have every answer, gates aside. The others are complete. */
const PARTIAL = 15;
const FREE = 15;
/** How often an answer of a partial patient is missing. */
const MISSING = 0.3;
/** How often a value lies at a limit or beside one. */
const AT_LIMIT = 0.67;

/** The terms of facts; those of calculations are worked out. */
export const factTerms = ({ terms }: Space): Term[] => terms.filter(({ kind }) => kind !== 'calculated');

const depth = (term: Term | undefined): number => (term?.gate ? 1 + depth(term.gate) : 0);

/** One random number decides both whether it is a limit and which value: there are millions of them. */
const valueFor = ({ allowed, lo, hi, step }: Term, limits: readonly number[], random: Random): number => {
  const at = random.next();
  if (allowed) return allowed[Math.floor(at * allowed.length)] ?? lo;
  if (limits.length > 0 && at < AT_LIMIT) return limits[Math.floor((at / AT_LIMIT) * limits.length)] ?? lo;
  const value = lo + ((at - AT_LIMIT) / (1 - AT_LIMIT)) * (hi - lo);
  return step === 1 ? Math.round(value) : Math.round(value * 100) / 100;
};

export class Population {
  readonly size: number;
  /** 1 where everything is known, and nothing is given against its gate. */
  readonly complete: Uint8Array;
  readonly #width: number;
  readonly #values: Float64Array;
  readonly #unknown: Uint8Array;

  /** @param space of the rule set, with the limits of its conditions */
  constructor(space: Space, size: number, random: Random) {
    this.size = size;
    this.complete = new Uint8Array(size);
    this.#width = factTerms(space).length;
    this.#values = new Float64Array(size * this.#width);
    this.#unknown = new Uint8Array(size * this.#width);
    // Gates come before what they open, because a gate may open another.
    const facts = [...space.ofFact.values()]
      .filter((terms) => terms.length > 0)
      .sort(([a], [b]) => depth(a) - depth(b));
    const plan = facts.map((terms) =>
      terms.map((term) => ({ term, limits: regionsOf(term).map(({ value }) => value) })),
    );
    for (let i = 0; i < size; i += 1) this.#fill(i, plan, random);
  }

  #fill(
    patient: number,
    plan: readonly (readonly { term: Term; limits: readonly number[] }[])[],
    random: Random,
  ): void {
    const kind = random.below(100);
    const isPartial = kind < PARTIAL;
    const isComplete = kind >= PARTIAL + FREE;
    this.complete[patient] = isComplete ? 1 : 0;
    const row = patient * this.#width;
    for (const terms of plan) {
      const gate = terms[0]?.term.gate ?? null;
      const isShut = isComplete && gate !== null && this.#values[row + gate.index] !== 1;
      const isUnknown = isShut || (isPartial && random.next() < MISSING);
      for (const { term, limits } of terms) {
        if (isUnknown) this.#unknown[row + term.index] = 1;
        else this.#values[row + term.index] = valueFor(term, limits, random);
      }
      if (isUnknown) continue;
      for (const { term } of terms)
        if (term.implies.length > 0 && this.#values[row + term.index] === 1)
          for (const parent of term.implies) this.#values[row + parent.index] = 1;
    }
  }

  /**
   * Loads what one patient has for some terms, of the same space or of another over the same facts: those are numbered first, in the order
   * of the rule set.
   */
  load(patient: number, { lo, hi, boxLo, boxHi }: State, terms: readonly Term[]): void {
    const row = patient * this.#width;
    for (const term of terms) {
      const { index } = term;
      const isUnknown = this.#unknown[row + index] === 1;
      const value = this.#values[row + index] ?? NaN;
      lo[index] = boxLo[index] = isUnknown ? term.lo : value;
      hi[index] = boxHi[index] = isUnknown ? term.hi : value;
    }
  }
}
