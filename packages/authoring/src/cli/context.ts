/** What a command may touch: the rim where effects are. Tests bring their own. */
import { createColors } from 'picocolors';

export type Colors = ReturnType<typeof createColors>;

export interface Context {
  /** Folder that paths are relative to. */
  cwd: string;
  /** Today as `yyyy-mm-dd`, in local time. */
  today: string;
  /** Writes a line to standard output. */
  out: (line: string) => void;
  /** Writes a line to standard error. */
  err: (line: string) => void;
  /** Writes over the last line of standard error; only on a terminal. */
  over: ((line: string) => void) | null;
  colors: Colors;
  /** Ends what waits for changes. */
  signal: AbortSignal;
  now: () => number;
}

/** Exit codes: fine, something was found, the command was used wrongly. */
export const FINE = 0;
export const FOUND = 1;
export const WRONG_USE = 2;
export type ExitCode = typeof FINE | typeof FOUND | typeof WRONG_USE;

/** A command that cannot be carried out as it was given; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** The local day: a review is due when the author's calendar says so. */
const localDay = (date: Date): string => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** Colours where a person reads them: on a terminal, unless NO_COLOR (https://no-color.org) is set. */
export const processContext = (signal: AbortSignal): Context => ({
  cwd: process.cwd(),
  today: localDay(new Date()),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  over: process.stderr.isTTY ? (line) => process.stderr.write(`\r\u001B[K${line}`) : null,
  colors: createColors(process.stdout.isTTY && process.env['NO_COLOR'] === undefined),
  signal,
  now: () => performance.now(),
});
