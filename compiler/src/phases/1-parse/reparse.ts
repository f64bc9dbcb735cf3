import { LineIndex, type SourceFile, type Span } from '../../base/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import { parse, parseFrom } from './parse.js';
import type { Declaration, SourceTree } from './tree/index.js';

/**
 * A file that is being edited. Its tree has the places of `source`, whose text only ever grows: what was written anew
 * stands at its end, so a declaration that only moved keeps its node and its spans, and all that was found out about
 * it. `toReal` says where a place of `source` lies in the file as it is.
 */
export interface EditedFile {
  readonly real: SourceFile;
  readonly source: SourceFile;
  readonly tree: SourceTree;
  readonly diagnostics: readonly Diagnostic[];
  /** The file as it was when it was last read as a whole: while it is the same, spans are of one measure. */
  readonly first: SourceFile;
  /** Where each declaration starts in `real`; absent while the two are the same. */
  readonly starts: readonly number[] | undefined;
}

/** Beyond so many times the file's own length, plus some, what is no longer there costs more than reading it again. */
const mostGrowth = 4;
const leastRoom = 1 << 16;

const stride = 4096;

/** Reads a file as a whole. */
export function parseWhole(real: SourceFile): EditedFile {
  return { real, source: real, first: real, ...parse(real), starts: undefined };
}

/**
 * Reads what of a file changed: the declarations the change touches and one on each side, whose ends and doc comments
 * may hang on it. Undefined when that is not enough, because something is wrong in the file, before or after.
 */
export function reparse(before: EditedFile, real: SourceFile): EditedFile | undefined {
  const { declarations } = before.tree;
  if (before.diagnostics.length > 0 || before.source.text.length > mostGrowth * real.text.length + leastRoom) return;
  const old = before.real.text;
  const { text } = real;
  const { prefix, suffix } = commonEnds(old, text);
  const starts = declarations.map((declaration, i) => before.starts?.[i] ?? declaration.span.start);
  const endOf = (i: number): number => (starts[i] ?? 0) + lengthOf(declarations[i]);

  const touched = starts.findIndex((_, i) => endOf(i) >= prefix);
  const kept = Math.max(0, (touched < 0 ? declarations.length : touched) - 1);
  const after = starts.findIndex((start) => start > old.length - suffix);
  const resumed = after < 0 ? declarations.length : after + 1;
  const delta = text.length - old.length;
  const from = kept === 0 ? 0 : endOf(kept - 1);
  const to = resumed >= declarations.length ? text.length : endOf(resumed - 1) + delta;
  // What stands on a declaration's last line is read with it.
  if (from > 0 && !/^[ \t]*(?:\r|\n|\/\/|$)/.test(text.slice(from, from + 200))) return;

  const base = before.source.text.length + 1;
  const grown = `${before.source.text}\n${text.slice(from, to)}`;
  const source = { path: real.path, chapter: real.chapter, text: grown, lines: new LineIndex(grown) };
  const window = parseFrom(source, base);
  if (window.diagnostics.length > 0) return;
  const fresh = window.tree.declarations;
  const freshStart = (i: number): number => (fresh[i]?.span.start ?? base) - base + from;
  const isSame = (i: number, k: number): boolean => {
    const [now, was] = [fresh[i], declarations[k]];
    if (!now || !was || lengthOf(now) !== lengthOf(was) || docOf(now) !== docOf(was)) return false;
    return text.startsWith(old.slice(starts[k], endOf(k)), freshStart(i));
  };
  const read: Declaration[] = [...fresh];
  let left = 0;
  for (; left < fresh.length && kept + left < resumed && isSame(left, kept + left); left++)
    read[left] = declarations[kept + left] ?? read[left] ?? fail();
  let right = 1;
  for (; fresh.length - right >= left && resumed - right >= kept + left; right++) {
    if (!isSame(fresh.length - right, resumed - right)) break;
    read[fresh.length - right] = declarations[resumed - right] ?? fail();
  }
  return {
    real,
    source,
    first: before.first,
    tree: {
      kind: 'sourceTree',
      declarations: [...declarations.slice(0, kept), ...read, ...declarations.slice(resumed)],
      span: { start: 0, end: source.text.length },
    },
    diagnostics: [],
    starts: [
      ...starts.slice(0, kept),
      ...fresh.map((_, i) => freshStart(i)),
      ...starts.slice(resumed).map((start) => start + delta),
    ],
  };
}

/** Where a span of `source` lies in `real`; undefined for what lies in no declaration, or in one that is gone. */
export function toReal(file: EditedFile, span: Span): Span | undefined {
  if (!file.starts) return span;
  const order = orderOf(file);
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle]?.span.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found = order[low - 1];
  if (!found || span.end > found.span.end) return undefined;
  const shift = found.at - found.span.start;
  return { start: span.start + shift, end: span.end + shift };
}

/** The declarations by their places in `source`, with those in `real`. */
function orderOf({ tree, starts }: EditedFile): readonly { readonly span: Span; readonly at: number }[] {
  const known = orders.get(tree);
  if (known) return known;
  const order = tree.declarations
    .map(({ span }, i) => ({ span, at: starts?.[i] ?? span.start }))
    .sort((a, b) => a.span.start - b.span.start);
  orders.set(tree, order);
  return order;
}
const orders = new WeakMap<SourceTree, ReturnType<typeof orderOf>>();

function commonEnds(a: string, b: string): { readonly prefix: number; readonly suffix: number } {
  const most = Math.min(a.length, b.length);
  // In strides first: comparing slices is many times faster than comparing characters.
  let prefix = 0;
  while (prefix + stride <= most && a.slice(prefix, prefix + stride) === b.slice(prefix, prefix + stride))
    prefix += stride;
  while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  const left = most - prefix;
  let suffix = 0;
  const end = (text: string): string => text.slice(text.length - suffix - stride, text.length - suffix);
  while (suffix + stride <= left && end(a) === end(b)) suffix += stride;
  while (suffix < left && a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix)) suffix++;
  return { prefix, suffix };
}

function lengthOf(declaration: Declaration | undefined): number {
  return declaration ? declaration.span.end - declaration.span.start : 0;
}

function docOf(declaration: Declaration): string | undefined {
  return 'doc' in declaration ? declaration.doc : undefined;
}

function fail(): never {
  throw new Error('A declaration is missing from its file.');
}
