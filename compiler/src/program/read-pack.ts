import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { PackFiles } from './pack-files.js';

/** Folders of a pack that hold no chapters. */
const ignored = new Set(['node_modules', 'dist', 'migrations', 'saves']);

/** Far above any chapter ever written; a larger file is something else by mistake. */
const mostBytes = 64 * 1024 * 1024;

/** A pack's files as read; what could not be read as text is among the diagnostics. */
export interface ReadPack {
  readonly files: PackFiles;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a pack's folder: its `.fab` files, each chapter's `fabula.ids`, and the `.csv` files of tables. Throws the file system's error for a folder
 * that is not there or may not be read. Synchronous, because used packs are wanted while names are being resolved.
 */
export function readPack(folder: string): ReadPack {
  const sources = new Map<string, string>();
  const ids = new Map<string, string>();
  const data = new Map<string, string | { readonly looksLike: string }>();
  const diagnostics: Diagnostic[] = [];
  for (const path of list(folder, '').sort()) {
    const full = join(folder, path);
    // What a table can't be read from is said where the table is declared: no other file of data is the pack's.
    if (isData(path)) {
      const tooLarge = statSync(full).size > mostBytes;
      data.set(path.normalize('NFC'), tooLarge ? { looksLike: 'far too large' } : decode(readFileSync(full)));
      continue;
    }
    if (statSync(full).size > mostBytes) {
      diagnostics.push(diagnostic(catalogue.fileTooLarge, atStart(path), { megabytes: mostBytes / 1024 / 1024 }));
      continue;
    }
    const text = decode(readFileSync(full));
    if (typeof text !== 'string') {
      diagnostics.push(diagnostic(catalogue.notText, atStart(path), { encoding: text.looksLike }));
    } else if (path.endsWith('.fab')) {
      sources.set(path.normalize('NFC'), text);
    } else {
      ids.set(
        path.includes('/') ? path.slice(0, path.lastIndexOf('/')).normalize('NFC').replaceAll('/', '.') : '',
        text,
      );
    }
  }
  return { files: { sources, ids, data }, diagnostics };
}

/** The `.fab` files of a pack's folder, as the file system names them. */
export function sourcePaths(folder: string): string[] {
  return list(folder, '')
    .filter((path) => path.endsWith('.fab'))
    .sort();
}

/** The text of one file, byte-order mark and all; or why it is none, said of the file under the name given. */
export function readSource(full: string, name: string): string | Diagnostic {
  if (statSync(full).size > mostBytes)
    return diagnostic(catalogue.fileTooLarge, atStart(name), { megabytes: mostBytes / 1024 / 1024 });
  return decodeSource(readFileSync(full), name);
}

/** The same for bytes that were read already. */
export function decodeSource(bytes: Uint8Array, name: string): string | Diagnostic {
  const text = decode(bytes);
  return typeof text === 'string' ? text : diagnostic(catalogue.notText, atStart(name), { encoding: text.looksLike });
}

function list(folder: string, below: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!ignored.has(entry.name)) found.push(...list(folder, path));
    } else if (/\.(?:fab|csv|md|txt|deck\.json)$/.test(entry.name) || entry.name === 'fabula.ids' || isStrings(path)) {
      found.push(path);
    }
  }
  return found;
}

/** A translation; as CSV it is data like any other. */
/** Files of tables, templates, decks and translations. */
function isData(path: string): boolean {
  return /\.(?:csv|md|txt|deck\.json)$/.test(path) || isStrings(path);
}

function isStrings(path: string): boolean {
  return /^strings\/[^/]+\.json$/.test(path);
}

/** The text, or what the bytes look like instead. */
function decode(bytes: Uint8Array): string | { readonly looksLike: string } {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { looksLike: 'UTF-16' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { looksLike: bytes.includes(0) ? 'a binary file' : 'another encoding' };
  }
  return text.includes('\0') ? { looksLike: 'a binary file' } : text;
}

function atStart(file: string) {
  return { file, span: { start: 0, end: 0 } };
}
