/** What a schema cannot say of a rule set: names that must resolve, days that must exist, texts that must be complete. */
import { isDay } from './calendar.js';
import { pointer, type Issue } from './errors.js';
import { checkContent } from './content.js';
import { JURISDICTION } from './jurisdiction.js';
import type { FactDefinition, RuleSetDocument } from './schema.js';

type Path = readonly PropertyKey[];
export type Report = (code: string, path: Path, message: string) => void;

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;
const DATE_KEYS = new Set([
  'reviewed',
  'accessed',
  'start',
  'end',
  'approvalDate',
  'lastReviewDate',
  'nextReviewDate',
  'date',
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text is known by its shape: an object whose keys are all language tags and whose values are all texts. */
const isLocalized = (value: Record<string, unknown>): boolean => {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => LOCALE.test(key) && typeof text === 'string');
};

/** Walks every part of the document but the conditions, which the profile checks. */
const walk = (value: unknown, path: Path, visit: (value: Record<string, unknown>, path: Path) => void): void => {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, [...path, i], visit);
  if (!isRecord(value)) return;
  visit(value, path);
  for (const [key, part] of Object.entries(value))
    if (key !== 'when' && key !== 'expression') walk(part, [...path, key], visit);
};

const texts = (document: RuleSetDocument, report: Report): void => {
  walk(document, [], (value, path) => {
    if (!isLocalized(value)) return;
    for (const locale of document.locales)
      if (!Object.hasOwn(value, locale))
        report(
          'translation',
          path,
          `The text for "${locale}" is missing. Every text has all of: ${document.locales.join(', ')}.`,
        );
    for (const locale of Object.keys(value))
      if (!document.locales.includes(locale))
        report('translation', [...path, locale], `"${locale}" is not among the locales.`);
  });
};

const days = (document: RuleSetDocument, report: Report): void => {
  walk(document, [], (value, path) => {
    for (const [key, day] of Object.entries(value))
      if (DATE_KEYS.has(key) && typeof day === 'string' && !isDay(day))
        report('date', [...path, key], `"${day}" is not a day of the calendar.`);
  });
  const { start, end } = document.effectivePeriod;
  if (document.status === 'active' && end === undefined)
    report('effective-period', ['effectivePeriod'], 'An active rule set needs an end of its effective period.');
  if (end !== undefined && end < start)
    report('effective-period', ['effectivePeriod', 'end'], 'The period ends before it starts.');
};

const citations = (document: RuleSetDocument, report: Report): void => {
  duplicates(
    document.citations.map(({ id }) => id),
    ['citations'],
    report,
  );
  const ids = new Set(document.citations.map(({ id }) => id));
  walk(document, [], (value, path) => {
    const cited = value['citations'];
    if (path.length === 0 || !Array.isArray(cited)) return;
    for (const [i, id] of cited.entries())
      if (!ids.has(String(id)))
        report('citation', [...path, 'citations', i], `"${String(id)}" is not among the citations.`);
    if (cited.length === 0 && value['uncited'] !== true)
      report(
        'uncited',
        [...path, 'citations'],
        'Cite a source, or mark the statement with "uncited": true: it then awaits sign-off.',
      );
    if (cited.length > 0 && value['uncited'] === true)
      report('uncited', [...path, 'uncited'], 'It has citations: remove "uncited".');
  });
};

const duplicates = (ids: readonly string[], path: Path, report: Report): void => {
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) !== i) report('duplicate-id', [...path, i, 'id'], `"${id}" is used twice.`);
};

const isNumeric = ({ type }: { type: string }): boolean => type === 'integer' || type === 'number';

const bounds = (
  { min, max }: { min?: number | string | undefined; max?: number | string | undefined },
  numeric: boolean,
  path: Path,
  report: Report,
): void => {
  const wanted = numeric ? 'number' : 'string';
  for (const [key, value] of Object.entries({ min, max })) {
    if (value === undefined && numeric)
      report('range-missing', path, `A number needs "${key}": its declared range is what it is while unknown.`);
    if (value !== undefined && typeof value !== wanted)
      report('range', [...path, key], numeric ? 'A number is needed here.' : 'A day (yyyy-mm-dd) is needed here.');
  }
  if (min !== undefined && max !== undefined && min > max)
    report('range', [...path, 'min'], 'The least value is above the greatest.');
};

const reservedName = (name: string, path: Path, report: Report): void => {
  if (name in Object.prototype || name === JURISDICTION)
    report('reserved-name', path, `"${name}" is reserved. Choose another name.`);
};

const fact = (name: string, definition: FactDefinition, { facts }: RuleSetDocument, report: Report): void => {
  const path = ['facts', name];
  const { options, gate, type } = definition;
  reservedName(name, path, report);
  if (type !== 'boolean' && type !== 'code' && type !== 'codes')
    bounds(definition, isNumeric(definition), path, report);
  if ((type === 'code' || type === 'codes') && !options)
    report('options-missing', path, 'A coded fact needs its options.');
  duplicates(
    (options ?? []).map(({ code }) => code),
    [...path, 'options'],
    report,
  );
  for (const [i, { code }] of (options ?? []).entries())
    if (code === 'unknown')
      report(
        'unknown-option',
        [...path, 'options', i, 'code'],
        'Not knowing is no option of a fact. Call clinical uncertainty "uncertain".',
      );
  if (gate !== undefined && (!Object.hasOwn(facts, gate) || facts[gate]?.type !== 'boolean'))
    report('gate', [...path, 'gate'], `"${gate}" is not a declared boolean fact.`);
  if (definition.medicine === true && definition.modifiable === true)
    report(
      'modifiable-medicine',
      [...path, 'modifiable'],
      'A medicine is never modifiable: nothing may read as advice to stop it.',
    );
};

/** Gates that lead back to where they started: none of them would ever be asked. */
const gates = ({ facts }: RuleSetDocument, report: Report): void => {
  for (const name of Object.keys(facts)) {
    const seen = new Set<string>();
    for (let gate = facts[name]?.gate; gate !== undefined && !seen.has(gate); gate = facts[gate]?.gate) {
      if (gate === name)
        report('gate', ['facts', name, 'gate'], `"${name}" would have to be known before it is asked.`);
      seen.add(gate);
    }
  }
};

const modalities = ({ modalities: list }: RuleSetDocument, report: Report): void => {
  duplicates(
    list.map(({ id }) => id),
    ['modalities'],
    report,
  );
  const usual = list.filter(({ usualCare }) => usualCare === true);
  if (usual.length !== 1)
    report(
      'usual-care',
      ['modalities'],
      'Mark exactly one modality as usual care: doing what is usual is always an option.',
    );
  for (const [i, { usualCare, comparator }] of list.entries())
    if (usualCare === true && comparator !== true)
      report('usual-care', ['modalities', i], 'Usual care is a comparator: it has no status.');
};

const criteria = (document: RuleSetDocument, report: Report): void => {
  const known = new Set(document.modalities.map(({ id }) => id));
  duplicates(
    document.criteria.map(({ id }) => id),
    ['criteria'],
    report,
  );
  for (const [i, { appliesTo, kind, onUnknown, statements, when }] of document.criteria.entries()) {
    const path = ['criteria', i];
    for (const [j, id] of (appliesTo ?? []).entries())
      if (!known.has(id)) report('modality', [...path, 'appliesTo', j], `"${id}" is not a modality.`);
    if (kind === 'urgent' && appliesTo)
      report(
        'urgent-applies-to',
        [...path, 'appliesTo'],
        'An urgent criterion stops everything: it applies to no modality alone.',
      );
    if (onUnknown !== undefined && kind !== 'task')
      report('on-unknown', [...path, 'onUnknown'], 'Only a task can be shown while unknown.');
    if (when !== true && (!statements.notMet || !statements.unknown))
      report(
        'statement-missing',
        [...path, 'statements'],
        'A condition that reads a fact needs its words for not met and for unknown.',
      );
  }
};

const derived = (document: RuleSetDocument, report: Report): void => {
  for (const [name, definition] of Object.entries(document.derived ?? {})) {
    const path = ['derived', name];
    reservedName(name, path, report);
    if (Object.hasOwn(document.facts, name)) report('duplicate-id', path, `"${name}" is already a fact.`);
    for (const key of ['min', 'max'] as const)
      if (definition[key] !== undefined && typeof definition[key] !== 'number')
        report('range', [...path, key], 'A number is needed here.');
  }
};

const jurisdictions = (document: RuleSetDocument, report: Report): void => {
  const codes = document.jurisdictions.map(({ code }) => code);
  duplicates(codes, ['jurisdictions'], report);
  for (const [i, code] of codes.entries()) {
    const parent = code.split('-')[0] ?? code;
    if (!codes.includes(parent))
      report('jurisdiction', ['jurisdictions', i, 'code'], `"${code}" needs its parent "${parent}" in the list.`);
  }
};

/** Everything wrong with a document that has the right shape, each at its place. */
export const checkDocument = (document: RuleSetDocument): Issue[] => {
  const issues: Issue[] = [];
  const report: Report = (code, path, message) => {
    issues.push({ code, path: pointer(path), message });
  };
  for (const check of [texts, days, citations, modalities, criteria, derived, jurisdictions, gates, checkContent])
    check(document, report);
  for (const [name, definition] of Object.entries(document.facts)) fact(name, definition, document, report);
  return issues;
};
