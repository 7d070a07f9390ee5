/** How often a property is tried: `normal` times in every test run, `full` times with `REGEN_RUNS=full`. */
export const runs = (normal: number, full = 10_000): number => (process.env['REGEN_RUNS'] === 'full' ? full : normal);
