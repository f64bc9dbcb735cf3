import { type Place, sourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { type EditedFile, parseWhole, reparse, toReal } from '../phases/1-parse/index.js';
import { type Database, type Key, keys } from './database.js';

const parsed = keys<EditedFile>('parse');
/** Set to something new when a file is to be read as a whole again. */
const whole = keys<object>('whole');

/**
 * The files as read. One that is edited is read again where it changed, and its tree then has places of its own; they
 * are made those of the file when something is shown. Whoever wants the trees themselves has the files settled first.
 */
export class EditedFiles {
  readonly #db: Database;
  readonly #text: (path: string) => Key<string>;
  readonly #last = new Map<string, EditedFile>();

  readonly #shown = new WeakMap<Diagnostic, { readonly file: EditedFile; readonly shown: Diagnostic }>();

  constructor(db: Database, text: (path: string) => Key<string>) {
    this.#db = db;
    this.#text = text;
  }

  parsed(path: string): EditedFile {
    return this.#db.get(parsed(path), () => {
      this.#db.input(whole(path));
      const real = sourceFile(path, this.#db.input(this.#text(path)) ?? '');
      const before = this.#last.get(path);
      const file = (before && reparse(before, real)) ?? parseWhole(real);
      this.#last.set(path, file);
      return file;
    });
  }

  /** Has edited files read as a whole again, so that the places in their trees are those of the files. */
  settle(paths: Iterable<string> = [...this.#last.keys()]): void {
    for (const path of paths) {
      if (!this.isEdited(path)) continue;
      this.#last.delete(path);
      this.#db.set(whole(path), {});
    }
  }

  isEdited(path: string): boolean {
    return this.#last.get(path)?.starts !== undefined;
  }

  hasEdited(): boolean {
    return [...this.#last.keys()].some((path) => this.isEdited(path));
  }

  /** A diagnostic with the places as they are now. Files where a place is not to be found are added to `lost`. */
  inPlace(diagnostic: Diagnostic, lost: Set<string>): Diagnostic {
    const known = this.#shown.get(diagnostic);
    const own = this.#last.get(diagnostic.place.file);
    if (known && known.file === own) return known.shown;
    const files = filesOf(diagnostic);
    if (!files.some((path) => this.isEdited(path))) return diagnostic;
    const lostBefore = lost.size;
    const at = <P extends Place>(place: P): P => {
      const file = this.#last.get(place.file);
      if (!file?.starts) return place;
      const span = toReal(file, place.span);
      if (!span) lost.add(place.file);
      return { ...place, span: span ?? place.span };
    };
    const { fix } = diagnostic;
    const shown = {
      ...diagnostic,
      place: at(diagnostic.place),
      related: diagnostic.related.map((each) => ({ ...each, place: at(each.place) })),
      ...(fix && { fix: { ...fix, edits: fix.edits.map(at) } }),
    };
    // Kept for the next time where it hangs on one file alone.
    if (own && lost.size === lostBefore && files.every((path) => path === own.real.path))
      this.#shown.set(diagnostic, { file: own, shown });
    return shown;
  }
}

/** The places a diagnostic speaks of. */
export function placesIn({ place, related, fix }: Diagnostic): readonly Place[] {
  return [place, ...related.map((each) => each.place), ...(fix?.edits ?? [])];
}

/** The files a diagnostic speaks of. */
export function filesOf(diagnostic: Diagnostic): readonly string[] {
  return placesIn(diagnostic).map(({ file }) => file);
}
