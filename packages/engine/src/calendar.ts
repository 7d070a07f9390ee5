/** Calendar days as text (`yyyy-mm-dd`) and as numbers. No clock, no time zone. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const MS_PER_DAY = 86_400_000;

interface Day {
  year: number;
  month: number;
  day: number;
}

const parts = (text: string): Day | null => {
  const match = DAY.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null;
};

const utc = (year: number, month: number, day: number): Date => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
};

const daysInMonth = (year: number, month: number): number => utc(year, month + 1, 0).getUTCDate();

/** Whether the text is exactly a day that exists. */
export const isDay = (text: string): boolean => text.length === 10 && parts(text) !== null;

/** The day part of a day or an instant; null when it names no day that exists. */
export const dayOf = (text: unknown): string | null =>
  typeof text === 'string' && parts(text) ? text.slice(0, 10) : null;

/** A day as the number yyyymmdd: the same order as its text. */
export const dayNumber = (text: string): number => Number(text.slice(0, 10).replaceAll('-', ''));

const serial = ({ year, month, day }: Day): number => utc(year, month, day).getTime() / MS_PER_DAY;

/** A day the month does not have counts as the first of the next: 29 February as 1 March (DESIGN, section 4). */
const anniversary = (year: number, month: number, day: number): number => {
  const first = utc(year, month, 1);
  const missing = day > daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return utc(year, missing ? month + 1 : month, missing ? 1 : day).getTime() / MS_PER_DAY;
};

const wholeYears = (from: Day, to: Day): number => {
  const years = to.year - from.year;
  return serial(to) >= anniversary(from.year + years, from.month, from.day) ? years : years - 1;
};

const wholeMonths = (from: Day, to: Day): number => {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return serial(to) >= anniversary(from.year, from.month + months, from.day) ? months : months - 1;
};

/** Completed whole units between a day and `asOf`; negative when the day is later. */
export const DATE_FUNCTION: Record<
  'ageYears' | 'daysSince' | 'weeksSince' | 'monthsSince',
  (from: string, asOf: string) => number
> = (() => {
  const over =
    (count: (from: Day, to: Day) => number) =>
    (from: string, asOf: string): number => {
      const [a, b] = [parts(from), parts(asOf)];
      return a && b ? count(a, b) : NaN;
    };
  return {
    ageYears: over(wholeYears),
    monthsSince: over(wholeMonths),
    weeksSince: over((a, b) => Math.floor((serial(b) - serial(a)) / 7)),
    daysSince: over((a, b) => serial(b) - serial(a)),
  };
})();

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Whether `observed` plus an ISO 8601 duration lies before `asOf`. A month too short for the day ends on its last day. */
export const isOlderThan = (observed: string, duration: string, asOf: string): boolean => {
  const from = parts(observed);
  const match = DURATION.exec(duration);
  if (!from || !match) return true;
  const [years, months, weeks, days] = match.slice(1).map((n) => Number((n as string | undefined) ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const first = utc(from.year + years, from.month + months, 1);
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  const limit = utc(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(from.day, last) + weeks * 7 + days);
  const end = parts(asOf);
  return !end || limit.getTime() < utc(end.year, end.month, end.day).getTime();
};
