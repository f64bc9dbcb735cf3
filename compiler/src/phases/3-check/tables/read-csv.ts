import Papa from 'papaparse';
import type { Span } from '../../../base/index.js';

/** A row as it stands in its file. Its cells' places are worked out only where one has to be shown. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly start: number;
}

export interface CsvFile {
  readonly header: CsvRow | undefined;
  readonly rows: readonly CsvRow[];
  /** The first place where quotes don't fit together; what stands behind it can't be told apart. */
  readonly brokenAt: Span | undefined;
}

/**
 * Reads comma-separated values (RFC 4180): the first row names the columns, empty lines are passed over. Line ends must
 * be plain: a cell's text must not depend on who checked the file out.
 */
export function readCsv(text: string): CsvFile {
  const rows: CsvRow[] = [];
  let start = 0;
  let brokenAt: Span | undefined;
  Papa.parse<string[]>(text, {
    delimiter: ',',
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const [error] = errors;
      if (error) {
        // The parser stands behind the quote that it could not close.
        const quote = Math.max(0, (error.index ?? start + 1) - 1);
        brokenAt = { start: quote, end: quote + 1 };
        parser.abort();
        return;
      }
      if (data.length > 1 || data[0] !== '') rows.push({ cells: data, start });
      start = meta.cursor;
    },
  });
  const [header, ...others] = rows;
  return { header, rows: others, brokenAt };
}

/** Where a cell stands. A quoted one has two quotes around it, and two for each inside. */
export function cellSpan(text: string, row: CsvRow, index: number): Span {
  let start = row.start;
  for (const [at, cell] of row.cells.entries()) {
    const quoted = text[start] === '"';
    const length = quoted ? cell.length + 2 + (cell.match(/"/g)?.length ?? 0) : cell.length;
    if (at === index) return { start, end: start + length };
    start += length + 1;
  }
  return rowSpan(text, row);
}

/** A row, to the end of the line it begins on. */
export function rowSpan(text: string, row: CsvRow): Span {
  const end = text.indexOf('\n', row.start);
  return { start: row.start, end: end < 0 ? text.length : end };
}
