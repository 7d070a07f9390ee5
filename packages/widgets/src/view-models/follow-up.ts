/** Days counted from a procedure, for a follow-up plan. */
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

const parts = (duration: string): { years: number; months: number; weeks: number; days: number } => {
  const [, years, months, weeks, days] = DURATION.exec(duration) ?? [];
  return { years: Number(years ?? 0), months: Number(months ?? 0), weeks: Number(weeks ?? 0), days: Number(days ?? 0) };
};

/** The day so long after `start` (`yyyy-mm-dd`), by the calendar; null when `start` is no day. A month too short ends on its last day. */
export const dayAfter = (start: string, duration: string): string | null => {
  const from = new Date(`${start}T00:00:00Z`);
  if (Number.isNaN(from.getTime())) return null;
  const { years, months, weeks, days } = parts(duration);
  const month = new Date(Date.UTC(from.getUTCFullYear() + years, from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  const day = new Date(
    Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), Math.min(from.getUTCDate(), last) + weeks * 7 + days),
  );
  return day.toISOString().slice(0, 10);
};

/** "2 weeks", "3 months": the largest unit of a duration, in the words of `Intl`. */
export const durationText = (duration: string, lang: string): string => {
  const { years, months, weeks, days } = parts(duration);
  const units = { year: years, month: months, week: weeks, day: days };
  return Object.entries(units)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
    .join(' ');
};
