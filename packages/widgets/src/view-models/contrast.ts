/** WCAG 2.2 contrast (success criteria 1.4.3 and 1.4.11) of the pairs of colours that the elements use. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** Token, what it stands on, and the least ratio: 4.5 for text, 3 for marks, borders and focus. */
export const PAIRS: readonly (readonly [token: string, on: string, least: number])[] = [
  ['ink', 'surface', 4.5],
  ['ink', 'sunken', 4.5],
  ['ink-soft', 'surface', 4.5],
  ['ink-soft', 'sunken', 4.5],
  ['accent', 'surface', 4.5],
  ['accent-ink', 'accent', 4.5],
  ['accent', 'accent-wash', 4.5],
  ['ink', 'accent-wash', 4.5],
  ['line-strong', 'surface', 3],
  ['focus', 'surface', 3],
  ['focus', 'sunken', 3],
  ['figure', 'surface', 3],
  ['go', 'go-wash', 4.5],
  ['caution', 'caution-wash', 4.5],
  ['stop', 'stop-wash', 4.5],
  ['stop', 'surface', 4.5],
  ['open', 'open-wash', 4.5],
  ['urgent-ink', 'urgent', 4.5],
];

const linear = (channel: number): number => {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Contrast ratio of two opaque colours, from 1 to 21. */
export const contrast = (a: Rgb, b: Rgb): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

export interface Fault {
  token: string;
  on: string;
  ratio: number;
  least: number;
}

/**
 * The host's colours that have to give way: those that fail against what they stand on. `chosen` are colours set by the host,
 * `defaults` all others; what fails is taken back until every pair holds.
 */
export const failing = (
  chosen: Readonly<Record<string, Rgb>>,
  defaults: Readonly<Record<string, Rgb>>,
): Map<string, Fault> => {
  const faults = new Map<string, Fault>();
  const colour = (token: string): Rgb | undefined => (faults.has(token) ? undefined : chosen[token]) ?? defaults[token];
  const takeBack = (): boolean => {
    for (const [token, on, least] of PAIRS) {
      const [a, b] = [colour(token), colour(on)];
      if (!a || !b) continue;
      const ratio = contrast(a, b);
      const culprit = [token, on].find((one) => chosen[one] && !faults.has(one));
      if (ratio >= least || culprit === undefined) continue;
      faults.set(culprit, { token, on, ratio, least });
      return true;
    }
    return false;
  };
  while (takeBack());
  return faults;
};
