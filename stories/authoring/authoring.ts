export { checkSource } from '../../packages/authoring/src/check.js';
export { diffRuleSets, type RuleSetDiff } from '../../packages/authoring/src/diff.js';
export { MOST_BYTES, readJson, type Place, type PlacedFinding } from '../../packages/authoring/src/json-source.js';
export { parseCaseFile, type CaseFile, type TestCase } from '../../packages/authoring/src/case-file.js';
export type { Severity } from '../../packages/authoring/src/finding.js';
export { createPair } from '../../packages/authoring/src/model/pair.js';
export { regionsOf, type Region, type Term } from '../../packages/authoring/src/model/term.js';
