import { checkDocument } from './checks.js';
import { compileDocument } from './compile.js';
import { pointer, RuleSetError, type Issue } from './errors.js';
import { attachProgram, type RuleSet } from './program.js';
import { ruleSetSchema, type RuleSetDocument } from './schema.js';

/** The document format this engine reads. */
export const FORMAT = 1;

const MOST_ISSUES = 50;

interface SchemaIssue {
  code?: string | undefined;
  path: readonly PropertyKey[];
  keys?: readonly string[];
  expected?: string;
  pattern?: string;
  values?: readonly unknown[];
  errors?: readonly (readonly SchemaIssue[])[];
}

const SCHEMA_MESSAGE: Record<string, (issue: SchemaIssue) => string> = {
  unrecognized_keys: ({ keys }) => `Not part of the format: ${(keys ?? []).join(', ')}. Check the spelling.`,
  invalid_type: ({ expected }) => `Expected ${expected ?? 'another type'}.`,
  invalid_format: ({ pattern }) => `Does not have the form ${pattern ?? 'asked for'}.`,
  invalid_value: ({ values }) => `Must be one of: ${(values ?? []).map(String).join(', ')}.`,
  invalid_union: () => 'Expected a text in every locale, or one such text each for clinician and patient.',
  too_small: () => 'Must not be empty.',
};

const schemaIssue = (issue: SchemaIssue): Issue => {
  const path =
    issue.code === 'unrecognized_keys' && issue.keys?.length === 1 ? [...issue.path, ...issue.keys] : issue.path;
  const message = SCHEMA_MESSAGE[issue.code ?? '']?.(issue) ?? 'Does not fit the format.';
  return { code: issue.code === 'unrecognized_keys' ? 'unknown-key' : 'shape', path: pointer(path), message };
};

const MOST_LEVELS = 64;

/** Where a key named `__proto__` stands. It is legal JSON and a trap for every program that copies objects. */
const findProto = (
  value: unknown,
  path: readonly PropertyKey[],
  seen = new Set<unknown>(),
): readonly PropertyKey[] | null => {
  if (typeof value !== 'object' || value === null || path.length > MOST_LEVELS || seen.has(value)) return null;
  seen.add(value);
  for (const [key, part] of Object.entries(value)) {
    const found = key === '__proto__' ? [...path, key] : findProto(part, [...path, key], seen);
    if (found) return found;
  }
  return null;
};

const formatIssue = (json: unknown): Issue | null => {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  return typeof format === 'number' && Number.isInteger(format) && format > FORMAT
    ? {
        code: 'rule-set-format',
        path: '/format',
        message: `Format ${String(format)} is newer than this engine reads (${String(FORMAT)}). Update Regen CDS.`,
      }
    : null;
};

const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
};

const refuse = (issues: readonly Issue[]): never => {
  throw new RuleSetError(issues.slice(0, MOST_ISSUES));
};

const shaped = (json: unknown): RuleSetDocument => {
  const format = formatIssue(json);
  if (format) return refuse([format]);
  const proto = findProto(json, []);
  if (proto)
    return refuse([
      { code: 'reserved-name', path: pointer(proto), message: '"__proto__" is reserved. Choose another name.' },
    ]);
  const parsed = ruleSetSchema.safeParse(json);
  return parsed.success ? parsed.data : refuse((parsed.error.issues as unknown as SchemaIssue[]).map(schemaIssue));
};

/** The same rule set with the digest of its bytes; for `loadRuleSet`. */
export const buildRuleSet = (json: unknown, digest: string | null): RuleSet => {
  const given = shaped(json);
  const issues = checkDocument(given);
  const conditions = compileDocument(given);
  if (Array.isArray(conditions)) issues.push(...conditions);
  if (issues.length > 0) refuse(issues);
  const document = structuredClone(given);
  deepFreeze(document);
  const program = compileDocument(document);
  return Array.isArray(program) ? refuse(program) : attachProgram(Object.freeze({ document, digest }), program);
};

/**
 * Checks, compiles and freezes a rule set that has been parsed from JSON. Its digest is null: only `loadRuleSet` sees the bytes.
 * @throws RuleSetError whose `issues` each have a code and a JSON Pointer
 */
export const parseRuleSet = (json: unknown): RuleSet => buildRuleSet(json, null);
