import type { Diagnostic } from '../diagnostics/index.js';
import { isSymbolOf, type Unit } from '../phases/2-bind/index.js';
import { tablePath } from '../phases/3-check/index.js';
import type { PackFiles } from './pack-files.js';

/** A pack's files with those that its tables are read from: they are in what it is known by, too. */
export function withTables(unit: Unit, files: PackFiles): PackFiles {
  const sources = new Map(files.sources);
  for (const symbol of unit.symbols) {
    const path = isSymbolOf(symbol, 'table') ? tablePath(symbol.file, symbol.declaration) : undefined;
    const content = path === undefined ? undefined : unit.data.read(path);
    if (path !== undefined && typeof content === 'string') sources.set(path, content);
  }
  return { ...files, sources };
}

/** Whether a file is a used pack's: mending it is not for the author of this one. */
export function isOthers(path: string): boolean {
  return path.includes(':');
}

export function withoutFix({ fix: _, ...diagnostic }: Diagnostic): Diagnostic {
  return diagnostic;
}
