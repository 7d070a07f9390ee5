/** How often a property is tried: `normal` times in every test run, `full` times with `REGEN_RUNS=full`. */
export const runs = (normal: number, full = 10_000): number =>
  // eslint-disable-next-line no-restricted-globals -- a test helper, never part of the engine
  process.env['REGEN_RUNS'] === 'full' ? full : normal;
