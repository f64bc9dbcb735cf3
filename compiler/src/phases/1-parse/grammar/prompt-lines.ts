import type { Span } from '../../../base/index.js';
import type { Inline, TextRun } from '../tree/index.js';

/** A piece of prompt text as it is read: what is sent, or how its lines stand. */
export type PromptPiece =
  | Inline
  | { readonly kind: 'indent'; readonly blanks: string }
  | { readonly kind: 'break'; readonly span: Span };

interface TextLine {
  /** Undefined for text on the line of the opening brace: what stands before it is no indent. */
  readonly indent: string | undefined;
  readonly parts: readonly Inline[];
  /** The line end before it. */
  readonly before: Span | undefined;
}

/**
 * The text as it is sent: the indent that all lines share goes, and so do empty lines at either end. A line is parted
 * from the next by LF, whatever the file has.
 */
export function joinLines(pieces: readonly PromptPiece[] | undefined): readonly Inline[] {
  const lines = linesOf(pieces ?? []);
  const first = lines.findIndex(({ parts }) => parts.length > 0);
  if (first < 0) return [];
  const last = lines.findLastIndex(({ parts }) => parts.length > 0);
  const shared = sharedIndent(lines);
  const joined: Inline[] = [];
  for (const { indent, parts, before } of lines.slice(first, last + 1)) {
    if (joined.length > 0 && before) add(joined, { kind: 'textRun', text: '\n', span: before });
    const [head] = parts;
    const rest = parts.length > 0 ? (indent ?? '').slice(shared) : '';
    if (head && rest !== '') {
      add(joined, { kind: 'textRun', text: rest, span: { start: head.span.start, end: head.span.start } });
    }
    for (const part of parts) add(joined, part);
  }
  return joined;
}

function linesOf(pieces: readonly PromptPiece[]): TextLine[] {
  const lines: TextLine[] = [];
  let indent: string | undefined;
  let parts: Inline[] = [];
  let before: Span | undefined;
  for (const piece of pieces) {
    if (piece.kind === 'indent') indent = piece.blanks;
    else if (piece.kind === 'break') {
      lines.push({ indent, parts, before });
      indent = '';
      parts = [];
      before = piece.span;
    } else parts.push(piece);
  }
  lines.push({ indent, parts, before });
  return lines;
}

/** How many blanks all lines with text begin with alike. */
function sharedIndent(lines: readonly TextLine[]): number {
  let shared: string | undefined;
  for (const { indent, parts } of lines) {
    if (indent === undefined || parts.length === 0) continue;
    if (shared === undefined) shared = indent;
    else while (!indent.startsWith(shared)) shared = shared.slice(0, -1);
  }
  return shared?.length ?? 0;
}

/** Runs of text that touch are one: how the source was broken up must not show. */
function add(into: Inline[], part: Inline): void {
  const last = into.at(-1);
  if (part.kind !== 'textRun' || last?.kind !== 'textRun') {
    into.push(part);
    return;
  }
  const joined: TextRun = {
    kind: 'textRun',
    text: last.text + part.text,
    span: { start: last.span.start, end: Math.max(last.span.end, part.span.end) },
  };
  into[into.length - 1] = joined;
}
