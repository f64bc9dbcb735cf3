import type { Json } from '@fabula/runtime/bundle';
import type { SourceFile, Span } from '../../base/index.js';
import { catalogue, diagnostic, type Message } from '../../diagnostics/index.js';
import type { TableDeclaration } from '../1-parse/index.js';
import type { Symbol } from '../2-bind/index.js';
import type { CheckedDeclaration } from './checked.js';
import { Checker } from './checker.js';
import { dataFile } from './data-file.js';
import type { ProgramContext } from './program-context.js';
import { isCellType, readCell } from './tables/cell.js';
import { type Column, columnsOf } from './tables/columns.js';
import { type CsvFile, type CsvRow, cellSpan, readCsv, rowSpan } from './tables/read-csv.js';
import { tablePath } from './tables/table-path.js';
import { resolveType } from './types/resolve-type.js';
import type { ListTy, RecordTy } from './types.js';

/** So many cells of a table are reported one by one; of the rest only the number. */
const mostCells = 20;

/** A table: a list of records that is read, cell by cell, when the pack is checked. It is a constant to all who use it. */
export function checkTable(context: ProgramContext, symbol: Symbol<TableDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const type = rowsType(c, declaration);
  const file = fileOf(c, symbol);
  const rows = type && file ? readTable(c, declaration, type, file) : [];
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    ...(file && { data: file }),
    table: { symbol, ir: { parameters: [], value: { op: 'const', value: rows } } },
  };
}

type RowsTy = ListTy & { readonly of: RecordTy };

/** The type as it is declared, where rows of cells can be of it. */
function rowsType(c: Checker, { type: written }: TableDeclaration): RowsTy | undefined {
  const type = resolveType({ context: c.context, chapter: c.chapter, checker: c }, written);
  if (type.kind === 'unknown') return undefined;
  if (type.kind !== 'list' || type.of.kind !== 'record') {
    if (type.kind !== 'list' || type.of.kind !== 'unknown') c.report(catalogue.tableType, written.span, {});
    return undefined;
  }
  const odd = type.of.fields.find((field) => !isCellType(field.type));
  if (odd)
    c.report(catalogue.tableType, written.span, {
      but: ` whose fields fit into cells each, which \`${odd.name}\` does not`,
    });
  return odd ? undefined : { ...type, of: type.of };
}

/** The file as it was read; what stands in its way is reported. */
function fileOf(c: Checker, { declaration, chapter, file }: Symbol<TableDeclaration>): SourceFile | undefined {
  const { span } = declaration.file;
  const path = tablePath(file, declaration);
  if (path === undefined) {
    c.report(catalogue.tableOutside, span, {});
    return undefined;
  }
  return dataFile(c, chapter.unit, path, span);
}

function readTable(c: Checker, declaration: TableDeclaration, type: RowsTy, file: SourceFile): Json[] {
  const reader = new TableReader(c, type.of, file);
  const rows = reader.read(readCsv(file.text));
  const { least = 0, most = Number.POSITIVE_INFINITY } = type;
  if (rows.length < least || rows.length > most)
    c.report(catalogue.tableSize, declaration.file.span, {
      path: file.path,
      count: rows.length,
      wanted: `${least}..${Number.isFinite(most) ? most : ''}`,
    });
  return rows;
}

class TableReader {
  /** Cells and rows that don't fit. */
  #faults = 0;
  readonly #c: Checker;
  readonly #record: RecordTy;
  readonly #file: SourceFile;

  constructor(c: Checker, record: RecordTy, file: SourceFile) {
    this.#c = c;
    this.#record = record;
    this.#file = file;
  }

  read({ header, rows, brokenAt }: CsvFile): Json[] {
    if (brokenAt) {
      this.#report(catalogue.tableQuote, brokenAt, {});
      return [];
    }
    const { text } = this.#file;
    const { columns, missing, unknown, repeated } = columnsOf(this.#record, header?.cells ?? []);
    if (missing.length + unknown.length + repeated.length > 0) {
      const wrong = [
        ...missing.map((name) => `no column for \`${name}\``),
        ...unknown.map((name) => `a column \`${name}\` for no field`),
        ...repeated.map((name) => `the column \`${name}\` twice`),
      ];
      const separator = /^[^,]*[;\t][^,]*$/.test(header?.cells.join(',') ?? '');
      const hint = separator ? ': cells are separated by commas here' : '';
      const span = header ? rowSpan(text, header) : { start: 0, end: 0 };
      this.#report(catalogue.tableColumns, span, { wrong, hint });
      // Without its columns nothing can be said of the rows.
      if (missing.length > 0) return [];
    }
    const width = header?.cells.length ?? 0;
    const values = rows.map((row) => this.#row(row, columns, width));
    if (this.#faults > mostCells && header) this.#sayMore(header);
    return values;
  }

  #row(row: CsvRow, columns: readonly Column[], width: number): Json {
    const { text } = this.#file;
    const count = row.cells.length;
    if (count !== width) {
      if (this.#isShown()) this.#report(catalogue.tableRow, rowSpan(text, row), { count, wanted: width });
      return {};
    }
    const values: { [field: string]: Json } = {};
    for (const { field, index } of columns) {
      const cell = row.cells[index];
      const read = cell === undefined ? { value: null } : readCell(this.#c, cell, field.type);
      if ('value' in read) {
        values[field.name] = read.value;
      } else if (this.#isShown()) {
        const { wanted, hint } = read;
        const shown = cell?.trim() === '' ? 'An empty cell' : `\`${shortened(cell ?? '')}\``;
        const holes = { field: field.name, cell: shown, wanted };
        const said = hint === undefined ? holes : { ...holes, hint: `; did you mean \`${hint}\`` };
        this.#report(catalogue.tableCell, cellSpan(text, row, index), said);
      }
    }
    return values;
  }

  #isShown(): boolean {
    this.#faults += 1;
    return this.#faults <= mostCells;
  }

  /** Says with the last cell that is shown how many are not. */
  #sayMore(header: CsvRow): void {
    const { diagnostics } = this.#c;
    const last = diagnostics.pop();
    if (!last) return;
    const place = { file: this.#file.path, span: rowSpan(this.#file.text, header) };
    const message = `${this.#faults - mostCells} more cells and rows of this table don’t fit.`;
    diagnostics.push({ ...last, related: [...last.related, { place, message }] });
  }

  #report<Holes>(message: Message<Holes>, span: Span, holes: Holes): void {
    this.#c.diagnostics.push(diagnostic(message, { file: this.#file.path, span }, holes));
  }
}

function shortened(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
}
