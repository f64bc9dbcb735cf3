import { closeSync, fsyncSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreError } from '../../ports/index.js';
import { fileErrorCode } from './file-errors.js';

export interface FolderLock {
  release(): void;
}

/** Who holds a folder: enough to tell whether that process still lives, or another has its number by now. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** The machine's start: Linux has a name for it, elsewhere it is a time. */
  readonly boot: string;
  /** When the process started, where the system tells. */
  readonly started: string;
  /** Different for each opening, also within one process. */
  readonly nonce: string;
}

const name = 'lock';
/** A lock whose writer died between making the file and filling it. */
const unreadableFor = 5_000;

/**
 * Takes a folder for this process, or says who has it. PGlite takes no lock of its own, and two processes on one folder
 * overwrite each other's pages. Node has no `flock`, so the lock is a file that names its holder; one left by a process
 * that is gone is taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock | StoreError> {
  const file = join(folder, name);
  const own = ownHolder();
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file, own)) {
      // Two that found the same stale lock may both have removed one: the last to write has it.
      if (attempt > 0) await sleep(150);
      if (read(file)?.nonce === own.nonce) return heldLock(file, own);
    }
    const holder = read(file);
    if (holder === undefined) {
      if (ageOf(file) < unreadableFor) await sleep(100);
      else remove(file);
    } else if (isAlive(holder)) {
      return { error: 'locked', by: describeHolder(holder, file) };
    } else if (read(file)?.nonce === holder.nonce) {
      remove(file);
    }
  }
  return { error: 'locked', by: `other processes that open and close it; the lock is ${file}` };
}

function heldLock(file: string, own: Holder): FolderLock {
  const release = (): void => {
    process.off('exit', release);
    if (read(file)?.nonce === own.nonce) remove(file);
  };
  // Who ends without closing leaves no stale lock behind, unless it is killed.
  process.on('exit', release);
  return { release };
}

function create(file: string, own: Holder): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o644);
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(handle, JSON.stringify(own));
    fsyncSync(handle);
  } catch (error) {
    remove(file);
    throw error;
  } finally {
    closeSync(handle);
  }
  return true;
}

function read(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  }
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

/** In doubt it lives: a folder wrongly refused costs a message, one wrongly taken costs the story. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (!sameBoot(holder.boot, bootName())) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return fileErrorCode(error) !== 'ESRCH';
  }
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

function describeHolder(holder: Holder, file: string): string {
  if (holder.pid === process.pid && holder.host === hostname()) return 'this process, which has opened it already';
  if (holder.host === hostname()) return `process ${holder.pid}`;
  return `process ${holder.pid} on the machine ${holder.host}; if that is gone, remove ${file}`;
}

function ownHolder(): Holder {
  const random = globalThis.crypto.randomUUID();
  return { pid: process.pid, host: hostname(), boot: bootName(), started: startOf(process.pid), nonce: random };
}

function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return String(Math.round(Date.now() / 1000 - uptime()));
  }
}

/** A time of start is computed from two clocks, so it may differ by a little; a name may not. */
function sameBoot(a: string, b: string): boolean {
  return a === b || (/^\d+$/.test(a) && /^\d+$/.test(b) && Math.abs(Number(a) - Number(b)) < 120);
}

/** Ticks since boot at which a process started: the 22nd field, counted behind its name, which may hold anything. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'boot' in value &&
    typeof value.boot === 'string' &&
    'started' in value &&
    typeof value.started === 'string' &&
    'nonce' in value &&
    typeof value.nonce === 'string'
  );
}
