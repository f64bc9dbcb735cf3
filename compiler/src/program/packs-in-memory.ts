import type { FindLibrary } from './libraries.js';
import type { PackFiles } from './pack-files.js';
import { standardLibrary } from './standard-library.js';

/**
 * Packs that lie in memory as they would on disk, for the examples of pages: a file `use/NAME/…` belongs to the pack NAME,
 * and `use/LEFT/use/NAME/…` to the one that only LEFT sees. What is not among them may be of the standard library.
 */
export function packsInMemory(files: ReadonlyMap<string, string>): {
  /** The files of the pack that is being checked. */
  readonly own: PackFiles;
  readonly library: FindLibrary;
} {
  const packs = new Map<string, Map<string, string>>();
  for (const [path, text] of files) {
    const home = /^(?:use\/[^/]+\/)*/.exec(path)?.[0] ?? '';
    const pack = packs.get(home) ?? new Map<string, string>();
    packs.set(home, pack.set(path.slice(home.length), text));
  }
  const find = (name: string, from: string): PackFiles | undefined => {
    const home = `${from}use/${name}/`;
    const found = packs.get(home);
    if (found) return { ...packFiles(found), home };
    return from === '' ? standardLibrary(name) : find(name, from.replace(/use\/[^/]+\/$/, ''));
  };
  return { own: packFiles(packs.get('') ?? new Map()), library: (name, from) => find(name, from ?? '') };
}

/** Files by what they are: source, stored ids, or data that a table is read from. */
function packFiles(files: ReadonlyMap<string, string>): PackFiles {
  const sources = new Map<string, string>();
  const ids = new Map<string, string>();
  const data = new Map<string, string>();
  for (const [path, text] of files) {
    if (path.endsWith('fabula.ids')) ids.set(path.split('/').slice(0, -1).join('.'), text);
    else if (/\.(?:csv|json|md|txt)$/.test(path)) data.set(path, text);
    else sources.set(path, text);
  }
  return { sources, ids, data };
}
