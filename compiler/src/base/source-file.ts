import { LineIndex } from './line-index.js';

/**
 * One file of a pack as it was read. `text` is without a byte-order mark; line ends are kept as they are,
 * so that offsets are the editor's offsets.
 */
export interface SourceFile {
  /**
   * Pack-relative, with forward slashes: the file's name in every message and in the bundle. A file of a library has
   * the library's name and a colon in front: `std.d20:d20.fab`.
   */
  readonly path: string;
  /** The chapter (folder) it belongs to: `''` for the root, else names joined by dots. */
  readonly chapter: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/** Makes a source file; a byte-order mark at the text's start is dropped. */
export function sourceFile(path: string, text: string): SourceFile {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const own = path.slice(path.indexOf(':') + 1);
  const slash = own.lastIndexOf('/');
  const chapter = slash < 0 ? '' : own.slice(0, slash).normalize('NFC').replaceAll('/', '.');
  return { path, chapter, text: clean, lines: new LineIndex(clean) };
}
