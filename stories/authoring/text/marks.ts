/** Which characters of a text to mark for a finding. */
import type { Place, PlacedFinding } from '../authoring.js';

/** Offsets into a text, in UTF-16 code units. */
export interface Range {
  from: number;
  to: number;
}

/** A finding with what to mark for it. */
export interface MarkedFinding extends PlacedFinding, Range {}

/** A mark longer than this is no mark. */
const LONGEST = 200;
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[^\s,:[\]{}"]+|[[{\]}]|$/y;
/** A name and its colon, at the end of a text. */
const NAME = /("(?:[^"\\\n]|\\.)*")\s*:\s*$/;

const offsetOf = (text: string, { line, column }: Place): number => {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return Math.min(start + column - 1, text.length);
};

const endOfToken = (text: string, from: number): number => {
  TOKEN.lastIndex = from;
  const [token = ''] = TOKEN.exec(text) ?? [];
  return from + Math.min(token.length, LONGEST);
};

/** The value at a place where it is short; of an object or a list its name, or else its bracket. */
export const rangeAt = (text: string, place: Place): Range => {
  const from = offsetOf(text, place);
  const [whole, name] = '{['.includes(text.charAt(from))
    ? (NAME.exec(text.slice(Math.max(0, from - LONGEST), from)) ?? [])
    : [];
  if (whole === undefined || name === undefined) return { from, to: endOfToken(text, from) };
  return { from: from - whole.length, to: from - whole.length + name.length };
};

export const marked = (text: string, findings: readonly PlacedFinding[]): MarkedFinding[] =>
  findings.map((finding) => ({ ...finding, ...rangeAt(text, finding.place) }));
