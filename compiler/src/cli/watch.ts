import { fstatSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { exitCodes, type Run } from './command.js';

/** How long changes are gathered: an editor that saves all writes many files at once. */
const settleMilliseconds = 60;

/**
 * Calls `check` as soon as it watches, and after each change of a pack's sources, ids or data, or of those of the packs it uses, until the process is told to
 * stop. Changes that come while it runs are seen when it is done; those before it watches, by the first call, if that reads the folders anew.
 */
export async function watchPack(folders: readonly string[], check: () => Promise<void>): Promise<never> {
  const { watch } = await import('chokidar');
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => ignoredFolders.some((name) => path.includes(`${sep}${name}${sep}`) || path.endsWith(sep + name)),
  });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watcher.on('all', (_event, path) => {
    if (!isSource(path) || isPrintedInto(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(check);
    }, settleMilliseconds);
  });
  return new Promise((_resolve, reject) => {
    watcher.on('error', reject);
    watcher.on('ready', () => {
      running = running.then(check);
    });
  });
}

/** A check whose first run ends in a word that it goes on, and whose others stand apart from what was said before. */
export function announced(run: Run, check: () => Promise<void>): () => Promise<void> {
  let isFirst = true;
  return async () => {
    run.exit = exitCodes.fine;
    if (!isFirst) run.terminal.err(`\n${'─'.repeat(8)}\n`);
    await check();
    if (isFirst) run.terminal.err('Waiting for changes; Ctrl-C ends.\n');
    isFirst = false;
  };
}

const ignoredFolders = ['node_modules', 'dist', 'migrations', 'saves', '.git'];

function isSource(path: string): boolean {
  return path.endsWith('.fab') || path.endsWith('.ids') || /\.(?:csv|md|txt)$/.test(path) || path.endsWith('.json');
}

/** Whether what is printed goes into this file (`fabula check --watch > seen.txt`): each check would call for the next. */
function isPrintedInto(path: string): boolean {
  const file = statSync(path, { throwIfNoEntry: false });
  return file !== undefined && [1, 2].some((out) => isSame(fstatSync(out), file));
}

function isSame(a: { readonly dev: number; readonly ino: number }, b: typeof a): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}
