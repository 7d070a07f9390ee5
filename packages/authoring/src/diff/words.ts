/** Changes in words, for the note that goes with a new version. */
import type { DocumentChange } from './document-changes.js';
import { phrase, tokenChange } from './phrase.js';

export interface Change {
  /** JSON Pointer in the new document; for what was removed, in the old one. */
  path: string;
  /** What it may do to a patient: change what is decided or asked, or only what is read. */
  concerns: 'decision' | 'question' | 'text';
  text: string;
}

const ONE: Readonly<Record<string, string>> = {
  criteria: 'criterion',
  modalities: 'modality',
  facts: 'fact',
  derived: 'derived value',
  figures: 'figure',
  citations: 'citation',
  notices: 'notice',
  jurisdictions: 'jurisdiction',
};

/** Keys of a fact or derived value that change which answers count. */
const DEFINING = new Set(['type', 'unit', 'min', 'max', 'options', 'maxAge', 'gate', 'decimals', 'compute']);
const DECIDING = new Set(['when', 'kind', 'appliesTo', 'onUnknown', 'comparator']);

const subjectOf = ([part = '', name]: readonly string[]): string => {
  const one = ONE[part];
  if (one !== undefined && name !== undefined) return `${one} "${name}"`;
  return part === 'consent' ? 'consent content' : `"${part}"`;
};

const short = (value: unknown): string => {
  const text =
    typeof value === 'string'
      ? `"${value}"`
      : Array.isArray(value)
        ? value.map(String).join(', ')
        : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const conditionText = (before: unknown, after: unknown): string => {
  const token = tokenChange(before, after);
  return token ? `${token.from} → ${token.to} in "${phrase(after)}"` : `was "${phrase(before)}", is "${phrase(after)}"`;
};

const concernsOf = ({ names }: DocumentChange): Change['concerns'] => {
  const [part = '', , key = ''] = names;
  const whole = names.length === 2;
  if (part === 'facts') return whole || DEFINING.has(key) ? 'question' : 'text';
  if (part === 'derived') return whole || DEFINING.has(key) ? 'decision' : 'text';
  if (part === 'criteria') return whole || DECIDING.has(key) ? 'decision' : 'text';
  if (part === 'modalities') return whole || DECIDING.has(key) ? 'decision' : 'text';
  if (part === 'jurisdictions' && whole) return 'question';
  return 'text';
};

const describe = (change: DocumentChange): string => {
  const { names, kind, before, after } = change;
  const subject = subjectOf(names);
  const rest = names.slice(Object.hasOwn(ONE, names[0] ?? '') ? 2 : 1);
  const key = names.at(-1) ?? '';
  const place = rest.length === 0 ? subject : `${subject}, ${rest.join(' ')}`;
  if (kind === 'added') {
    const when = (after as { when?: unknown } | undefined)?.when;
    return `${place}: added${names.length === 2 && when !== undefined ? ` ("${phrase(when)}")` : ''}`;
  }
  if (kind === 'removed') return `${place}: removed`;
  if (key === 'when' || key === 'expression') return `${place}: ${conditionText(before, after)}`;
  return `${place}: ${short(before)} → ${short(after)}`;
};

const HEADER = new Set(['version', 'changeLog', '$schema']);

/** So many things added or removed are told one by one; more are counted. */
const MOST_NAMED = 3;

const MANY: Readonly<Record<string, string>> = { citations: 'citations', figures: 'figures', notices: 'notices' };

/** Changes that are told together: wording of one thing, or many things of one kind. */
const groupOf = (change: DocumentChange): string => {
  const [part = ''] = change.names;
  return change.names.length > 2
    ? subjectOf(change.names)
    : Object.hasOwn(MANY, part)
      ? `${part} ${change.kind}`
      : change.path;
};

const together = (group: readonly DocumentChange[]): Change[] => {
  const [first] = group;
  if (!first) return [];
  const [part = ''] = first.names;
  const isWording = first.names.length > 2;
  if (group.length === 1 || (!isWording && group.length <= MOST_NAMED))
    return group.map((one) => ({ path: one.path, concerns: 'text', text: describe(one) }));
  const text = isWording
    ? `${subjectOf(first.names)}: ${group.length} changes of wording or sources`
    : `${group.length} ${MANY[part] ?? part} ${first.kind}`;
  return [{ path: first.path, concerns: 'text', text }];
};

/** The changes in words, what decides first. What every new version changes is left out. */
export const inWords = (changes: readonly DocumentChange[]): Change[] => {
  const told: Change[] = [];
  const groups = new Map<string, DocumentChange[]>();
  for (const change of changes) {
    if (HEADER.has(change.names[0] ?? '')) continue;
    const concerns = concernsOf(change);
    if (concerns !== 'text') told.push({ path: change.path, concerns, text: describe(change) });
    else {
      const group = groupOf(change);
      groups.set(group, [...(groups.get(group) ?? []), change]);
    }
  }
  return [...told, ...[...groups.values()].flatMap(together)];
};
