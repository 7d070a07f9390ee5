/** Times of contestants in one process: medians over repetitions whose order alternates, so that noise meets all alike. */

export interface Contestant {
  name: string;
  /** One round of work; a promise where the contestant knows no other way. */
  run: () => unknown;
}

/** Short slices: on a busy machine most of them pass between two interruptions, and the median is one of those. */
const SLICE_MS = 1;
const REPETITIONS = 201;
/** Contestants whose single round takes longer than a slice are measured as often as this allows, and at least nine times. */
const SLOW_MS = 1500;
const LEAST = 9;
const WARM_MS = 150;

const timed = async (run: () => unknown, rounds: number): Promise<number> => {
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / rounds;
};

/** The quickest of the first rounds, after which the code is warm. */
const warmUp = async (run: () => unknown): Promise<number> => {
  let quickest = Infinity;
  for (const until = performance.now() + WARM_MS; performance.now() < until;) {
    quickest = Math.min(quickest, await timed(run, 1));
  }
  return quickest;
};

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

/** Median milliseconds of one round, by the name of the contestant. */
export const measure = async (contestants: readonly Contestant[]): Promise<Map<string, number>> => {
  const plans: { contestant: Contestant; rounds: number; repetitions: number; times: number[] }[] = [];
  for (const contestant of contestants) {
    const each = await warmUp(contestant.run);
    const rounds = Math.max(1, Math.round(SLICE_MS / each));
    const repetitions = Math.max(LEAST, Math.min(REPETITIONS, Math.floor(SLOW_MS / (each * rounds))));
    plans.push({ contestant, rounds, repetitions, times: [] });
  }
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    for (const { contestant, rounds, repetitions, times } of repetition % 2 === 0 ? plans : [...plans].reverse()) {
      // Spread evenly over the whole time, so that slow and quick ones meet the same machine.
      if (Math.floor((repetition * repetitions) / REPETITIONS) < times.length) continue;
      times.push(await timed(contestant.run, rounds));
    }
  }
  return new Map(plans.map(({ contestant, times }) => [contestant.name, median(times)]));
};
