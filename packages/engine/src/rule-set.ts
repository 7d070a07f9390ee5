import { checkDocument } from './checks.js';
import { compileDocument } from './compile.js';
import type { RuleSetDocument } from './document.js';
import { refuse, RuleSetError, type Issue } from './errors.js';
import { deepFreeze, isRecord } from './json.js';
import { attachProgram, type RuleSet } from './program.js';
import { read } from './read.js';
import { ruleSetDocument } from './shape.js';

/** The document format this engine reads. */
const FORMAT = 1;

/** The same rule set with the digest of its bytes; for `loadRuleSet`. */
export const buildRuleSet = (json: unknown, digest: string | null): RuleSet => {
  const format = isRecord(json) && json['format'];
  if (typeof format === 'number' && Number.isInteger(format) && format > FORMAT)
    refuse('rule-set-format', ['format'], `Format ${format} is newer than this engine reads. Update Regen CDS.`);
  const issues: Issue[] = [];
  const refuseAny = (): void => {
    if (issues.length > 0) throw new RuleSetError(issues);
  };
  const document = read(json, ruleSetDocument, issues) as RuleSetDocument;
  refuseAny();
  checkDocument(document, issues);
  const program = compileDocument(document, issues);
  refuseAny();
  return attachProgram(Object.freeze({ document: deepFreeze(document), digest }), program);
};

/**
 * Checks, compiles and freezes a rule set that has been parsed from JSON. Its digest is null: only `loadRuleSet` sees the bytes.
 * @throws RuleSetError whose `issues` each have a code and a JSON Pointer
 */
export const parseRuleSet = (json: unknown): RuleSet => buildRuleSet(json, null);
