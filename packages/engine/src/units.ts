/** Units of measurement as powers of the units that facts declare: kg·m^-2. */
export type Unit = ReadonlyMap<string, number>;

export const unitOf = (unit: string | undefined): Unit =>
  new Map(unit === undefined || unit === '1' ? [] : [[unit, 1]]);

/** The product of two units, or with `power` -1 their quotient; a literal has none. */
export const times = (a: Unit | null, b: Unit | null, power: 1 | -1): Unit => {
  const powers = new Map(a);
  for (const [base, own] of b ?? []) powers.set(base, (powers.get(base) ?? 0) + power * own);
  return powers;
};

/** The same name for the same unit, however it came about; a factor that is divided by itself is gone. */
export const unitName = (unit: Unit): string =>
  [...unit]
    .filter(([, power]) => power !== 0)
    .map(([base, power]) => (power === 1 ? base : `${base}^${String(power)}`))
    .sort()
    .join('·');
