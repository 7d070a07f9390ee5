/**
 * A rule set of so many conditions over forty facts, and a patient about whom all of them are known. The same at every run, and
 * shaped like the 541 conditions of the rule sets in `rules/` when this was written: 1.6 comparisons each.
 */
import type { CriterionDefinition, FactDefinition, Kind, RuleSetDocument } from '@regen-cds/engine';
import { KINDS } from '@regen-cds/engine';
import { criterion, document, fact, modality, options } from '../../packages/engine/src/testing/document.js';

export interface Workload {
  document: RuleSetDocument;
  rules: unknown[];
  facts: Record<string, unknown>;
  /** For each fact but the lists another value, so that every fact changes in its turn. */
  changes: readonly { name: string; values: readonly [unknown, unknown] }[];
}

/** A small generator of numbers that look random (mulberry32). */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const CODES = ['none', 'mild', 'moderate', 'severe', 'other'];
const LISTED = ['warfarin', 'aspirin', 'insulin', 'methotrexate', 'prednisolone', 'ibuprofen'];

/** Sixteen booleans, ten whole and six other numbers, six codes and two lists, as in rule sets on paper. */
const dictionary = (): Record<string, FactDefinition> =>
  Object.fromEntries(
    Array.from({ length: 40 }, (_, i): [string, FactDefinition] => {
      const name = `fact${String(i)}`;
      if (i < 16) return [name, fact('boolean')];
      if (i < 26) return [name, fact('integer', { min: 0, max: 120 })];
      if (i < 32) return [name, fact('number', { min: 0, max: 300, decimals: 1, unit: 'kg' })];
      return i < 38
        ? [name, fact('code', { options: options(...CODES) })]
        : [name, fact('codes', { options: options(...LISTED) })];
    }),
  );

export const workload = (conditions: number): Workload => {
  const random = randomFrom(20_260_615);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const facts = dictionary();
  const names = Object.keys(facts);

  const ofType = (...types: FactDefinition['type'][]): { var: string } => ({
    var: pick(names.filter((name) => types.includes(facts[name]?.type ?? 'boolean'))),
  });
  const number = (): unknown => {
    const read = ofType('integer', 'number');
    const limit = facts[read.var]?.type === 'integer' ? 10 + below(100) : (10 + below(2500)) / 10;
    return { [pick(['>=', '>=', '<', '<', '>', '<='])]: [read, limit] };
  };
  /** Comparisons in the proportions of the shipped rule sets. */
  const atom = (): unknown => {
    const kind = random();
    if (kind < 0.3) return random() < 0.2 ? { '!': [ofType('boolean')] } : ofType('boolean');
    if (kind < 0.55) return number();
    if (kind < 0.82) return { '==': [ofType('code'), pick(CODES)] };
    if (kind < 0.93) return { in: [ofType('code'), [pick(CODES), 'other', 'none']] };
    return { in: [pick(LISTED), ofType('codes')] };
  };
  /** One comparison in two thirds of the conditions, two to five in the others, some of them nested. */
  const rule = (): unknown => {
    const count = random() < 0.66 ? 1 : 2 + Math.min(below(4), below(4));
    if (count === 1) return atom();
    const parts = Array.from({ length: count }, atom);
    const [first, second, ...rest] = parts;
    const nested = count > 3 ? [{ [pick(['and', 'or'])]: [first, second] }, ...rest] : parts;
    return { [pick(['and', 'and', 'or'])]: nested };
  };
  const value = ({ type }: FactDefinition): unknown => {
    switch (type) {
      case 'boolean':
        return random() < 0.5;
      case 'integer':
        return below(121);
      case 'number':
        return below(3000) / 10;
      case 'code':
        return pick(CODES);
      default:
        return LISTED.filter(() => random() < 0.3);
    }
  };
  const rules = Array.from({ length: conditions }, rule);
  const kinds = KINDS.filter((kind) => kind !== 'urgent');
  const criteria: CriterionDefinition[] = rules.map((when, i) =>
    criterion(`c${String(i)}`, kinds[i % kinds.length] as Kind, when),
  );
  const patientValue = ([name, definition]: [string, FactDefinition]) => [name, value(definition)] as const;
  const patient = Object.fromEntries(Object.entries(facts).map(patientValue));
  const changes = Object.entries(facts)
    .filter(([, { type }]) => type !== 'codes')
    .map(([name, definition]) => {
      const before = patient[name];
      return { name, values: [definition.type === 'boolean' ? !before : value(definition), before] as const };
    });
  return {
    rules,
    facts: patient,
    changes,
    document: document({
      facts,
      criteria,
      modalities: [
        ...['one', 'two', 'three', 'four'].map((id) => modality(id)),
        modality('care', { comparator: true, usualCare: true }),
      ],
    }),
  };
};
