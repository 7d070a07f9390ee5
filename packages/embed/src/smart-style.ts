/**
 * SMART Style JSON (SMART App Launch 2.2, "Styling", experimental) as design tokens: how an EHR looks, for the elements in its
 * frame. Whatever is not a plain colour, length or list of fonts is left out, so that a value can neither load anything nor end a
 * declaration. Contrast is not judged here: the elements do that themselves, with the tokens they get.
 */
import { PATIENCE } from './protocol.js';

/** Ten of the eleven keys have a token; `color_modal_backdrop` has none, because the elements dim nothing. */
const COLOURS = {
  color_background: '--regen-surface',
  color_text: '--regen-ink',
  color_highlight: '--regen-accent',
  color_error: '--regen-stop',
  color_success: '--regen-go',
};
const FONTS = { font_family_body: '--regen-font', font_family_heading: '--regen-font-heading' };
/** `dim_spacing_size` is the space around a block; the smaller ones keep their proportion to it. */
const SPACES = [1 / 6, 1 / 3, 1 / 2, 2 / 3, 1];
const spaceToken = (i: number): string => `--regen-space-${i + 1}`;

/** Tokens to set on an element or a root, and the color-scheme whose defaults go with them. */
export interface SmartStyle {
  /** Custom properties by name, each with its value. */
  tokens: Record<string, string>;
  /** Of a known background; null where none is given. */
  colorScheme: 'light' | 'dark' | null;
}

const COLOUR = /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgb|hsl)a?\([\d\s.,%/deg]+\)|[a-z]+)$/i;
const LENGTH = /^\d*\.?\d+(px|em|rem|pt)$/i;
const FONT_LIST = /^[\w\s,.'"-]+$/;

/** Below this, texts are too small to be read, and controls touch. */
const LEAST_SIZE = '14px';
const LEAST_SPACE = '12px';

const textAt = (style: Record<string, unknown>, key: string, form: RegExp): string | null => {
  const value = style[key];
  if (typeof value !== 'string') return null;
  // The example of the specification ends one of its values with a semicolon.
  const text = value.trim().replace(/;$/, '');
  return form.test(text) ? text : null;
};

const balanced = (fonts: string): boolean => [`'`, `"`].every((quote) => fonts.split(quote).length % 2 === 1);

/** Relative luminance of a hexadecimal colour, coarse: only light and dark are told apart. */
const isDark = (colour: string): boolean | null => {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex === undefined) return null;
  const pairs = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(pairs.slice(at, at + 2), 16) / 255);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 0.5;
};

/**
 * Tokens of a SMART Style document, as parsed from JSON; anything else gives none.
 * @example smartStyle({ color_highlight: '#69b5ce', dim_border_radius: '6px' }).tokens['--regen-radius'] // '6px'
 */
export const smartStyle = (json: unknown): SmartStyle => {
  const style = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  const tokens: Record<string, string> = {};
  for (const [key, token] of Object.entries(COLOURS)) {
    const colour = textAt(style, key, COLOUR);
    if (colour !== null) tokens[token] = colour;
  }
  for (const [key, token] of Object.entries(FONTS)) {
    const fonts = textAt(style, key, FONT_LIST);
    if (fonts !== null && balanced(fonts)) tokens[token] = fonts;
  }
  const radius = textAt(style, 'dim_border_radius', LENGTH);
  if (radius !== null) Object.assign(tokens, { '--regen-radius': radius, '--regen-radius-s': radius });
  const size = textAt(style, 'dim_font_size', LENGTH);
  if (size !== null) tokens['--regen-text-m'] = `max(${size}, ${LEAST_SIZE})`;
  const space = textAt(style, 'dim_spacing_size', LENGTH);
  if (space !== null)
    for (const [i, part] of SPACES.entries())
      tokens[spaceToken(i)] = `calc(max(${space}, ${LEAST_SPACE}) * ${part.toFixed(4)})`;
  const background = tokens['--regen-surface'];
  const dark = background === undefined ? null : isDark(background);
  return { tokens, colorScheme: dark === null ? null : dark ? 'dark' : 'light' };
};

const TOKENS = [
  ...Object.values(COLOURS),
  ...Object.values(FONTS),
  ...['--regen-radius', '--regen-radius-s', '--regen-text-m'],
  ...SPACES.map((_, i) => spaceToken(i)),
];

/** Gives a root these looks, in place of those of the document before; what is no SMART Style document takes them away. */
export const applySmartStyle = ({ style }: HTMLElement, json: unknown): void => {
  const { tokens, colorScheme } = smartStyle(json);
  for (const name of TOKENS) style.setProperty(name, tokens[name] ?? '');
  style.colorScheme = colorScheme ?? '';
};

/**
 * The SMART Style document at an address, without cookies. Looks are not worth a failure: what does not come in time, or is no
 * JSON object, is null.
 */
export const fetchSmartStyle = async (address: string): Promise<Record<string, unknown> | null> => {
  try {
    const response = await fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) });
    const json: unknown = response.ok ? await response.json() : null;
    return typeof json === 'object' && !Array.isArray(json) ? (json as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
};
