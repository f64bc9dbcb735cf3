import type { SourceFile, Span } from '../../base/index.js';
import { type Diagnostic, diagnostic, type Fix, type Message } from '../../diagnostics/index.js';

/** What a fix changes, before it knows its file. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects one file's diagnostics. The lexer's are told apart: where it has spoken, the parser keeps silent. */
export class Reports {
  readonly #file: SourceFile;
  readonly #diagnostics: Diagnostic[];
  /** Where the lexer has spoken, as far as the parser is to know. */
  #lexed: number[] = [];
  /** How many diagnostics there were before the file, and before the piece that is being read. */
  readonly #before: number;
  #piece: number;

  /** Goes on from what has been reported before, if anything. */
  constructor(file: SourceFile, before?: Reports) {
    this.#file = file;
    this.#diagnostics = before ? [...before.#diagnostics] : [];
    this.#before = this.#diagnostics.length;
    this.#piece = this.#before;
  }

  add<Holes>(message: Message<Holes>, span: Span, holes: Holes, fix?: Fix): void {
    const length = this.#file.text.length;
    const start = Math.max(0, Math.min(span.start, length));
    const end = Math.max(start, Math.min(span.end, length));
    const place = { file: this.#file.path, span: { start, end } };
    this.#diagnostics.push(diagnostic(message, place, holes, fix ? { fix } : {}));
  }

  /** A fix of this file. */
  fix(title: string, ...changes: readonly Change[]): Fix {
    return {
      title,
      edits: changes.map(({ start, end, text }) => ({ file: this.#file.path, span: { start, end }, text })),
    };
  }

  /** Ends the lexer's part of a piece. */
  lexingDone(): void {
    const lexed = [...this.#diagnostics.slice(0, this.#before), ...this.#diagnostics.slice(this.#piece)];
    this.#lexed = lexed.map((found) => found.place.span.start).sort((a, b) => a - b);
  }

  /** Ends the parser's part of a piece. */
  parsingDone(): void {
    this.#piece = this.#diagnostics.length;
  }

  /** Whether the lexer reported something that starts in a span: then what the parser finds there is its echo. */
  lexedWithin(start: number, end: number): boolean {
    let low = 0;
    let high = this.#lexed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lexed[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const found = this.#lexed[low];
    return found !== undefined && found <= end;
  }

  /** All of them, in reading order. */
  sorted(): Diagnostic[] {
    return [...this.#diagnostics].sort((a, b) => a.place.span.start - b.place.span.start);
  }
}
