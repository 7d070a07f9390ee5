/** What a schema cannot say of a rule set: names that must resolve, texts that must be complete, parts that must agree. */
import { contentOf } from './content.js';
import type { RuleSetDocument } from './document.js';
import { issue, type Issue, type Path } from './errors.js';
import { isRecord } from './json.js';
import { JURISDICTION } from './jurisdiction.js';

/** Notes what is wrong, and where. */
type Wrong = (applies: unknown, code: string, message: string, ...path: Path) => void;
type Check = (document: RuleSetDocument, wrong: Wrong) => void;

const idsOf = (list: readonly { id: string }[]): Set<unknown> => new Set(list.map(({ id }) => id));

const LOCALE = /^[a-z]{2,3}(-|$)/;

/** A text is known by its shape: all its keys are language tags, all its values texts. */
const isText = (value: object): boolean => {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => LOCALE.test(key) && typeof text === 'string');
};

/** What holds for every part, wherever it stands; conditions are left to the profile. */
const parts: Check = (document, wrong) => {
  const { locales, citations, modalities, figures = [], jurisdictions, facts } = document;
  const declared: Readonly<Record<string, ReadonlySet<unknown>>> = {
    citations: idsOf(citations),
    appliesTo: idsOf(modalities),
    modality: idsOf(modalities),
    figures: idsOf(figures),
    gate: new Set(Object.keys(facts)),
    jurisdiction: new Set(jurisdictions.map(({ code }) => code)),
  };
  const unique = (list: readonly unknown[], path: Path): void => {
    const seen = new Set<unknown>();
    for (const [i, item] of list.entries()) {
      const id = isRecord(item) ? (item['id'] ?? item['code']) : undefined;
      wrong(id && seen.has(id), 'duplicate-id', 'This id is used twice.', ...path, i);
      seen.add(id);
    }
  };
  const visit = (value: unknown, path: Path): void => {
    // A code of a terminology is unique in its system only.
    if (Array.isArray(value) && path.at(-1) !== 'codes') unique(value, path);
    if (typeof value !== 'object' || value === null) return;
    if (isText(value)) {
      const wanted = Object.keys(value).sort().join(', ') === [...locales].sort().join(', ');
      wrong(!wanted, 'translation', `Write every text in exactly these languages: ${locales.join(', ')}.`, ...path);
      return;
    }
    for (const [key, part] of Object.entries(value) as [string, unknown][]) {
      if (key === 'when' || key === 'expression') continue;
      for (const [i, name] of path[0] === undefined ? [] : [part].flat().entries())
        wrong(
          typeof name === 'string' && declared[key]?.has(name) === false,
          'unknown-reference',
          `"${String(name)}" is not declared.`,
          ...path,
          key,
          ...(Array.isArray(part) ? [i] : []),
        );
      visit(part, [...path, key]);
    }
    const { citations: cited, uncited = false } = value as { citations?: unknown[]; uncited?: true };
    wrong(
      cited && path[0] !== undefined && uncited === cited.length > 0,
      'uncited',
      'Cite a source; only where there is none, mark the statement with "uncited": true.',
      ...path,
      'citations',
    );
  };
  visit(document, []);
};

const names: Check = ({ facts, derived = {}, jurisdictions }, wrong) => {
  for (const [part, declared] of Object.entries({ facts, derived }))
    for (const name of Object.keys(declared)) {
      const taken =
        name in Object.prototype || name === JURISDICTION || (part === 'derived' && Object.hasOwn(facts, name));
      wrong(taken, 'reserved-name', 'Choose another name: this one is taken.', part, name);
    }
  for (const [i, { code }] of jurisdictions.entries()) {
    const isPlaced = jurisdictions.some((one) => one.code === code.split('-')[0]);
    wrong(!isPlaced, 'jurisdiction', 'Declare the country that it is a part of, too.', 'jurisdictions', i);
  }
};

const dictionary: Check = ({ facts }, wrong) => {
  for (const [name, { type, options = [], gate, min, max, medicine, modifiable }] of Object.entries(facts)) {
    const path = ['facts', name];
    const isNumber = type === 'integer' || type === 'number';
    for (const [key, end] of Object.entries({ min, max })) {
      const fits = end === undefined ? !isNumber : typeof end === (isNumber ? 'number' : 'string');
      wrong(!fits, 'range', 'Declare the least and the greatest number that can be, or days for a date.', ...path, key);
    }
    wrong(
      min !== undefined && max !== undefined && min > max,
      'range',
      'This is above the greatest value.',
      ...path,
      'min',
    );
    wrong(type.startsWith('code') && !options[0], 'options-missing', 'Declare the options of a coded fact.', ...path);
    for (const [i, { code }] of options.entries())
      wrong(
        code === 'unknown',
        'unknown-option',
        'Not knowing is no option. Call clinical uncertainty "uncertain".',
        ...[...path, 'options', i],
      );
    const harmful = 'A medicine is never modifiable: nothing may read as advice to stop it.';
    wrong(medicine && modifiable, 'modifiable-medicine', harmful, ...path, 'modifiable');
    const before = new Set([name]);
    for (let next = gate; next !== undefined; next = facts[next]?.gate) {
      const isGate = !before.has(next) && facts[next]?.type === 'boolean';
      wrong(!isGate, 'gate', 'Name a boolean fact that does not itself wait for this one.', ...path, 'gate');
      if (!isGate) break;
      before.add(next);
    }
  }
};

const rules: Check = ({ modalities, criteria, status, effectivePeriod: { start, end } }, wrong) => {
  const usual = modalities.filter(({ usualCare }) => usualCare);
  wrong(
    usual.length !== 1 || !usual[0]?.comparator,
    'usual-care',
    'Mark exactly one modality as usual care, and as a comparator: it has no status.',
    'modalities',
    ...(usual[0] ? [modalities.indexOf(usual[0])] : []),
  );
  for (const [i, { appliesTo, kind, onUnknown, statements, when }] of criteria.entries()) {
    const path = ['criteria', i];
    const urgent = kind === 'urgent' && appliesTo;
    wrong(urgent, 'urgent-applies-to', 'Remove this: an urgent criterion stops everything.', ...path, 'appliesTo');
    wrong(onUnknown && kind !== 'task', 'on-unknown', 'Only a task is shown while unknown.', ...path, 'onUnknown');
    const untold = when !== true && !(statements.notMet && statements.unknown);
    wrong(untold, 'statement-missing', 'Write what to say when it is not met and when unknown.', ...path, 'statements');
  }
  wrong(
    status === 'active' && !end,
    'effective-period',
    'An active rule set needs an end of its period.',
    'effectivePeriod',
  );
  wrong(end && end < start, 'effective-period', 'The period ends before it starts.', 'effectivePeriod', 'end');
};

/** What is counted must add up, and what is not counted must be said. */
const content: Check = (document, wrong) => {
  const { figures = [], consent } = document;
  for (const [i, { measure, arms, scale, text }] of figures.entries()) {
    const path = ['figures', i];
    const counted = measure === 'count';
    wrong(measure === 'mean' && !scale, 'figure', 'A mean needs its scale.', ...path);
    wrong(!counted && !text, 'figure', 'Where nobody is counted, say in "text" what was found.', ...path);
    for (const [j, { count, n, of = n, upperLimit, value }] of arms.entries()) {
      const arm = [...path, 'arms', j];
      const incomplete = count === undefined || of === undefined;
      wrong(counted && incomplete, 'figure', 'A count needs "count", and "n" or "of".', ...arm);
      wrong(!incomplete && count > of, 'figure', 'There are more people than there were.', ...arm);
      wrong(counted && count === 0 && !upperLimit, 'figure', 'Say in "upperLimit" what is not ruled out.', ...arm);
      wrong(measure === 'mean' && value === undefined, 'figure', 'A mean needs "value".', ...arm);
    }
  }
  const seen = new Set<string>();
  for (const { id, path } of contentOf(document)) {
    wrong(seen.has(id), 'duplicate-id', 'This id is used twice.', ...path, 'id');
    seen.add(id);
  }
  for (const [i, { choices }] of (consent?.teachBack ?? []).entries()) {
    const isRight = choices.some(({ correct }) => correct);
    wrong(!isRight, 'teach-back', 'Mark one choice as correct.', 'consent', 'teachBack', i, 'choices');
  }
};

/** Adds everything wrong with a document that has the right shape, each at its place. */
export const checkDocument = (document: RuleSetDocument, issues: Issue[]): void => {
  const wrong: Wrong = (applies, code, message, ...path) => {
    if (applies) issues.push(issue(code, path, message));
  };
  for (const check of [parts, names, dictionary, rules, content]) check(document, wrong);
};
