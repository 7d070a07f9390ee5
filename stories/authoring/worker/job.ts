/** One kind of work whose result is shown: asked for again whenever what it depends on differs, and never older than that once it is there. */
import { latest, type Latest } from './latest.js';

export class Job<In, Out> {
  /** The last result; null before the first, and after one went wrong. */
  result: Out | null = null;
  /** Why there is no result. */
  problem: string | null = null;
  isRunning = false;
  readonly #work: Latest<In, Out>;
  readonly #changed: () => void;
  #key: readonly unknown[] = [];

  /** @param changed called when there is something new to show */
  constructor(work: (input: In) => Promise<Out>, changed: () => void) {
    this.#work = latest(work);
    this.#changed = changed;
  }

  /** Does the work unless it was done, or is being done, for the very same key. */
  ask(key: readonly unknown[], input: In): void {
    if (key.length === this.#key.length && key.every((part, i) => part === this.#key[i])) return;
    this.#key = key;
    void this.#run(input);
  }

  async #run(input: In): Promise<void> {
    this.isRunning = true;
    try {
      const result = await this.#work.run(input);
      if (result === null) return;
      [this.result, this.problem] = [result, null];
    } catch (error) {
      [this.result, this.problem] = [null, error instanceof Error ? error.message : String(error)];
    }
    this.isRunning = false;
    this.#changed();
  }
}
