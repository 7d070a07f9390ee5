/** Days as whole numbers, so that the search can step from one to the next. */
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of `yyyy-mm-dd`. */
export const daySerial = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY;

/** The day as `yyyy-mm-dd`. */
export const dayText = (serial: number): string => new Date(serial * MS_PER_DAY).toISOString().slice(0, 10);
