import type { Span } from '../../../base/index.js';
import { nestingBudget } from '../nesting.js';
import type { Expression, Inline, Markup, Name } from '../tree/index.js';
import { unescapedProse } from './escapes.js';
import { normal } from './token-reader.js';

/** A piece of text before its markup has been paired. */
export type Piece = Inline | MarkupTag;

export interface MarkupTag {
  readonly kind: 'markupTag';
  readonly image: string;
  readonly span: Span;
}

interface Open {
  readonly tag: MarkupTag;
  readonly name: string;
  readonly pieces: Inline[];
}

/** Pairs `[name]` with `[/name]`. What is not properly closed is brackets, which are text like any other. */
export function closeMarkup(pieces: readonly Piece[]): Inline[] {
  const out: Inline[] = [];
  const stack: Open[] = [];
  const into = (): Inline[] => stack.at(-1)?.pieces ?? out;
  for (const piece of pieces) {
    if (piece.kind !== 'markupTag') {
      add(into(), piece);
      continue;
    }
    const { closes, name, selfClosed } = partsOf(piece.image);
    if (closes) {
      const open = stack.findLastIndex((candidate) => candidate.name === name);
      if (open < 0) {
        add(into(), literal(piece));
        continue;
      }
      while (stack.length > open + 1) unwind(stack, out);
      const opened = stack.pop();
      if (opened) into().push(markup(opened.tag, opened.pieces, { start: opened.tag.span.start, end: piece.span.end }));
    } else if (selfClosed) into().push(markup(piece, undefined, piece.span));
    else if (stack.length >= nestingBudget) add(into(), literal(piece));
    else stack.push({ tag: piece, name, pieces: [] });
  }
  while (stack.length > 0) unwind(stack, out);
  return out;
}

/** Makes text of the innermost open tag, and gives what it held to the one around it. */
function unwind(stack: Open[], out: Inline[]): void {
  const open = stack.pop();
  if (!open) return;
  const into = stack.at(-1)?.pieces ?? out;
  add(into, literal(open.tag));
  for (const piece of open.pieces) add(into, piece);
}

/** Adds a piece; runs of text that touch become one. */
function add(into: Inline[], piece: Inline): void {
  const last = into.at(-1);
  if (piece.kind === 'textRun' && last?.kind === 'textRun' && last.span.end === piece.span.start) {
    const span = { start: last.span.start, end: piece.span.end };
    into[into.length - 1] = { kind: 'textRun', text: last.text + piece.text, span };
  } else into.push(piece);
}

function literal(tag: MarkupTag): Inline {
  return { kind: 'textRun', text: unescapedProse(tag.image), span: tag.span };
}

function partsOf(image: string): { closes: boolean; name: string; selfClosed: boolean } {
  const name = /[\p{L}_][\p{L}\p{M}\p{N}_-]*/u.exec(image)?.[0] ?? '';
  return { closes: image.startsWith('[/'), name: normal(name), selfClosed: image.endsWith('/]') };
}

function markup(tag: MarkupTag, text: readonly Inline[] | undefined, span: Span): Markup {
  const words = [...tag.image.matchAll(/([\p{L}_][\p{L}\p{M}\p{N}_-]*)(?:=("[^"]*"|[^\s[\]"/]+))?/gu)];
  const [head, ...rest] = words.map((word) => {
    const start = tag.span.start + word.index;
    const name: Name = {
      kind: 'name',
      text: normal(word[1] ?? ''),
      span: { start, end: start + (word[1] ?? '').length },
    };
    const raw = word[2];
    return { name, value: raw === undefined ? undefined : attribute(raw, name.span.end + 1) };
  });
  const name: Name = head?.name ?? { kind: 'name', text: '', span: { start: tag.span.start, end: tag.span.start } };
  return { kind: 'markup', name, attributes: rest, text, span };
}

/** An attribute's value: a figure, a text, true or false, or a name. */
function attribute(raw: string, start: number): Expression {
  const span = { start, end: start + raw.length };
  if (raw.startsWith('"')) {
    const inner = { start: start + 1, end: span.end - 1 };
    return { kind: 'text', parts: [{ kind: 'textRun', text: normal(raw.slice(1, -1)), span: inner }], span };
  }
  if (/^-?\d{1,15}$/.test(raw)) return { kind: 'int', value: Number(raw), span };
  if (/^-?\d+\.\d+$/.test(raw)) return { kind: 'float', value: Number(raw), text: raw, span };
  if (raw === 'true' || raw === 'false') return { kind: 'bool', value: raw === 'true', span };
  if (/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(raw)) {
    return { kind: 'nameExpression', name: { kind: 'name', text: normal(raw), span }, span };
  }
  return { kind: 'text', parts: [{ kind: 'textRun', text: normal(raw), span }], span };
}
