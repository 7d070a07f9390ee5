/** Times of contestants in one process: medians over repetitions whose order alternates, so that noise meets all alike. */

export interface Contestant {
  name: string;
  /** One round of work; a promise where the contestant knows no other way. */
  run: () => unknown;
}

const REPETITIONS = 11;
const SLICE_MS = 40;

const timed = async (run: () => unknown, rounds: number): Promise<number> => {
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / rounds;
};

/** Rounds that fill a slice of time, found after the code is warm. */
const roundsFor = async (run: () => unknown): Promise<number> => {
  let rounds = 1;
  for (;;) {
    const perRound = await timed(run, rounds);
    if (perRound * rounds >= SLICE_MS) return Math.max(1, Math.round(SLICE_MS / perRound));
    rounds *= 2;
  }
};

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

/** Median milliseconds of one round, by the name of the contestant. */
export const measure = async (contestants: readonly Contestant[]): Promise<Map<string, number>> => {
  const rounds = new Map<Contestant, number>();
  for (const contestant of contestants) rounds.set(contestant, await roundsFor(contestant.run));
  const times = new Map(contestants.map((contestant) => [contestant, [] as number[]]));
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const order = repetition % 2 === 0 ? contestants : [...contestants].reverse();
    for (const contestant of order) {
      times.get(contestant)?.push(await timed(contestant.run, rounds.get(contestant) ?? 1));
    }
  }
  return new Map([...times].map(([{ name }, all]) => [name, median(all)]));
};
