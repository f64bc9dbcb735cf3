import { closeIndent, textIndent } from './prompt-layout.js';

/** How much deeper a block is indented. */
export const step = 2;

/** Text as it is written, line by line. */
export class Output {
  text = '';
  /** How wide the line written now is. */
  column = 0;
  /** How far the line written now is indented. */
  indent = 0;

  write(given: string): void {
    const text = given.includes(closeIndent) ? this.#indented(given) : given;
    this.text += text;
    const lineStart = text.lastIndexOf('\n') + 1;
    this.column = lineStart === 0 ? this.column + text.length : text.length - lineStart;
  }

  /** Prompt text stands one step deeper than the line it opens on. */
  #indented(text: string): string {
    return text
      .replaceAll(textIndent, indentation(this.indent + step))
      .replaceAll(closeIndent, indentation(this.indent));
  }

  /** Begins a line, with an empty one before it if asked. Before the first line there is none to end. */
  newline(indent: number, blank: boolean): void {
    if (this.text !== '') this.text += blank ? '\n\n' : '\n';
    this.text += indentation(indent);
    this.column = indent;
    this.indent = indent;
  }
}

/** Blocks lie at most 200 deep in one another, so each is made once. */
const made: string[] = [];

function indentation(width: number): string {
  const known = made[width];
  if (known !== undefined) return known;
  const text = ' '.repeat(width);
  made[width] = text;
  return text;
}
