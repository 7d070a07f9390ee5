/** Values worked out from facts: a calculation of the profile, or a function of a date and the day of the evaluation. */
import { SINCE } from './calendar.js';
import { refuse, type Path } from './errors.js';
import { end, round, run, type Address, type State } from './machine.js';
import { compileExpression, type Dictionary, type Expression } from './profile.js';
import type { DerivedDefinition } from './document.js';
import { enter, type FactShape, type Place } from './state.js';
import { unitName } from './units.js';

export interface Derivation {
  /** Range, type and unit of its values. */
  readonly shape: FactShape;
  /** What it is worked out from, directly. */
  readonly places: readonly Place[];
  /** Count of units since a date, in days written as yyyymmdd; null for a calculation. */
  readonly since: ((from: number, to: number) => number) | null;
  /** Where the calculation or the date is worked out. */
  readonly read: Address;
  readonly decimals: number | undefined;
  /** The calculation, and as it stands in the document; null for a function of a date. */
  readonly expression: Expression | null;
  readonly rule: unknown;
}

/** Longest span of a function of a date where none is declared: 150 years. */
const [FIRST, LAST] = [1900_01_01, 2050_01_01];

/**
 * Types the definition of a derived value.
 * @throws RuleSetError with the first thing that is wrong
 */
export const compileDerivation = (definition: DerivedDefinition, path: Path, dictionary: Dictionary): Derivation => {
  const { compute, decimals, unit, min, max } = definition;
  if ('of' in compute) {
    const { place, read } = dictionary.names.get(compute.of) ?? {};
    if (read === undefined || place?.shape.type !== 'date')
      return refuse('unknown-fact', [...path, 'compute', 'of'], `"${compute.of}" is not declared as a date.`);
    const count = SINCE[compute.function];
    const shape: FactShape = { type: 'integer', unit, min: min ?? 0, max: max ?? count(FIRST, LAST) };
    return { shape, places: [place], since: count, read, decimals: 0, expression: null, rule: null };
  }
  const expression = compileExpression(compute.expression, [...path, 'compute', 'expression'], 'number', dictionary);
  const { node, places } = expression;
  compute.expression = structuredClone(compute.expression);
  const own = unitName(node.unit ?? new Map());
  // A product or quotient may be named anew: kg·m^-2 as kg/m2.
  if (own && !/[·^]/.test(own) && own !== unit) refuse('unit', [...path, 'unit'], `The expression gives "${own}".`);
  const shape: FactShape = {
    type: node.whole || decimals === 0 ? 'integer' : 'number',
    unit,
    min: min ?? round(node.lo, decimals),
    max: max ?? round(node.hi, decimals),
  };
  return { shape, places, since: null, read: node.read, decimals, expression, rule: compute.expression };
};

/** Works one out and enters it; false when its value is not usable (a day after `asOf`, or outside the declared range). */
export const derive = (derivation: Derivation, place: Place, state: State, asOf: number): boolean => {
  const { since, read, decimals } = derivation;
  const low = run(state, read);
  const known = low === end;
  const count = since && known ? since(low, asOf) : 0;
  const [from, to] = since ? (known ? [count, count] : [place.lo, place.hi]) : [low, end];
  const [lo, hi] = [round(from, decimals), round(to, decimals)];
  enter(state, place);
  if (hi < place.lo || lo > place.hi) return false;
  state.lo[place.index] = Math.max(lo, place.lo);
  state.hi[place.index] = Math.min(hi, place.hi);
  return true;
};
