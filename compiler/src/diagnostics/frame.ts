import stringWidth from 'string-width';
import type { Place, SourceFile } from '../base/index.js';

/** How wide a tab is drawn: carets can only be right when we say so ourselves. */
const tab = '  ';

/** Lines shown above the marked one. */
const context = 1;

/**
 * The source around a place, with carets under it. Widths are those of a terminal: wide characters and emoji take two
 * cells, combining marks none. A place over several lines is marked to its first line's end.
 */
export function codeFrame(source: SourceFile, place: Place, paint: Paint = plain): string {
  const { line, column } = source.lines.at(place.span.start);
  const end = source.lines.at(place.span.end);
  const text = source.lines.textOf(line);
  const from = column - 1;
  const to = end.line === line ? Math.max(from, end.column - 1) : text.length;
  const gutter = String(line).length;
  const rows: string[] = [];
  for (let shown = Math.max(1, line - context); shown <= line; shown++) {
    const number = String(shown).padStart(gutter);
    rows.push(`${paint.dim(`${number} |`)} ${drawn(source.lines.textOf(shown))}`.trimEnd());
  }
  const before = stringWidth(drawn(text.slice(0, from)));
  const width = Math.max(1, stringWidth(drawn(text.slice(from, to))));
  rows.push(`${paint.dim(`${' '.repeat(gutter)} |`)} ${' '.repeat(before)}${paint.mark('^'.repeat(width))}`);
  return rows.join('\n');
}

/** Colours, or none. */
export interface Paint {
  readonly dim: (text: string) => string;
  readonly mark: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bold: (text: string) => string;
}

const same = (text: string): string => text;
/** Paints nothing. */
export const plain: Paint = { dim: same, mark: same, error: same, warning: same, bold: same };

/** What a terminal shows of source text: tabs as blanks, and control characters, which could move the cursor, as `·`. */
function drawn(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\t') out += tab;
    else out += isControl(code) ? '·' : character;
  }
  return out;
}

/** C0, DEL, C1 and the bidirectional controls. */
function isControl(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}
