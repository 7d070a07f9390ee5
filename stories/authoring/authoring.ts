/** What the workbench takes from the package of the rule author. */
export { MOST_BYTES, readJson, type Place, type PlacedFinding } from '../../packages/authoring/src/json-source.js';
export { checkSource } from '../../packages/authoring/src/check.js';
export { coverageOf, gapsIn, type Coverage } from '../../packages/authoring/src/coverage.js';
export { createPair } from '../../packages/authoring/src/model/pair.js';
export { diffRuleSets, type RuleSetDiff } from '../../packages/authoring/src/diff.js';
export { nearestCase, type NearCase } from '../../packages/authoring/src/diff/nearest-case.js';
export type { Patient } from '../../packages/authoring/src/diff/population.js';
export { parseCaseFile, type CaseFile, type TestCase } from '../../packages/authoring/src/case-file.js';
export { regionsOf, type Region, type Term } from '../../packages/authoring/src/model/term.js';
export { runCases, type CaseRun } from '../../packages/authoring/src/case-run.js';
export type { Severity } from '../../packages/authoring/src/finding.js';
