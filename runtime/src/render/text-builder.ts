import type { Json } from '../bundle/index.js';

/** A stretch of a text that markup covers; `from` and `to` are UTF-16 offsets into the rendered text. */
export interface Span {
  readonly name: string;
  /** The values of its attributes, encoded as everywhere else. */
  readonly attributes: { readonly [name: string]: Json };
  readonly from: number;
  readonly to: number;
}

/**
 * Puts a paragraph together from literal text and values, and folds its blanks on the way: runs become one, none
 * stands at an end or before `. , ; : ! ?`. Folding here, and not on the finished string, keeps the spans right.
 *
 * Only space, tab and line breaks fold. A no-break space is typography (`Quoi\u00a0?`) and stays.
 */
export class TextBuilder {
  #text = '';
  #blank = false;
  readonly #spans: Span[] = [];
  readonly #open: { from: number | undefined }[] = [];

  add(text: string): void {
    for (const character of text) {
      if (isBlank(character)) {
        this.#blank = this.#text !== '';
        continue;
      }
      if (this.#blank && !closing.has(character)) this.#text += ' ';
      this.#blank = false;
      for (const span of this.#open) span.from ??= this.#text.length;
      this.#text += character;
    }
  }

  /** What follows is of another line that joins this one. */
  join(): void {
    this.add(' ');
  }

  markup(name: string, attributes: Span['attributes'], content: () => void): void {
    const span: { from: number | undefined } = { from: undefined };
    this.#open.push(span);
    content();
    this.#open.pop();
    const to = this.#text.length;
    this.#spans.push({ name, attributes, from: span.from ?? to, to });
  }

  text(): string {
    return this.#text;
  }

  /** In the order they begin, the outer one first. */
  spans(): readonly Span[] {
    return this.#spans.toSorted((a, b) => a.from - b.from || b.to - a.to);
  }
}

const closing = new Set(['.', ',', ';', ':', '!', '?']);

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
