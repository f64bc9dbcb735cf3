import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PackFiles } from './pack-files.js';

/**
 * The files of a pack of the standard library, `std.d20`, as installed beside this program. Each pack is a folder of
 * `@fabula/stdlib`. Read at once and synchronously: they are few, small, and wanted before anything else can go on.
 */
export function standardLibrary(name: string): PackFiles | undefined {
  const [std, folder, ...more] = name.split('.');
  if (std !== 'std' || folder === undefined || more.length > 0) return undefined;
  const home = join(libraryHome(), folder);
  if (!existsSync(home)) return undefined;
  const sources = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const file of readdirSync(home).sort()) {
    if (file.endsWith('.fab')) sources.set(file, readFileSync(join(home, file), 'utf8'));
    else if (file === 'fabula.ids') ids.set('', readFileSync(join(home, file), 'utf8'));
  }
  return { sources, ids };
}

/** The names of all its packs. */
export function standardNames(): string[] {
  return readdirSync(libraryHome(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => `std.${entry.name}`)
    .sort();
}

function libraryHome(): string {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve('@fabula/stdlib/package.json'));
}
