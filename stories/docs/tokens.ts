/** Every custom property that a host may set, read from the styles that use it, so that the list cannot fall behind them. */

export interface Token {
  /** `--regen-ink` */
  name: string;
  light: string;
  dark: string;
}

/** What stands between the opening bracket before `from` and the one that closes it. */
const insideBrackets = (text: string, from: number): string => {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '(') depth++;
    if (text.charAt(at) === ')') depth--;
    if (depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
};

/** The parts of a list between its commas, but for commas inside brackets. */
const parts = (list: string): string[] => {
  const found: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character !== ',' || depth > 0) part += character;
    else {
      found.push(part.trim());
      part = '';
    }
  }
  return [...found, part.trim()];
};

const USE = /var\(\s*(--regen-[a-z0-9-]+)\s*,\s*/g;
const PAIR = 'light-dark(';

/** Tokens in the order of the style sheets, each with its defaults. */
export const tokensIn = (styles: readonly string[]): Token[] => {
  const tokens = new Map<string, Token>();
  for (const text of styles)
    for (const match of text.matchAll(USE)) {
      const [whole, name = ''] = match;
      if (tokens.has(name)) continue;
      const fallback = insideBrackets(text, match.index + whole.length);
      const [light = fallback, dark = light] = fallback.startsWith(PAIR)
        ? parts(fallback.slice(PAIR.length, -1))
        : [fallback];
      tokens.set(name, { name, light, dark });
    }
  return [...tokens.values()];
};

/** What each is for. */
export const PURPOSES: Readonly<Record<string, string>> = {
  '--regen-ink': 'Text.',
  '--regen-ink-soft': 'Secondary text.',
  '--regen-surface': 'Background of the element.',
  '--regen-surface-sunken': 'Background of what lies deeper: the header line, the footer.',
  '--regen-line': 'Quiet lines between parts. They carry no meaning.',
  '--regen-line-strong': 'Borders of fields, choices and buttons.',
  '--regen-accent': 'The one accent, your brand: buttons, links, chosen answers.',
  '--regen-accent-ink': 'Text on the accent.',
  '--regen-accent-wash': 'Background of a chosen answer.',
  '--regen-focus': 'Ring around what has the keyboard focus.',
  '--regen-go': 'Status "Candidate for assessment", for clinicians.',
  '--regen-go-wash': 'Its background.',
  '--regen-caution': 'Status "Caution", and the strip of drafts and experimental rules.',
  '--regen-caution-wash': 'Its background.',
  '--regen-stop': 'Status "Not suitable", and errors of fields.',
  '--regen-stop-wash': 'Its background.',
  '--regen-open': 'Status "Needs answers" and "Refer first".',
  '--regen-open-wash': 'Its background.',
  '--regen-urgent': 'Background of "Stop: urgent" and "Get help now".',
  '--regen-urgent-ink': 'Text on it.',
  '--regen-figure': 'Icon arrays: one colour for benefit and harm.',
  '--regen-radius': 'Corners of the element.',
  '--regen-radius-s': 'Corners of fields, buttons and cards.',
  '--regen-motion': 'Length of the one fade there is. 0ms turns it off; so does the setting of the reader.',
  '--regen-font': 'Font family. Absent: that of the page.',
  '--regen-font-heading': 'Font family of headings. Absent: that of the text.',
  '--regen-text-s': 'Small text.',
  '--regen-text-m': 'Text. Absent: the size of the page, and never under 16 pixels; 14 where it is compact.',
  '--regen-text-l': 'Headings of parts, and questions.',
  '--regen-text-xl': 'Titles.',
  '--regen-space-1': 'Smallest distance; the steps grow by about a half.',
  '--regen-space-2': 'Distance between lines that belong together.',
  '--regen-space-3': 'Distance between an icon and its text.',
  '--regen-space-4': 'Inside of cards.',
  '--regen-space-5': 'Edge of the element.',
};
