/** A half-open range of UTF-16 offsets into one file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a named file: what a diagnostic points at. `file` is the pack-relative path with forward slashes. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
