import { readdir, readFile, stat } from 'node:fs/promises';
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
 * Reads a pack's folder: its `.fab` files and each chapter's `fabula.ids`. Throws the file system's error for a folder
 * that is not there or may not be read.
 */
export async function readPack(folder: string): Promise<ReadPack> {
  const sources = new Map<string, string>();
  const ids = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of (await list(folder, '')).sort()) {
    const full = join(folder, path);
    if ((await stat(full)).size > mostBytes) {
      diagnostics.push(diagnostic(catalogue.fileTooLarge, atStart(path), { megabytes: mostBytes / 1024 / 1024 }));
      continue;
    }
    const text = decode(await readFile(full));
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
  return { files: { sources, ids }, diagnostics };
}

async function list(folder: string, below: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!ignored.has(entry.name)) found.push(...(await list(folder, path)));
    } else if (entry.name.endsWith('.fab') || entry.name === 'fabula.ids') {
      found.push(path);
    }
  }
  return found;
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
