import { join, relative } from 'node:path';
import type { CommandModule } from 'yargs';
import { idsPath } from '../../phases/2-bind/index.js';
import { bundleOf, fitted, writeIds, writeInitial } from '../build-bundle.js';
import { exitCodes, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { type BuildArguments, loadToBuild, withBuild } from '../load-to-build.js';
import type { Problem } from '../migrations.js';
import { withFolder, withReport } from '../options.js';
import { refuse } from '../refuse.js';

/** `fabula build [DIR]`: checks, keeps the ids, writes `DIR/dist/<pack>.fabc`. */
export function buildCommand(run: Run): CommandModule<object, BuildArguments> {
  return {
    command: 'build [dir]',
    describe: 'Checks the pack and writes its bundle to dist/.',
    builder: (yargs) =>
      withBuild(
        withReport(withFolder(yargs)),
        'Fails where fabula.ids or migrations/ would change, instead of writing them. The default where CI is set.',
      ),
    handler: async (options) => {
      const loaded = await loadToBuild(run, options);
      if (!loaded) return;
      const { pack, locked } = loaded;
      const built = pack.program.build();
      if (!built) {
        // A library is compiled into the packs that use it; what it keeps for itself are the ids of its places.
        const { stale, files } = pack.program.ids();
        for (const chapter of stale) await writeWhole(join(pack.folder, idsPath(chapter)), files.get(chapter) ?? '');
        if (options.json) writeJson(run, { ok: true, wrote: stale.map(idsPath) });
        else
          run.terminal.out(
            'This pack has no first scene, so it is a library: its ids are up to date, and it has no bundle of its own.\n',
          );
        return;
      }
      const found = await fitted(pack, built);
      if ('error' in found) {
        refuse(run, found, options.json);
        return;
      }
      const { fit, carried, read } = found;
      if (locked && fit.fit === 'first' && fit.stale) {
        refuse(run, lockedInitial(read.history.initial !== undefined), options.json);
        return;
      }
      const bundle = await bundleOf(run, built, carried, options.sign);
      if ('error' in bundle) {
        refuse(run, bundle, options.json);
        return;
      }
      // The bundle comes last: until it is there, a build that was cut off has changed nothing that is played.
      const wrote = [...(await writeIds(pack, built)), ...(await writeInitial(pack, fit))];
      const file = `dist/${built.program.pack.name}.fabc`;
      await writeWhole(join(pack.folder, file), bundle.bytes);
      const { askedOf } = await import('../../explore/index.js');
      const asked = askedOf(built.program);
      if (options.json)
        writeJson(run, {
          ok: true,
          ...(asked.length > 0 && { asked }),
          bundle: file,
          hash: bundle.hash,
          bytes: bundle.bytes.length,
          wrote,
        });
      else
        run.terminal.out(
          `Wrote ${relative(run.terminal.cwd, join(pack.folder, file)).replaceAll('\\', '/')}, ${Math.ceil(bundle.bytes.length / 1024)} KB, ${bundle.hash.slice(0, 12)}.\n${askedNote(asked)}`,
        );
    },
  };
}

/** The runtime of this version has no providers. */
function askedNote(asked: readonly string[]): string {
  if (asked.length === 0) return '';
  return `No provider is run by this version: ${asked.map((name) => `\`${name}\``).join(', ')} ${asked.length === 1 ? 'falls' : 'fall'} back when the story is played.\n`;
}

/** A build that may write nothing but its bundle. */
function lockedInitial(isThere: boolean): Problem {
  const what = isThere ? 'no longer fits what the pack declares' : 'is not there';
  const message = `migrations/0001_init.sql ${what}. Run \`fabula build\` and check it in.`;
  return { error: 'lockedMigrations', message, exit: exitCodes.errors };
}
