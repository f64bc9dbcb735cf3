import { fstatSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/** How long changes are gathered: an editor that saves all writes many files at once. */
const settleMilliseconds = 60;

/**
 * Calls `changed` after each change of a pack's sources, ids or data, or of those of the packs it uses, until the process is told to stop. Changes that
 * come while it runs are seen when it is done.
 */
export async function watchPack(folders: readonly string[], changed: () => Promise<void>): Promise<never> {
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
      running = running.then(changed);
    }, settleMilliseconds);
  });
  return new Promise((_resolve, reject) => {
    watcher.on('error', reject);
  });
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
