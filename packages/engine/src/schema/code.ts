/** Writes the types and the shape of a rule-set document as TypeScript, from its JSON Schema. */
import * as z from 'zod/mini';
import { namedJsonSchema } from '../json-schema.js';
import { provenanceOnly } from './leaves.js';

type Defs = Readonly<Record<string, Schema>>;

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | false;
  propertyNames?: Schema;
  minItems?: number;
  minProperties?: number;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  exclusiveMinimum?: number;
  description?: string;
}

/** Fields that every statement has; a part that has them all is made from them. */
const PROVENANCE = ['certainty', 'citations', 'uncited', 'reviewed', 'basis', 'verification'];
const isStatement = ({ properties = {} }: Schema): boolean => PROVENANCE.every((key) => key in properties);

const GENERATED = '// Written by `npm run schema` from schema.ts: change that, not this.\n';
const constant = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const nameOf = ({ $ref = '' }: Schema): string => $ref.split('/').at(-1) ?? '';
const quoted = (key: string): string => (/^\w+$/.test(key) ? key : `'${key}'`);
const literals = ({ enum: values, const: value }: Schema): unknown[] | null =>
  values ?? (value === undefined ? null : [value]);
const comment = ({ description }: Schema): string => (description === undefined ? '' : `/** ${description} */\n`);

/** Names of the parts, each after what it refers to. */
const ordered = (defs: Defs): string[] => {
  const done = new Set<string>();
  const visit = (name: string): void => {
    const schema = defs[name];
    if (!schema || done.has(name)) return;
    for (const [, inner = ''] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)) visit(inner);
    done.add(name);
  };
  Object.keys(defs).forEach(visit);
  return [...done];
};

const fields = <T>(
  schema: Schema,
  omitted: readonly string[],
  write: (key: string, field: Schema, optional: boolean) => T,
): T[] =>
  Object.entries(schema.properties ?? {})
    .filter(([key]) => !omitted.includes(key))
    .map(([key, field]) => write(key, field, !schema.required?.includes(key)));

/* ---------------------------------------------------------------- types */

const typeOf = (schema: Schema, defs: Defs): string => {
  const { $ref, type, items, anyOf, additionalProperties, properties } = schema;
  if ($ref) {
    const target = defs[nameOf(schema)];
    if (nameOf(schema) === 'condition') return 'unknown';
    return target?.type === 'string' ? 'string' : nameOf(schema);
  }
  const values = literals(schema);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map((one) => typeOf(one, defs)).join(' | ');
  if (items) return `(${typeOf(items, defs)})[]`;
  if (properties)
    return isStatement(schema) ? `Provenance & ${bodyOf(schema, PROVENANCE, defs)}` : bodyOf(schema, [], defs);
  if (additionalProperties) return `Record<string, ${typeOf(additionalProperties, defs)}>`;
  return type === 'integer' ? 'number' : (type ?? 'unknown');
};

const bodyOf = (schema: Schema, omitted: readonly string[], defs: Defs): string =>
  `{${fields(
    schema,
    omitted,
    (key, field, optional) =>
      `\n${comment(field)}${quoted(key)}${optional ? '?' : ''}: ${typeOf(field, defs)}${optional && nameOf(field) !== 'condition' ? ' | undefined' : ''};`,
  ).join('')}\n}`;

const declare = (name: string, schema: Schema, defs: Defs): string => {
  const inherits = name !== 'Provenance' && isStatement(schema);
  return schema.properties
    ? `${comment(schema)}export interface ${name} ${inherits ? 'extends Provenance ' : ''}${bodyOf(schema, inherits ? PROVENANCE : [], defs)}`
    : `${comment(schema)}export type ${name} = ${typeOf(schema, defs)};`;
};

/* ---------------------------------------------------------------- shapes */

const shapeOf = (schema: Schema, omitted: readonly string[] = isStatement(schema) ? PROVENANCE : []): string => {
  const { $ref, type, items, minItems, anyOf, additionalProperties, propertyNames, properties, pattern, format } =
    schema;
  if ($ref) return nameOf(schema) === 'condition' ? "'any'" : constant(nameOf(schema));
  const values = literals(schema);
  if (values) return JSON.stringify(values);
  if (anyOf) return `{ '|': [${anyOf.map((one) => shapeOf(one)).join(', ')}] }`;
  if (items) return `{ '${minItems ? '[+]' : '[]'}': ${shapeOf(items)} }`;
  if (properties) {
    const own = fields(
      schema,
      omitted,
      (key, field, optional) => `${quoted(optional ? `${key}?` : key)}: ${shapeOf(field)}`,
    );
    return `{ ${[...own, ...(omitted.length > 0 ? ['...provenance'] : [])].join(', ')} }`;
  }
  if (additionalProperties)
    return `{ '${schema.minProperties ? '{+}' : '{}'}': ${shapeOf(additionalProperties)}, keys: ${shapeOf(propertyNames ?? {})} }`;
  if (format === 'date') return "'day'";
  if (pattern !== undefined) return String(new RegExp(pattern));
  if (type === undefined) return "'any'";
  return schema.exclusiveMinimum === 0 ? "'positive'" : `'${type}'`;
};

/** The files that are written, by their name in `src`. */
export const generatedFiles = (): Record<string, string> => {
  const { $defs: parts, ...whole } = namedJsonSchema() as Schema & { $defs: Defs };
  const shared = z.toJSONSchema(provenanceOnly).$defs as Defs;
  const defs: Defs = { ...shared, ...parts, RuleSetDocument: whole };
  const names = ordered(defs);
  const scalar = (name: string): boolean => defs[name]?.type === 'string';
  const types = names.filter((name) => !scalar(name)).map((name) => declare(name, defs[name] ?? {}, defs));
  const shapes = names.map((name) => {
    const omitted = name === 'Provenance' ? [] : undefined;
    return `${name === 'RuleSetDocument' ? '/** The whole document. */\nexport ' : ''}const ${constant(name)}: Shape = ${shapeOf(defs[name] ?? {}, omitted)};`;
  });
  return {
    'document.ts': [GENERATED, ...types].join('\n'),
    'shape.ts': [GENERATED, "import type { Shape } from './shape-model.js';", ...shapes].join('\n'),
  };
};
