import stringWidth from 'string-width';
import type { Place, SourceFile } from '../base/index.js';

/** How wide a tab is drawn: carets can only be right when we say so ourselves. */
const tab = '  ';

/** Lines shown above the marked one. */
const context = 1;

/**
 * The source around a place, with carets under it. Widths are those of a terminal: wide characters and emoji take two
 * cells, combining marks none. A place over several lines is marked to its first line's end. Lines that are wider than
 * `columns` are cut around the place: a terminal would fold them, and the carets would point elsewhere.
 */
export function codeFrame(
  source: SourceFile,
  place: Place,
  paint: Paint = plain,
  columns = Number.POSITIVE_INFINITY,
): string {
  const { line, column } = source.lines.at(place.span.start);
  const end = source.lines.at(place.span.end);
  const text = source.lines.textOf(line);
  const from = column - 1;
  const to = end.line === line ? Math.max(from, end.column - 1) : text.length;
  const gutter = String(line).length;
  const before = stringWidth(drawn(text.slice(0, from)));
  const width = Math.max(1, stringWidth(drawn(text.slice(from, to))));
  const room = Math.max(narrowest, columns - gutter - 3);
  const window = windowAround(before, width, stringWidth(drawn(text)), room);
  const rows: string[] = [];
  for (let shown = Math.max(1, line - context); shown <= line; shown++) {
    const number = String(shown).padStart(gutter);
    rows.push(`${paint.dim(`${number} |`)} ${cut(drawn(source.lines.textOf(shown)), window)}`.trimEnd());
  }
  const marked = Math.min(width, window.end - before);
  rows.push(
    `${paint.dim(`${' '.repeat(gutter)} |`)} ${' '.repeat(before - window.start)}${paint.mark('^'.repeat(marked))}`,
  );
  return rows.join('\n');
}

/** A terminal narrower than this folds lines whatever we do. */
const narrowest = 20;

/** The cells of a line that are shown. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/** The window of `room` cells with the marked ones in its middle, as far as the line's ends let it. */
function windowAround(before: number, width: number, total: number, room: number): Window {
  // A caret may stand behind the line's last cell.
  const whole = Math.max(total, before + 1);
  if (whole <= room) return { start: 0, end: Number.POSITIVE_INFINITY };
  const shown = Math.min(width, room - 2);
  const start = Math.max(0, Math.min(before - Math.floor((room - shown) / 2), whole - room));
  return { start, end: start + room };
}

/** What a window shows of a line, with `…` in the cell where the line goes on. */
function cut(text: string, { start, end }: Window): string {
  const total = stringWidth(text);
  if (start === 0 && total <= end) return text;
  if (total <= start) return total === 0 ? '' : '…';
  const first = start === 0 ? 0 : start + 1;
  const last = total > end ? end - 1 : total;
  let out = start === 0 ? '' : '…';
  let filled = first;
  let at = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const width = stringWidth(segment);
    if (at >= first && at + width <= last) {
      // Half of a wide character can't be shown: its other cell is left blank.
      out += ' '.repeat(Math.max(0, at - filled)) + segment;
      filled = at + width;
    }
    at += width;
  }
  return total > end ? `${out}${' '.repeat(Math.max(0, last - filled))}…` : out;
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
