/** What a questionnaire of a rule set holds, in order: its facts, the place of treatment, the values worked out from them. */
import { definitionOf, type FactType, type RuleSet } from '@regen-cds/engine';

export type EntryDefinition = ReturnType<typeof definitionOf>;

export interface Entry {
  /** Name of the fact: the `linkId` of its item. */
  name: string;
  type: FactType;
  definition: EntryDefinition;
  /** Worked out from other facts unless a chart gives it. */
  derived: boolean;
}

const JURISDICTION = 'jurisdiction';

export const entriesOf = (ruleSet: RuleSet): Entry[] => {
  const { facts, derived = {}, jurisdictions } = ruleSet.document;
  const entry = (name: string): Entry => {
    const definition = definitionOf(name, ruleSet);
    return { name, definition, type: definition.type ?? 'number', derived: Object.hasOwn(derived, name) };
  };
  const place = jurisdictions.length > 0 ? [JURISDICTION] : [];
  return [...Object.keys(facts), ...place, ...Object.keys(derived)].map(entry);
};

/** The unit a value must have; null where it is a plain number. */
export const unitOf = ({ definition: { unit } }: Entry): string | null =>
  unit === undefined || unit === '1' ? null : unit;

/** Type of the item, FHIR R4 `Questionnaire.item.type`. A unit stands in the answer itself, so it cannot be lost. */
export const itemTypeOf = (entry: Entry): 'boolean' | 'integer' | 'decimal' | 'quantity' | 'choice' | 'date' => {
  const { type, definition } = entry;
  if (type === 'boolean' || type === 'date') return type;
  if (definition.options) return 'choice';
  return unitOf(entry) === null ? (type === 'integer' ? 'integer' : 'decimal') : 'quantity';
};
