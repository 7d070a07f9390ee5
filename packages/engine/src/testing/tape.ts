import fc from 'fast-check';

/**
 * A source of choices that shrinks. Builders ask it for small numbers; when it has run out it answers 0, so 0 is always
 * the simplest choice. fast-check shortens the tape and lowers its numbers, which makes the built value simpler.
 */
export class Tape {
  readonly #cells: ArrayLike<number>;
  #position = 0;
  constructor(cells: ArrayLike<number>) {
    this.#cells = cells;
  }
  /** A whole number from 0 to `count - 1`. */
  choose(count: number): number {
    const cell = this.#cells[this.#position] ?? 0;
    this.#position += 1;
    return cell % count;
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.choose(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
  /** True in `percent` of a hundred cases; false when the tape has run out. */
  chance(percent: number): boolean {
    return this.choose(100) >= 100 - percent;
  }
  get spent(): boolean {
    return this.#position >= this.#cells.length;
  }
}

const cells = (length: number) =>
  fc.array(fc.nat(0xffff), { minLength: Math.ceil(length / 2), maxLength: length, size: 'max' });

/** Arbitrary of whatever `build` makes of a tape of at most `length` choices. */
export const built = <T>(length: number, build: (tape: Tape) => T): fc.Arbitrary<T> =>
  cells(length).map((tape) => build(new Tape(tape)));

/** The bare tape, for values that are built late. */
export const tapes = (length: number): fc.Arbitrary<Tape> => cells(length).map((tape) => new Tape(tape));
