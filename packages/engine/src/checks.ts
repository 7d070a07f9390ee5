/** What a schema cannot say of a rule set: names that must resolve, texts that must be complete, parts that must agree. */
import { contentOf } from './content.js';
import { issue, type Issue, type Path } from './errors.js';
import { isRecord } from './json.js';
import { JURISDICTION } from './jurisdiction.js';
import type { FactDefinition, RuleSetDocument } from './document.js';

type Report = (code: string, path: Path, message: string) => void;

/** Walks every record and list of the document but the conditions, which the profile checks. */
const walk = (value: unknown, path: Path, visit: (value: object, path: Path) => void): void => {
  if (typeof value !== 'object' || value === null) return;
  visit(value, path);
  for (const [key, part] of Object.entries(value))
    if (key !== 'when' && key !== 'expression') walk(part, [...path, key], visit);
};

const LOCALE = /^[a-z]{2,3}(-|$)/;

/** A text is known by its shape: all its keys are language tags, all its values texts. */
const isText = (value: object): value is Record<string, string> =>
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, text]) => LOCALE.test(key) && typeof text === 'string');

/** What holds for every part, wherever it stands. */
const checkParts = (document: RuleSetDocument, report: Report): void => {
  const { locales, citations, modalities, figures = [], jurisdictions } = document;
  const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  const declared: Record<string, readonly string[]> = {
    citations: idsOf(citations),
    appliesTo: idsOf(modalities),
    modality: idsOf(modalities),
    figures: idsOf(figures),
    gate: Object.keys(document.facts),
    jurisdiction: jurisdictions.map(({ code }) => code),
  };
  walk(document, [], (value, path) => {
    if (Array.isArray(value)) {
      if (path.at(-1) === 'codes') return; // terminology: a code is unique in its system only
      const seen = new Set<unknown>();
      for (const [i, item] of (value as unknown[]).entries()) {
        const id = isRecord(item) ? (item['id'] ?? item['code']) : undefined;
        if (typeof id === 'string' && seen.has(id)) report('duplicate-id', [...path, i], `"${id}" is used twice.`);
        seen.add(id);
      }
      return;
    }
    if (isText(value)) {
      for (const locale of new Set([...locales, ...Object.keys(value)]))
        if (value[locale] === undefined || !locales.includes(locale))
          report(
            'translation',
            path,
            `Write every text in ${locales.join(', ')}, and in no other language: "${locale}".`,
          );
      return;
    }
    for (const [key, part] of Object.entries(value) as [string, unknown][]) {
      for (const [i, id] of [part].flat().entries())
        if (typeof id === 'string' && path.length > 0 && declared[key]?.includes(id) === false)
          report('unknown-reference', [...path, key, ...(Array.isArray(part) ? [i] : [])], `"${id}" is not declared.`);
    }
    const { citations: cited, uncited } = value as { citations?: unknown[]; uncited?: true };
    if (cited && path.length > 0 && (cited.length === 0) !== (uncited ?? false))
      report(
        'uncited',
        [...path, 'citations'],
        'Cite a source; only where there is none, mark the statement with "uncited": true.',
      );
  });
};

const checkFact = (name: string, fact: FactDefinition, { facts }: RuleSetDocument, report: Report): void => {
  const path = ['facts', name];
  const { type, options = [], gate, min, max } = fact;
  const isNumber = type === 'integer' || type === 'number';
  for (const [key, end] of Object.entries({ min, max }))
    if (end === undefined ? isNumber : typeof end !== (isNumber ? 'number' : 'string'))
      report(
        'range',
        [...path, key],
        'Declare the least and greatest number that can be, or for a date the first and last day.',
      );
  if (min !== undefined && max !== undefined && min > max)
    report('range', [...path, 'min'], 'This is above the greatest value.');
  if (type.startsWith('code') && options.length === 0)
    report('options-missing', path, 'Declare the options of a coded fact.');
  for (const [i, { code }] of options.entries())
    if (code === 'unknown')
      report(
        'unknown-option',
        [...path, 'options', i, 'code'],
        'Not knowing is no option. Call clinical uncertainty "uncertain".',
      );
  if (fact.medicine && fact.modifiable)
    report(
      'modifiable-medicine',
      [...path, 'modifiable'],
      'A medicine is never modifiable: nothing may read as advice to stop it.',
    );
  const before = new Set([name]);
  for (let next = gate; next !== undefined; next = facts[next]?.gate) {
    if (before.has(next) || facts[next]?.type !== 'boolean') {
      report('gate', [...path, 'gate'], 'A gate is a boolean fact that does not itself wait for this one.');
      break;
    }
    before.add(next);
  }
};

const checkModalities = ({ modalities }: RuleSetDocument, report: Report): void => {
  const usual = modalities.filter(({ usualCare }) => usualCare);
  const [first] = usual;
  if (usual.length !== 1 || !first?.comparator)
    report(
      'usual-care',
      ['modalities', ...(first ? [modalities.indexOf(first)] : [])],
      'Mark exactly one modality as usual care, and as a comparator: it has no status.',
    );
};

const checkCriteria = ({ criteria }: RuleSetDocument, report: Report): void => {
  for (const [i, { appliesTo, kind, onUnknown, statements, when }] of criteria.entries()) {
    const path = ['criteria', i];
    if (kind === 'urgent' && appliesTo)
      report(
        'urgent-applies-to',
        [...path, 'appliesTo'],
        'An urgent criterion stops everything: it names no modality.',
      );
    if (onUnknown && kind !== 'task')
      report('on-unknown', [...path, 'onUnknown'], 'Only a task can be shown while unknown.');
    if (when !== true && !(statements.notMet && statements.unknown))
      report(
        'statement-missing',
        [...path, 'statements'],
        'Write what to say when it is not met and when it is unknown.',
      );
  }
};

/** What is counted must add up, and what is not counted must be said. */
const checkFigures = ({ figures = [] }: RuleSetDocument, report: Report): void => {
  for (const [i, { measure, arms, scale, text }] of figures.entries()) {
    const counted = measure === 'count';
    const wrong = (fails: boolean, message: string, ...path: Path): unknown =>
      fails && report('figure', ['figures', i, ...path], message);
    wrong(measure === 'mean' && !scale, 'A mean needs its scale.');
    wrong(!counted && !text, 'Where nobody is counted, say in "text" what was found.');
    for (const [j, { count, n, of = n, upperLimit, value }] of arms.entries()) {
      const incomplete = count === undefined || of === undefined;
      wrong(counted && incomplete, 'A count needs "count", and "n" or "of".', 'arms', j);
      wrong(!incomplete && count > of, 'More people than there were.', 'arms', j);
      wrong(
        counted && count === 0 && !upperLimit,
        'Nobody had it: say in "upperLimit" what is not ruled out.',
        'arms',
        j,
      );
      wrong(measure === 'mean' && value === undefined, 'A mean needs "value".', 'arms', j);
    }
  }
};

/** Adds everything wrong with a document that has the right shape, each at its place. */
export const checkDocument = (document: RuleSetDocument, issues: Issue[]): void => {
  const report: Report = (code, path, message) => void issues.push(issue(code, path, message));
  const { status, effectivePeriod, facts, derived = {}, jurisdictions, consent } = document;
  for (const check of [checkParts, checkModalities, checkCriteria, checkFigures]) check(document, report);
  for (const [name, fact] of Object.entries(facts)) checkFact(name, fact, document, report);
  for (const [part, names] of Object.entries({ facts, derived }))
    for (const name of Object.keys(names))
      if (name in Object.prototype || name === JURISDICTION || (part === 'derived' && Object.hasOwn(facts, name)))
        report('reserved-name', [part, name], 'Choose another name: this one is taken.');
  if (status === 'active' && !effectivePeriod.end)
    report('effective-period', ['effectivePeriod'], 'An active rule set needs an end of its effective period.');
  if (effectivePeriod.end && effectivePeriod.end < effectivePeriod.start)
    report('effective-period', ['effectivePeriod', 'end'], 'The period ends before it starts.');
  for (const [i, { code }] of jurisdictions.entries())
    if (!jurisdictions.some((one) => one.code === code.split('-')[0]))
      report('jurisdiction', ['jurisdictions', i], `Declare what "${code}" is a part of, too.`);
  const seen = new Set<string>();
  for (const { id, path } of contentOf(document)) {
    if (seen.has(id)) report('duplicate-id', [...path, 'id'], `"${id}" is used twice.`);
    seen.add(id);
  }
  for (const [i, { choices }] of (consent?.teachBack ?? []).entries())
    if (!choices.some(({ correct }) => correct))
      report('teach-back', ['consent', 'teachBack', i, 'choices'], 'Mark one choice as correct.');
};
