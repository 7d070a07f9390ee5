import * as z from 'zod/mini';
import { OPERATORS } from './operators.js';
import { ruleSetSchema } from './schema.js';

export type JsonSchema = Record<string, unknown>;

const CONDITION = {
  description: 'A condition in the rule profile: JSON-logic with one operator per object.',
  anyOf: [
    { type: ['boolean', 'number', 'string'] },
    {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(
        [...OPERATORS.keys()].map((operator) => [
          operator,
          operator === 'var' ? { type: 'string' } : { $ref: '#/$defs/operands' },
        ]),
      ),
    },
  ],
};
const OPERANDS = {
  anyOf: [
    { $ref: '#/$defs/condition' },
    { type: 'array', items: { anyOf: [{ $ref: '#/$defs/condition' }, { type: 'array' }] } },
  ],
};

/** The schema as it is made, its parts by their names; conditions are the part `condition`, which is not among them. */
export const namedJsonSchema = (): JsonSchema & { $defs: Record<string, JsonSchema> } =>
  z.toJSONSchema(ruleSetSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema, path }) => {
      const key = path.at(-1);
      if (key === 'when' || key === 'expression') Object.assign(jsonSchema, { $ref: '#/$defs/condition' });
      // The pattern says what the format says, in 200 characters; the ends are those of JavaScript, not of the document.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern;
      if (jsonSchema.type === 'integer') {
        delete jsonSchema.minimum;
        delete jsonSchema.maximum;
      }
    },
  }) as unknown as JsonSchema & { $defs: Record<string, JsonSchema> };

/** Puts each named part where it is referred to: editors complete best what stands in place. */
const inPlace = (value: unknown, parts: Readonly<Record<string, JsonSchema>>): unknown => {
  if (Array.isArray(value)) return value.map((item) => inPlace(item, parts));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...own } = value as { $ref?: string };
  const part = $ref === undefined ? undefined : parts[$ref.replace('#/$defs/', '')];
  const rest = Object.fromEntries(Object.entries(own).map(([key, inner]) => [key, inPlace(inner, parts)]));
  if (part) return { ...(inPlace(part, parts) as object), ...rest };
  return $ref === undefined ? rest : { $ref, ...rest };
};

/** The published JSON Schema (draft 2020-12): shape and completion for an editor; the type checker gives the rest. */
export const ruleSetJsonSchema = (): JsonSchema => {
  const { $defs, ...schema } = namedJsonSchema();
  return {
    $id: 'rule-set.schema.json',
    title: 'Regen CDS rule set',
    ...(inPlace(schema, $defs) as object),
    $defs: { condition: CONDITION, operands: OPERANDS },
  };
};
