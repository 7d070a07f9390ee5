/**
 * `@regen-cds/authoring`: what a rule author wants to know of a rule set before a patient meets it. Pure functions that also run in a browser;
 * the command `regen-rules` is their rim.
 */
export { checkRuleSet, checkSource } from './check.js';
export { CARD_SUMMARY_LIMIT } from './checks/cards.js';
export { fails } from './finding.js';
export { MOST_BYTES, readJson } from './json-source.js';
export { parseCaseFile } from './case-file.js';
export { runCases } from './case-run.js';
export { coverageOf, gapsIn } from './coverage.js';
export { proposeCases } from './boundary.js';
export { diffRuleSets } from './diff.js';
export { nearestCase } from './diff/nearest-case.js';
export { comparePatients, createPopulationDiff } from './diff/population.js';
export { phrase } from './diff/phrase.js';
export { truthGrid } from './truth-grid.js';
export { digestOf, EMPTY_LOCK, frozen, lockText, parseLock, recalled, unfrozen, violations } from './lock.js';
export { newRuleSet } from './new-rule-set.js';
export { claimedLevel, compareVersions, LEVELS, nextVersion } from './semver.js';
export { READING_FORMULAS, readingLevel } from './readability.js';
export { LEAST_WORDS, patientPassages, patientTexts } from './patient-texts.js';

export type { CheckOptions } from './check.js';
export type { UnitLibrary } from './checks/units.js';
export type { Finding, Severity } from './finding.js';
export type { JsonSource, Place, PlacedFinding } from './json-source.js';
export type { CaseFile, Expectation, TestCase } from './case-file.js';
export type { CaseRun } from './case-run.js';
export type { Coverage, CriterionCoverage, PartCoverage, StatusCoverage } from './coverage.js';
export type { ProposedCases } from './boundary.js';
export type { DiffOptions, RuleSetDiff } from './diff.js';
export type { ConditionChange } from './diff/condition-changes.js';
export type { Reason } from './diff/level.js';
export type { NearCase } from './diff/nearest-case.js';
export type { Patient, PopulationDiff, Shift } from './diff/population.js';
export type { StatusChange, UndecidedChange } from './diff/status-changes.js';
export type { Change } from './diff/words.js';
export type { TruthGrid, GridAxis } from './truth-grid.js';
export type { LockEntry, PublishedFile } from './lock.js';
export type { PatientFacts } from './model/patient.js';
export type { Patients } from './model/search.js';
export type { NewRuleSetOptions } from './new-rule-set.js';
export type { Level } from './semver.js';
export type { ReadingFormula, ReadingLevel, TextCounts } from './readability.js';
export type { PatientPassage, PatientText } from './patient-texts.js';
