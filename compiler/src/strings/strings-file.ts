import type { Span } from '../base/index.js';
import { type Cell, readCsv, writeCsv } from './csv.js';

/** One text of a translation file. */
export interface StringsRow {
  readonly id: string;
  readonly translation: string;
  /** The hash of the source that was translated; empty where nothing was yet. */
  readonly hash: string;
  /** For those who translate: nothing of it is read back, but what the source was when it was translated. */
  readonly source: string;
  readonly was: string;
  readonly speaker: string;
  readonly scene: string;
  readonly note: string;
  readonly status: RowStatus;
}

/** `new`: nothing translated yet. `stale`: the source has changed since. `gone`: the source is no more. */
export type RowStatus = '' | 'new' | 'stale' | 'gone';

export type StringsFormat = 'csv' | 'json';

/** A row as read, with the places that findings point at. */
export interface ReadRow extends StringsRow {
  readonly idSpan: Span;
  readonly span: Span;
}

export type ReadStrings =
  | { readonly ok: true; readonly rows: readonly ReadRow[] }
  | { readonly ok: false; readonly problem: string; readonly at: number };

/** What a person works with stands in front. */
const columns = ['id', 'speaker', 'source', 'translation', 'note', 'status', 'was', 'scene', 'hash'] as const;

export function writeStrings(locale: string, rows: readonly StringsRow[], format: StringsFormat): string {
  if (format === 'csv') return writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
  const texts = rows.map((row) =>
    Object.fromEntries(
      columns.flatMap((column) =>
        row[column] === '' && column !== 'translation' ? [] : [[column, row[column]] as const],
      ),
    ),
  );
  return `${JSON.stringify({ format: 'fabula-strings 1', locale, texts }, null, 2)}\n`;
}

export function readStrings(text: string, format: StringsFormat): ReadStrings {
  return format === 'csv' ? fromCsv(text) : fromJson(text);
}

function fromCsv(text: string): ReadStrings {
  const csv = readCsv(text);
  if (!csv.ok) return { ok: false, problem: 'a `"` is never closed', at: csv.at };
  const [head, ...rows] = csv.rows;
  const columnOf = new Map(head?.map((cell, index) => [cell.text.trim().toLowerCase(), index]));
  for (const wanted of ['id', 'translation']) {
    if (!columnOf.has(wanted)) return { ok: false, problem: `its first line has no column \`${wanted}\``, at: 0 };
  }
  return {
    ok: true,
    rows: rows.map((cells) => {
      const cell = (name: string): Cell | undefined => cells[columnOf.get(name) ?? -1];
      const id = cell('id');
      const span = id?.span ?? { start: 0, end: 0 };
      return { ...rowOf((name) => cell(name)?.text), idSpan: span, span: cell('translation')?.span ?? span };
    }),
  };
}

function fromJson(text: string): ReadStrings {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, problem: 'it is no JSON', at: 0 };
  }
  const texts = isObject(value) ? value['texts'] : undefined;
  if (!Array.isArray(texts)) return { ok: false, problem: 'it has no list `texts`', at: 0 };
  const rows: ReadRow[] = [];
  let from = 0;
  for (const [index, each] of texts.entries()) {
    if (!isObject(each)) return { ok: false, problem: `number ${index + 1} of its \`texts\` is no object`, at: 0 };
    const row = rowOf((name) => {
      const cell = each[name];
      return typeof cell === 'string' ? cell : undefined;
    });
    const written = JSON.stringify(row.id);
    const start = text.indexOf(written, from);
    if (start >= 0) from = start + written.length;
    const idSpan = start >= 0 ? { start, end: from } : { start: 0, end: 0 };
    rows.push({ ...row, idSpan, span: idSpan });
  }
  return { ok: true, rows };
}

function rowOf(cell: (name: (typeof columns)[number]) => string | undefined): StringsRow {
  const text = (name: (typeof columns)[number]): string => (cell(name) ?? '').trim();
  const status = text('status');
  return {
    id: text('id'),
    translation: text('translation'),
    hash: text('hash'),
    source: text('source'),
    was: text('was'),
    speaker: text('speaker'),
    scene: text('scene'),
    note: text('note'),
    status: status === 'new' || status === 'stale' || status === 'gone' ? status : '',
  };
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
