import * as z from 'zod/mini';
import { ruleSetSchema } from './schema.js';
import { PROFILE_OPERATORS } from './profile.js';

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
        PROFILE_OPERATORS.map((operator) => [
          operator,
          operator === 'var' ? { type: 'string' } : { $ref: '#/$defs/operands' },
        ]),
      ),
    },
  ],
};

/** The published JSON Schema (draft 2020-12): shape and completion for an editor; the type checker gives the rest. */
export const ruleSetJsonSchema = (): unknown => {
  const schema = z.toJSONSchema(ruleSetSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema, path }) => {
      if (['when', 'expression'].includes(String(path.at(-1))))
        Object.assign(jsonSchema, { $ref: '#/$defs/condition' });
    },
  }) as Record<string, unknown>;
  const operands = {
    anyOf: [
      { $ref: '#/$defs/condition' },
      { type: 'array', items: { anyOf: [{ $ref: '#/$defs/condition' }, { type: 'array' }] } },
    ],
  };
  return {
    $id: 'rule-set.schema.json',
    title: 'Regen CDS rule set',
    ...schema,
    $defs: { ...(schema['$defs'] as object | undefined), condition: CONDITION, operands },
  };
};
