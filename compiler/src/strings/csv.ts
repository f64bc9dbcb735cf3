import type { Span } from '../base/index.js';

/** A cell as it was meant, and where in the file it stands. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
}

export type Csv =
  | { readonly ok: true; readonly rows: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly at: number };

/**
 * Reads CSV as RFC 4180 has it, from whatever a spreadsheet saved: `,`, `;` or tabs between cells, any line ends, a byte
 * order mark. Not `csv-parse`, which does not tell where a cell stands: findings point there.
 */
export function readCsv(text: string): Csv {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let pos = text.startsWith('\uFEFF') ? 1 : 0;
  const separator = separatorOf(text.slice(pos));
  while (pos < text.length) {
    const start = pos;
    let cell = '';
    if (text[pos] === '"') {
      for (;;) {
        const close = text.indexOf('"', pos + 1);
        if (close < 0) return { ok: false, at: start };
        cell += text.slice(pos + 1, close);
        pos = close + 1;
        if (text[pos] !== '"') break;
        cell += '"';
      }
    }
    const bare = pos;
    while (pos < text.length && text[pos] !== separator && text[pos] !== '\n' && text[pos] !== '\r') pos++;
    cell += text.slice(bare, pos);
    row.push({ text: bareText(cell), span: { start, end: pos } });
    if (text[pos] === separator) {
      pos += 1;
      if (pos === text.length) row.push({ text: '', span: { start: pos, end: pos } });
      else if (text[pos] !== '\n' && text[pos] !== '\r') continue;
      else row.push({ text: '', span: { start: pos, end: pos } });
    }
    if (text[pos] === '\r') pos += 1;
    if (text[pos] === '\n') pos += 1;
    if (row.some((each) => each.text !== '')) rows.push(row);
    row = [];
  }
  return { ok: true, rows };
}

/** Writes CSV that spreadsheets read as text: with a byte order mark, CRLF, and no cell that would be taken for a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  const text = /^\\*[=+\-@]/.test(cell) ? `\\${cell}` : cell;
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What `quoted` put in front goes again; in the inline syntax the backslash would mean the same sign anyhow. */
function bareText(cell: string): string {
  return /^\\+[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

/** Spreadsheets of many countries save a `;`. The head has no cell that holds one of these. */
function separatorOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const [found = ','] = [',', ';', '\t']
    .filter((each) => head.includes(each))
    .sort((a, b) => head.indexOf(a) - head.indexOf(b));
  return found;
}
