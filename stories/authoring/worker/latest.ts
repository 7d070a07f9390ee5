/** Runs one task at a time and, of the inputs that arrive meanwhile, only the last: what it gives is never of an older input than asked. */
export interface Latest<In, Out> {
  /** Resolves with the result, or with null when a later input took its place. */
  run: (input: In) => Promise<Out | null>;
}

export const latest = <In, Out>(work: (input: In) => Promise<Out>): Latest<In, Out> => {
  let isBusy = false;
  let waiting: (() => void) | null = null;
  let newest = 0;
  const next = (): void => {
    isBusy = false;
    const start = waiting;
    waiting = null;
    start?.();
  };
  return {
    run: (input) =>
      new Promise((resolve, reject) => {
        const number = ++newest;
        const start = (): void => {
          if (number !== newest) {
            resolve(null);
            return;
          }
          isBusy = true;
          work(input)
            .then((result) => resolve(number === newest ? result : null), reject)
            .finally(next);
        };
        if (!isBusy) start();
        else {
          const replaced = waiting;
          waiting = start;
          replaced?.();
        }
      }),
  };
};
