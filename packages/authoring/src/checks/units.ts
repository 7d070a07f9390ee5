/** Units of measure by UCUM (https://ucum.org), through a library that the caller brings: it is large, and a browser may go without. */
import type { RuleSetDocument } from '@regen-cds/engine';
import type { Finding } from '../finding.js';
import { step } from '../pointer.js';

export interface UnitLibrary {
  /** Whether it is a unit in UCUM's case-sensitive form. */
  isUnit: (unit: string) => boolean;
  /** The value in another unit; null where the two cannot be converted into one another. */
  convert: (value: number, from: string, to: string) => number | null;
}

/** Published factors are rounded. */
const TOLERANCE = 0.001;

const differ = (a: number, b: number): boolean => Math.abs(a - b) > TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));

type Fact = RuleSetDocument['facts'][string];
type OtherUnit = NonNullable<Fact['alsoIn']>[number];

const conversion = (unit: string, other: OtherUnit, path: string, { convert }: UnitLibrary): Finding[] => {
  const [at0, at100] = [convert(0, other.unit, unit), convert(100, other.unit, unit)];
  // Mass and amount of substance need a molar mass, which a rule set gives as a factor of its own.
  if (at0 === null || at100 === null) return [];
  const offset = other.offset ?? 0;
  if (!differ(at0, offset) && !differ(at100, 100 * other.factor + offset)) return [];
  const message = `By UCUM 100 ${other.unit} are ${at100} ${unit}; factor and offset give ${100 * other.factor + offset}.`;
  // A formula between two scales, such as HbA1c in % and mmol/mol, is no conversion of units.
  const isFormula = offset !== 0 && at0 === 0;
  return [
    isFormula
      ? {
          code: 'unit-formula',
          severity: 'note',
          path,
          message: `${message} It is a formula between two scales: cite it.`,
        }
      : { code: 'unit-factor', severity: 'error', path, message: `${message} Correct them.` },
  ];
};

export const checkUnits = ({ facts, derived = {} }: RuleSetDocument, library: UnitLibrary): Finding[] => {
  const known = (unit: string | undefined, path: string): Finding[] =>
    unit === undefined || library.isUnit(unit)
      ? []
      : [
          {
            code: 'unit-unknown',
            severity: 'error',
            path,
            message: `"${unit}" is not a unit of UCUM. Look it up at https://ucum.org; it is case-sensitive.`,
          },
        ];
  return [
    ...Object.entries(facts).flatMap(([name, { unit, alsoIn = [] }]) => {
      const path = `/facts${step(name)}`;
      return [
        ...known(unit, `${path}/unit`),
        ...alsoIn.flatMap((other, i) => {
          const at = `${path}/alsoIn/${i}`;
          const problems = known(other.unit, `${at}/unit`);
          return problems.length > 0 ? problems : conversion(unit ?? '1', other, at, library);
        }),
      ];
    }),
    ...Object.entries(derived).flatMap(([name, { unit }]) => known(unit, `/derived${step(name)}/unit`)),
  ];
};
