import { closeSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What a commit reaches the disk by. A test puts a counter, a fault or a power failure in its place. */
export interface Disk {
  sync(file: number, path: string): void;
  /** Asked before bytes of a file change; throws what a disk would. */
  beforeWrite?(path: string, position: number, length: number): void;
}

const realDisk: Disk = { sync: (file) => fsyncSync(file) };

/** Emscripten's numbers for what a disk may answer; all else is an I/O error. */
const errnoOf = new Map([
  ['ENOSPC', 51],
  ['EDQUOT', 51],
  ['EROFS', 69],
]);
const ioError = 29;

type Init = NodeFS['init'];

/**
 * A folder on disk for PGlite whose `fsync` reaches the disk. Upstream's has none (electric-sql/pglite#1107): its commits
 * live in the page cache and are lost with the power. Emscripten's `fd_sync` calls `stream_ops.fsync` where there is one;
 * see `durableParameters`.
 */
export class DurableNodeFs extends NodeFS {
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk | undefined = realDisk) {
    super(folder);
    this.#disk = disk;
  }

  override async init(...[pg, options]: Parameters<Init>): ReturnType<Init> {
    const made = await super.init(pg, options);
    const install: typeof this.install = (module) => this.install(module);
    return {
      emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), install] },
    };
  }

  /** Runs before Postgres does, when its file systems are known. */
  protected install(module: unknown): void {
    const nodeFs = property(module, 'FS', 'filesystems', 'NODEFS');
    const operations = property(nodeFs, 'stream_ops');
    const realPath = property(nodeFs, 'realPath');
    if (typeof operations !== 'object' || operations === null || typeof realPath !== 'function')
      throw new Error('this PGlite has another file system than the one that was made durable');
    const pathOf = (stream: unknown): string => String(Reflect.apply(realPath, nodeFs, [property(stream, 'node')]));
    Reflect.set(operations, 'fsync', (stream: unknown): number => {
      try {
        const file = property(stream, 'nfd');
        if (typeof file === 'number') this.#disk.sync(file, pathOf(stream));
        else this.#syncPath(pathOf(stream));
        return 0;
      } catch (error) {
        // Postgres panics on this and does not try again: after a failed fsync nobody knows what is on the disk.
        return errnoFor(error);
      }
    });
    if (this.#disk.beforeWrite) this.#watchWrites(operations, pathOf, property(module, 'FS', 'ErrnoError'));
  }

  /** A directory that Emscripten opened without a file behind it. Windows has no way to sync one. */
  #syncPath(path: string): void {
    if (process.platform === 'win32') return;
    const file = openSync(path, 'r');
    try {
      this.#disk.sync(file, path);
    } finally {
      closeSync(file);
    }
  }

  #watchWrites(operations: object, pathOf: (stream: unknown) => string, errnoError: unknown): void {
    const write: unknown = Reflect.get(operations, 'write');
    if (typeof write !== 'function' || typeof errnoError !== 'function')
      throw new Error('this PGlite writes otherwise');
    Reflect.set(operations, 'write', (...call: readonly unknown[]): unknown => {
      const [stream, , , length, position] = call;
      try {
        this.#disk.beforeWrite?.(pathOf(stream), Number(position ?? 0), Number(length));
      } catch (error) {
        throw Reflect.construct(errnoError, [errnoFor(error)]);
      }
      const written: unknown = Reflect.apply(write, operations, call);
      return written;
    });
  }
}

function errnoFor(error: unknown): number {
  return errnoOf.get(String(property(error, 'code'))) ?? ioError;
}

function property(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path)
    at = at !== null && (typeof at === 'object' || typeof at === 'function') ? Reflect.get(at, name) : undefined;
  return at;
}
