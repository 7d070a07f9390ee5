/** A table of plain text. */

// eslint-disable-next-line no-control-regex -- the escape that colours begin with
const COLOUR = /\u001B\[\d+m/g;
const width = (cell: string): number => cell.replace(COLOUR, '').length;

/** Columns as wide as their widest cell; numbers to the right. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => width(row[i] ?? ''))));
  const isNumber = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
        return isNumber[i] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((one) => '-'.repeat(one)).join('  '), ...rows.map((row) => line(row.map(String)))];
};
