import type { DataFile, DataFiles } from '../phases/2-bind/index.js';
import { type Database, keys } from './database.js';
import type { PackFiles } from './pack-files.js';

const data = keys<DataFile>('data');
const dataPaths = keys<readonly string[]>('data-paths');

/** The files of tables as inputs of the database, each by itself, so that a table is checked again when its file changes. */
export class DataInputs {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  set(prefix: string, files: PackFiles): void {
    const given = files.data ?? new Map<string, DataFile>();
    const paths = [...given.keys()].sort();
    const before = this.#db.input(dataPaths(prefix)) ?? [];
    for (const [path, content] of given) this.#db.set(data(prefix + path), plain(content));
    for (const gone of before) if (!given.has(gone)) this.#db.delete(data(prefix + gone));
    if (paths.join('\n') !== before.join('\n')) this.#db.set(dataPaths(prefix), paths);
  }

  /** Makes what is being computed depend on a file, whether or not it is there. */
  need(prefix: string, path: string): void {
    this.#db.input(data(prefix + path));
    this.#db.input(dataPaths(prefix));
  }

  of(prefix: string): DataFiles {
    return {
      paths: () => this.#db.input(dataPaths(prefix)) ?? [],
      read: (path) => this.#db.input(data(prefix + path)),
    };
  }
}

/** A table must be the same whoever checked its file out. */
function plain(content: DataFile): DataFile {
  return typeof content === 'string' ? content.replaceAll('\r\n', '\n') : content;
}
