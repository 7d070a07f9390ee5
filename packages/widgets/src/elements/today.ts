/** Today's local date, `yyyy-mm-dd`: the default of `as-of`. The one place where the elements read the clock. */
export const today = (): string => {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
