import stringWidth from 'string-width';
import type { Paint } from './terminal.js';

/** Columns as wide as what is in them; wide letters take two. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Pick<Paint, 'dim'>,
): string {
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell))))
      .join('  ')
      .trimEnd();
  return `${[paint.dim(line(head)), ...rows.map(line)].join('\n')}\n`;
}
