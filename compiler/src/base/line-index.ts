/** A place as people count it: both from 1; `column` counts UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Maps offsets to lines. CR, LF and CRLF each end a line. Built on first use: most files never report anything. */
export class LineIndex {
  #starts: number[] | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line and column of an offset; offsets past the end give the last position. */
  at(offset: number): LineColumn {
    const starts = this.#lineStarts();
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1 };
  }

  /** The offset at which a line (from 1) starts; the text's length for a line past the end. */
  startOf(line: number): number {
    return this.#lineStarts()[line - 1] ?? this.#text.length;
  }

  /** The text of a line (from 1) without its line end. */
  textOf(line: number): string {
    const end = this.#lineStarts()[line] ?? this.#text.length;
    return this.#text.slice(this.startOf(line), end).replace(/[\r\n]+$/, '');
  }

  get count(): number {
    return this.#lineStarts().length;
  }

  #lineStarts(): number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    const text = this.#text;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
    return starts;
  }
}
