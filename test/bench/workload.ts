/** A rule set of so many conditions over forty facts, and a patient about whom all of them are known. The same at every run. */
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

  const atom = (): unknown => {
    const name = pick(names);
    const read = { var: name };
    switch (facts[name]?.type) {
      case 'boolean':
        return random() < 0.3 ? { '!': [read] } : read;
      case 'integer':
        return { [pick(['<', '<=', '>', '>='])]: [read, 10 + below(100)] };
      case 'number':
        return { [pick(['<', '<=', '>', '>='])]: [read, (10 + below(2500)) / 10] };
      case 'code':
        return random() < 0.5 ? { '==': [read, pick(CODES)] } : { in: [read, [pick(CODES), 'other', 'none']] };
      default:
        return { in: [pick(LISTED), read] };
    }
  };
  /** Two to four comparisons, every third of them nested once more. */
  const rule = (): unknown => {
    const parts = Array.from({ length: 2 + below(3) }, atom);
    if (below(3) === 0) parts.push({ [pick(['and', 'or'])]: [atom(), atom()] });
    return { [pick(['and', 'or'])]: parts };
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
