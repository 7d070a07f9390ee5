/** The JSON Schema of the rule set being edited: the engine's, with the names that this document declares as the choices. */
import type { RuleSetDocument } from '@regen-cds/engine';
import { ruleSetJsonSchema } from '../../../packages/engine/src/json-schema.js';

export interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

/** What can be chosen, by the name of the property under which it stands. */
const namesOf = ({ facts, derived, modalities, citations, figures }: RuleSetDocument): Record<string, string[]> => {
  const options = modalities.map(({ id }) => id);
  const boolean = Object.entries(facts).flatMap(([name, { type }]) => (type === 'boolean' ? [name] : []));
  return {
    var: [...Object.keys(facts), ...Object.keys(derived ?? {}), 'jurisdiction'],
    appliesTo: options,
    modality: options,
    citations: citations.map(({ id }) => id),
    figures: (figures ?? []).map(({ id }) => id),
    gate: boolean,
  };
};

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const choose = (schema: JsonSchema, choices: readonly string[]): JsonSchema =>
  schema.items ? { ...schema, items: choose(schema.items, choices) } : { ...schema, enum: choices };

/** Where one document's names go: single names and lists of names, never the parts of the document that define them. */
const takesNames = ({ type, items }: JsonSchema): boolean => type === 'string' || items?.['type'] === 'string';

const withNames = (schema: unknown, names: Record<string, string[]>): unknown => {
  if (Array.isArray(schema)) return schema.map((part) => withNames(part, names));
  if (!isObject(schema)) return schema;
  const parts = Object.entries(schema).map(([key, part]) => [key, withNames(part, names)] as const);
  const copy = Object.fromEntries(parts) as JsonSchema;
  for (const [name, property] of Object.entries(copy.properties ?? {})) {
    const choices = names[name];
    if (copy.properties && choices && choices.length > 0 && isObject(property) && takesNames(property))
      copy.properties[name] = choose(property, choices);
  }
  return copy;
};

const whole = ruleSetJsonSchema() as JsonSchema;

/** The schema for completion in a document; without one, or with one that cannot be read, the engine's own. */
export const schemaFor = (document: RuleSetDocument | null): JsonSchema =>
  document ? (withNames(whole, namesOf(document)) as JsonSchema) : whole;
