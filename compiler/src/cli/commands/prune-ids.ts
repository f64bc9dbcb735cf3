import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { idsPath, pruneIds } from '../../phases/2-bind/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { checkPack, type LoadedPack, loadPack } from '../load.js';
import { withFolder } from '../options.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly 'dry-run': boolean;
}

/** `fabula ids prune [DIR]`: forgets ids of places that are gone. Nothing does so by itself. */
export function pruneCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'prune [dir]',
    describe: 'Drops the ids of places that are gone, which saves in the world may still name.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('dry-run', { type: 'boolean', default: false, describe: 'Tells what would go, and writes nothing.' })
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' })
        .epilog(
          'Until then a place that is put back gets its old id again; after it, it is a new place, to which no translation, recording or statistic belongs. Open questions stay: `fabula ids resolve` answers them.',
        ),
    handler: async ({ dir, json, 'dry-run': dryRun }) => {
      const pack = await loadPack(run, dir);
      if (!pack) return;
      const problem = problemOf(pack);
      if (problem !== undefined) {
        fail(run, exitCodes.errors, problem);
        return;
      }
      const changes = changesOf(pack);
      const pruned = changes.flatMap((change) => change.pruned);
      if (!dryRun) for (const { path, text } of changes) await writeWhole(join(pack.folder, path), text);
      const files = changes.map(({ path }) => path);
      if (json) {
        writeJson(run, { ok: true, dryRun, pruned, wrote: dryRun ? [] : files });
        return;
      }
      if (dryRun) for (const change of changes) run.terminal.out(`${change.path}: ${change.pruned.join(' ')}\n`);
      const count = `${pruned.length} ${pruned.length === 1 ? 'id' : 'ids'}`;
      if (pruned.length === 0) run.terminal.out('No id is of a place that is gone.\n');
      else if (dryRun) run.terminal.out(`${count} would be dropped; nothing is written.\n`);
      else run.terminal.out(`Dropped ${count} from ${files.join(', ')}.\n`);
    },
  };
}

/** Why nothing may be dropped now: a place that a broken or unbuilt text does not show is not known to be gone. */
function problemOf(pack: LoadedPack): string | undefined {
  if (checkPack(pack).diagnostics.some((each) => each.severity === 'error'))
    return 'the pack has errors, so what is gone is not known. `fabula check` shows them.';
  const { stale } = pack.program.ids();
  return stale.length === 0
    ? undefined
    : `${stale.map(idsPath).join(', ')} ${stale.length === 1 ? 'is' : 'are'} out of date. Run \`fabula build\` first.`;
}

function changesOf(pack: LoadedPack): { readonly path: string; readonly text: string; readonly pruned: string[] }[] {
  return [...pack.program.ids().files].flatMap(([chapter, before]) => {
    const pruned: string[] = [];
    const text = pruneIds(before, (id) => {
      pruned.push(id);
      return false;
    });
    return pruned.length === 0 ? [] : [{ path: idsPath(chapter), text, pruned }];
  });
}
