import type { NoPack } from '../phases/2-bind/index.js';
import type { PackFiles } from './pack-files.js';

/** Finds a pack by its dotted name, seen from the home of the pack that uses it; the author's own has none. */
export type FindLibrary = (name: string, from: string | undefined) => PackFiles | NoPack | undefined;

/** A used pack as it was found. Its `prefix` stands before its files' paths: `std.d20:`. */
export interface FoundLibrary {
  readonly prefix: string;
  readonly files: PackFiles;
}

/** The packs that a program uses, each read once until they are to be read again. */
export class Libraries {
  readonly #find: FindLibrary;
  readonly #asked = new Map<string, { readonly name: string; readonly from: string | undefined }>();
  readonly #answers = new Map<string, FoundLibrary | NoPack | undefined>();
  readonly #packs = new Map<string, PackFiles>();

  constructor(find: FindLibrary) {
    this.#find = find;
  }

  /** `from` is the prefix of the pack that uses it. */
  find(name: string, from: string | undefined): FoundLibrary | NoPack | undefined {
    const key = `${from ?? ''} ${name}`;
    if (!this.#answers.has(key)) {
      this.#asked.set(key, { name, from });
      this.#answers.set(key, this.#read(name, from));
    }
    return this.#answers.get(key);
  }

  filesOf(name: string): PackFiles | undefined {
    return this.#packs.get(`${name}:`);
  }

  packs(): ReadonlyMap<string, PackFiles> {
    return this.#packs;
  }

  /** The paths of the files of some packs, as the program has them. One that nothing uses any more is not among them. */
  paths(prefixes: Iterable<string>): string[] {
    return [...prefixes].flatMap((prefix) =>
      [...(this.#packs.get(prefix)?.sources.keys() ?? [])].sort().map((path) => prefix + path),
    );
  }

  /** What was found where, in one word that changes with it. */
  findings(): string {
    const lines = [...this.#answers].map(([key, found]) => {
      const what = !found ? 'nothing' : 'no' in found ? JSON.stringify(found) : `${found.prefix} ${found.files.home}`;
      return `${key} ${what}`;
    });
    return lines.join('\n');
  }

  /** Asks everything again, in the order it was asked in; answers the prefixes that nothing has any more. */
  reread(): string[] {
    const before = [...this.#packs.keys()];
    const asked = [...this.#asked];
    this.#answers.clear();
    this.#packs.clear();
    for (const [key, { name, from }] of asked) {
      // Who asked may be gone; should he come back, he asks again.
      if (from !== undefined && !this.#packs.has(from)) this.#asked.delete(key);
      else this.#answers.set(key, this.#read(name, from));
    }
    return before.filter((prefix) => !this.#packs.has(prefix));
  }

  #read(name: string, from: string | undefined): FoundLibrary | NoPack | undefined {
    const files = this.#find(name, from === undefined ? undefined : this.#packs.get(from)?.home);
    if (!files || 'no' in files) return files;
    for (let copy = 1; ; copy++) {
      const prefix = copy === 1 ? `${name}:` : `${name} (${copy}):`;
      const known = this.#packs.get(prefix);
      if (!known) this.#packs.set(prefix, files);
      // Two copies that hold the same are one: npm does not always find that out.
      if (!known || known.home === files.home || sameFiles(known, files)) return { prefix, files: known ?? files };
    }
  }
}

function sameFiles(a: PackFiles, b: PackFiles): boolean {
  return sameTexts(a.sources, b.sources) && sameTexts(a.ids, b.ids) && sameTexts(dataOf(a), dataOf(b));
}

/** What its tables may be read from; a file that is no text is told by what it looks like. */
function dataOf({ data = new Map() }: PackFiles): ReadonlyMap<string, string> {
  return new Map([...data].map(([path, content]) => [path, typeof content === 'string' ? content : content.looksLike]));
}

function sameTexts(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
