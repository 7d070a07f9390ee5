/** Completion from the JSON Schema and from the names of the document: names of properties, values of lists, facts, codes, citations. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { placeAt, type Place } from './place.js';
import type { EditorSchema, JsonSchema, Names } from './schema.js';

/** A schema with what it refers to and each of its alternatives, so that none stands between. */
const expand = (schema: JsonSchema | undefined, root: JsonSchema): JsonSchema[] => {
  if (!schema) return [];
  const { $ref: ref, anyOf = [] } = schema;
  const referred = ref?.startsWith('#/$defs/') ? root.$defs?.[ref.slice('#/$defs/'.length)] : undefined;
  return [schema, ...expand(referred, root), ...anyOf.flatMap((one) => expand(one, root))];
};

const below = (schema: JsonSchema, step: string): JsonSchema | undefined => {
  const own = schema.properties?.[step];
  if (own) return own;
  if (schema.items && /^\d+$/.test(step)) return schema.items;
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
};

/** Every schema that can hold at a path. Conditions nest without end; what they may say does not, so each is looked at once. */
const schemasAt = (root: JsonSchema, path: readonly string[]): JsonSchema[] =>
  path.reduce<JsonSchema[]>(
    (schemas, step) => [...new Set(schemas.flatMap((schema) => expand(below(schema, step), root)))],
    expand(root, root),
  );

const FIRST_OF: Readonly<Record<string, string>> = { object: '{}', array: '[]', string: '""' };

const valueFor = (schema: JsonSchema, root: JsonSchema): string => {
  const all = expand(schema, root);
  const types = all.flatMap(({ type = [] }) => (typeof type === 'string' ? [type] : type));
  return FIRST_OF[types[0] ?? ''] ?? '';
};

const properties = ({ path, taken, hasValue }: Place, { schema: root }: EditorSchema): Completion[] =>
  schemasAt(root, path).flatMap(({ properties: known = {}, propertyNames }) => {
    const listed = (propertyNames?.enum ?? []).map((name): [string, JsonSchema] => [String(name), {}]);
    return [...Object.entries(known), ...listed]
      .filter(([name]) => !taken.includes(name))
      .map(([name, schema]) => {
        const value = valueFor(schema, root);
        return { label: `"${name}"`, type: 'property', apply: hasValue ? `"${name}"` : `"${name}": ${value}` };
      });
  });

const fromNames = (names: Names | undefined, type: string): Completion[] =>
  [...(names ?? [])].map(([name, words]) => ({ label: `"${name}"`, type, detail: words }));

/** `["citations", "0"]` is under `citations`, `["var"]` under `var`. */
const keyOf = (path: readonly string[]): string => path.findLast((step) => !/^\d+$/.test(step)) ?? '';

const values = ({ path, beside }: Place, { schema: root, names, codes }: EditorSchema): Completion[] => {
  const known = names.get(keyOf(path));
  if (known && path.at(-1) !== 'id') return fromNames(known, 'variable');
  if (beside !== null && codes.has(beside)) return fromNames(codes.get(beside), 'constant');
  return schemasAt(root, path).flatMap((schema) => {
    const listed = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    const booleans = schema.type === 'boolean' && listed.length === 0 ? [true, false] : [];
    return [...listed, ...booleans].map((value) => ({ label: JSON.stringify(value), type: 'enum' }));
  });
};

const unique = (options: readonly Completion[]): Completion[] => [
  ...new Map(options.map((option) => [option.label, option])).values(),
];

/** @param schema the schema as it is now: it follows the document */
export const completeRuleSet =
  (schema: () => EditorSchema): CompletionSource =>
  ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = placeAt(state, pos);
    if (!place || (!explicit && place.from === place.to)) return null;
    const { from, to, wants } = place;
    const options = unique(wants === 'name' ? properties(place, schema()) : values(place, schema()));
    return options.length === 0 ? null : { from, to, options, validFor: /^"[^"\n]*"?$/ };
  };
