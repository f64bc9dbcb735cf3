import type { SourceFile } from '../../../base/index.js';
import type { Diagnostic } from '../../../diagnostics/index.js';
import { read } from '../parse.js';
import { FilePrinter } from './file-printer.js';
import { measure } from './measure.js';
import { piecesOf } from './pieces.js';
import { withShortForms } from './short-forms.js';
import { markTypeBrackets } from './type-brackets.js';

export interface FormatOptions {
  /** How wide a line of logic may be; prose is never broken. */
  readonly width: number;
}

/** A file's text laid out, or why it was left alone. */
export type Formatted =
  | { readonly ok: true; readonly text: string }
  /** The file has errors of syntax: what was meant can't be known. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export const defaultWidth = 100;

/**
 * Lays a file out anew. The words, their order and what they mean stay as they are, and so does every comment: the
 * tokens are copied from the source, and only the blanks and line ends between them are decided. Lines end with LF,
 * or with CRLF in a file that had nothing else.
 */
export function format(file: SourceFile, options: Partial<FormatOptions> = {}): Formatted {
  const { tree, tokens, diagnostics } = read(file);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
  const pieces = withShortForms(piecesOf(file.text, tokens));
  // Between declarations there is nothing to copy verbatim with.
  if (pieces.some(({ strange, opensDeclaration }) => strange && opensDeclaration)) return { ok: true, text: file.text };
  markTypeBrackets(file.text, pieces, tree);
  measure(file.text, pieces);
  const text = new FilePrinter(file.text, pieces, options.width ?? defaultWidth).print();
  return { ok: true, text: isCrlfThroughout(file.text) ? text.replaceAll('\n', '\r\n') : text };
}

function isCrlfThroughout(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(text);
}
