/** JSON as an author writes it: where each value stands, and what a parser would pass over in silence. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Finding } from './finding.js';
import { step, stepsOf } from './pointer.js';

/** A place in a file; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface JsonSource {
  /** Undefined when the text is not JSON. */
  value: unknown;
  /** Syntax errors and duplicate keys. Only a syntax error leaves `value` undefined. */
  findings: PlacedFinding[];
  /** Where the value at a JSON Pointer stands, or the nearest part around it that does. */
  placeOf: (pointer: string) => Place;
}

export interface PlacedFinding extends Finding {
  place: Place;
}

/** The largest file that is read. The engine refuses rule sets of more than 2 MB. */
export const MOST_BYTES = 2 * 1024 * 1024;

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This word is not JSON. Texts need double quotes; the only bare words are true, false and null.',
  InvalidNumberFormat: 'This is not a number in JSON.',
  PropertyNameExpected:
    'The name of a property, in double quotes, is expected here. Is there a comma too many before it?',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here, after the name of the property.',
  CommaExpected: 'A comma is expected here, before the next entry.',
  CloseBraceExpected: 'The file ends, or goes on, where a closing } is expected.',
  CloseBracketExpected: 'The file ends, or goes on, where a closing ] is expected.',
  EndOfFileExpected: 'The JSON ends before this. Remove what follows.',
  InvalidCommentToken: 'JSON has no comments. Remove this one.',
  UnexpectedEndOfComment: 'JSON has no comments. Remove this one.',
  UnexpectedEndOfString: 'This text has no closing quote.',
  UnexpectedEndOfNumber: 'This number is not finished.',
  InvalidUnicode: 'After \\u four hexadecimal digits are expected.',
  InvalidEscapeCharacter: 'This is no escape of JSON. Write a backslash as \\\\.',
  InvalidCharacter: 'This character cannot stand in a text of JSON. Write a line break as \\n.',
};

const placesIn = (text: string): ((offset: number) => Place) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
};

/** For each property of an object: its name and its value. */
const propertiesOf = ({ children = [] }: Node): { name: string; key: Node; value: Node | undefined }[] =>
  children.flatMap(({ children: [key, value] = [] }) => (key ? [{ name: String(key.value), key, value }] : []));

const duplicateKeys = (root: Node, place: (offset: number) => Place): PlacedFinding[] => {
  const findings: PlacedFinding[] = [];
  const visit = (node: Node, path: string): void => {
    if (node.type === 'array') for (const [i, item] of (node.children ?? []).entries()) visit(item, path + step(i));
    if (node.type !== 'object') return;
    const seen = new Map<string, Node>();
    for (const { name, key, value } of propertiesOf(node)) {
      const first = seen.get(name);
      if (first)
        findings.push({
          code: 'duplicate-key',
          severity: 'error',
          path: path + step(name),
          message: `"${name}" stands twice in one object, first in line ${place(first.offset).line}; a parser keeps only the last. Remove one.`,
          place: place(key.offset),
        });
      else seen.set(name, key);
      if (value) visit(value, path + step(name));
    }
  };
  visit(root, '');
  return findings;
};

const nodeAt = (root: Node | undefined, pointer: string): Node | undefined => {
  let node = root;
  for (const key of stepsOf(pointer)) {
    const next: Node | undefined =
      node?.type === 'array'
        ? node.children?.[Number(key)]
        : node?.type === 'object'
          ? propertiesOf(node).findLast(({ name }) => name === key)?.value
          : undefined;
    if (!next) return node;
    node = next;
  }
  return node;
};

/** Reads JSON strictly, and keeps where everything stands. Never throws. */
export const readJson = (text: string): JsonSource => {
  const place = placesIn(text);
  const refused = (code: string, message: string, offset = 0): JsonSource => ({
    value: undefined,
    findings: [{ code, severity: 'error', path: '', message, place: place(offset) }],
    placeOf: () => place(offset),
  });
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES)
    return refused(
      'too-large',
      `The file has ${(bytes / 1024 / 1024).toFixed(1)} MB; a rule set may have ${MOST_BYTES / 1024 / 1024} MB. Split it into several rule sets.`,
    );
  if (text.trim() === '')
    return refused('syntax', 'The file is empty. `regen-rules new` writes a rule set to begin with.');
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { disallowComments: true });
  const [error] = errors;
  if (error || !root) {
    const reason = error ? (SYNTAX[printParseErrorCode(error.error)] ?? 'This is not JSON.') : 'This is not JSON.';
    return refused('syntax', reason, error?.offset ?? 0);
  }
  return {
    value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown,
    findings: duplicateKeys(root, place),
    placeOf: (pointer) => place(nodeAt(root, pointer)?.offset ?? 0),
  };
};
