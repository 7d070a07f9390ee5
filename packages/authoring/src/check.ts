/** Everything that can be found wrong with a rule set before a patient meets it: RULE-PROFILE, section 2. */
import { parseRuleSet, RuleSetError, type RuleSet, type RuleSetDocument } from '@regen-cds/engine';
import { checkAlways } from './checks/always.js';
import { checkCards } from './checks/cards.js';
import { checkDates } from './checks/dates.js';
import { checkDeadParts } from './checks/dead-parts.js';
import { checkEmptyLists } from './checks/empty-lists.js';
import { checkContradictory, checkRepeated, checkShadowed } from './checks/pairs.js';
import { checkReading } from './checks/reading.js';
import { checkUnits, type UnitLibrary } from './checks/units.js';
import { checkUsage } from './checks/usage.js';
import type { Finding } from './finding.js';
import { readJson, type PlacedFinding } from './json-source.js';
import { createSingle } from './model/pair.js';
import { suggest } from './suggest.js';

export interface CheckOptions {
  /** `yyyy-mm-dd`: for reviews that are due. */
  today: string;
  /** Checks units by UCUM; absent: units are only compared with one another. */
  units?: UnitLibrary | undefined;
}

/** Issues after which a document cannot be read as a rule set at all. */
const SHAPELESS = new Set(['shape', 'unknown-key', 'rule-set-format', 'reserved-name']);

const accept = (json: unknown): { ruleSet: RuleSet | null; findings: Finding[] } => {
  try {
    return { ruleSet: parseRuleSet(json), findings: [] };
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    return { ruleSet: null, findings: error.issues.map((issue) => ({ ...issue, severity: 'error' })) };
  }
};

/** Everything that is declared under a name or a code. */
const declaredNames = ({ facts, derived = {}, modalities, citations, figures = [] }: RuleSetDocument): string[] => [
  ...Object.keys(facts),
  ...Object.keys(derived),
  ...[...modalities, ...citations, ...figures].map(({ id }) => id),
  ...Object.values(facts).flatMap(({ options = [] }) => options.map(({ code }) => code)),
];

/** Codes of findings about a name that is not declared. */
const UNKNOWN_NAME = new Set(['unknown-fact', 'unknown-reference', 'literal']);

/** Adds the name that was probably meant to a finding about an unknown one. */
const withSuggestion = (finding: Finding, names: readonly string[]): Finding => {
  const [, name] = /^"([^"]+)"/.exec(finding.message) ?? [];
  const meant = name === undefined || !UNKNOWN_NAME.has(finding.code) ? null : suggest(name, names);
  return meant === null ? finding : { ...finding, message: `${finding.message} Did you mean "${meant}"?` };
};

const awaitingSources = (document: RuleSetDocument): Finding[] => {
  const count = JSON.stringify(document).split('"uncited":true').length - 1;
  if (count === 0) return [];
  const message = `${count} statements have no source yet and are shown as awaiting sign-off.`;
  return [{ code: 'awaiting-sources', severity: 'note', path: '', message }];
};

/**
 * Checks a rule set that has been parsed from JSON. Where the engine refuses it, conditions are not searched: its findings come first.
 */
export const checkRuleSet = (json: unknown, { today, units }: CheckOptions): Finding[] => {
  const { ruleSet, findings } = accept(json);
  if (findings.some(({ code }) => SHAPELESS.has(code))) return findings;
  const document = ruleSet?.document ?? (json as RuleSetDocument);
  const names = declaredNames(document);
  const told = [
    ...findings.map((finding) => withSuggestion(finding, names)),
    ...checkUsage(document),
    ...checkDates(document, today),
    ...checkReading(document),
    ...checkEmptyLists(document),
    ...(units ? checkUnits(document, units) : []),
    ...awaitingSources(document),
  ];
  if (!ruleSet) return told;
  const single = createSingle(ruleSet, today);
  return [
    ...told,
    ...checkCards(ruleSet, today),
    ...checkAlways(single),
    ...checkDeadParts(single),
    ...checkShadowed(single),
    ...checkRepeated(single),
    ...checkContradictory(single),
  ];
};

/** The same for the text of a file: also syntax and duplicate keys, and every finding with its line and column. */
export const checkSource = (text: string, options: CheckOptions): PlacedFinding[] => {
  const { value, findings, placeOf } = readJson(text);
  if (value === undefined) return findings;
  const found = checkRuleSet(value, options).map((finding) => ({ ...finding, place: placeOf(finding.path) }));
  return [...findings, ...found].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
};
