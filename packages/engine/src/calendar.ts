/** Calendar days as text (`yyyy-mm-dd`) and as numbers (yyyymmdd), which have the same order. No clock, no time zone. */

const MS_PER_DAY = 86_400_000;

/** Whether the text is exactly a day that exists. */
export const isDay = (text: string): boolean => {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`);
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** The day part of a day or an instant; null when it names no day that exists. */
export const dayOf = (text: unknown): string | null => {
  const day = String(text).slice(0, 10);
  return typeof text === 'string' && isDay(day) ? day : null;
};

export const dayNumber = (day: string): number => Number(day.slice(0, 10).replaceAll('-', ''));

/** Count of days since a fixed one. Years are moved by one cycle of the calendar, because JavaScript reads 0 to 99 as 1900 to 1999. */
const serial = (day: number): number =>
  Date.UTC(Math.floor(day / 10_000) + 400, (Math.floor(day / 100) % 100) - 1, day % 100) / MS_PER_DAY;

const monthly = (day: number): number => Math.floor(day / 10_000) * 1200 + (day % 10_000);

/**
 * Completed whole units between two days; negative when the second is earlier. A day the year or month does not have counts as
 * the first of the next: 29 February as 1 March (DESIGN, section 4), which is how numbers of this form compare.
 */
export const SINCE = {
  ageYears: (from: number, to: number): number => Math.floor((to - from) / 10_000),
  monthsSince: (from: number, to: number): number => Math.floor((monthly(to) - monthly(from)) / 100),
  weeksSince: (from: number, to: number): number => Math.floor((serial(to) - serial(from)) / 7),
  daysSince: (from: number, to: number): number => serial(to) - serial(from),
};

/** An ISO 8601 duration of calendar units, each in a group of its own. */
export const DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Whether `observed` plus an ISO 8601 duration lies before `asOf`. A month too short for the day ends on its last day. */
export const isOlderThan = (observed: string, duration: string, asOf: string): boolean => {
  const [years = 0, months = 0, weeks = 0, days = 0] = (DURATION.exec(duration) ?? [])
    .slice(1)
    .map((count) => Number((count as string | undefined) ?? 0));
  const [year = 0, month = 0, day = 0] = observed.split('-').map(Number);
  const at = (ofMonth: number): Date => new Date(Date.UTC(year + years + 400, month + months - 1, ofMonth));
  const last = 32 - at(32).getUTCDate();
  return at(Math.min(day, last) + weeks * 7 + days).getTime() / MS_PER_DAY < serial(dayNumber(asOf));
};

/** The same between days as text, for tools that look for dates. */
export const DATE_FUNCTION = {
  ageYears: (from: string, to: string): number => SINCE.ageYears(dayNumber(from), dayNumber(to)),
  monthsSince: (from: string, to: string): number => SINCE.monthsSince(dayNumber(from), dayNumber(to)),
  weeksSince: (from: string, to: string): number => SINCE.weeksSince(dayNumber(from), dayNumber(to)),
  daysSince: (from: string, to: string): number => SINCE.daysSince(dayNumber(from), dayNumber(to)),
};
