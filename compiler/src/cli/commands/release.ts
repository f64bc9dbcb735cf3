import { access, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { CommandModule } from 'yargs';
import { bundleOf, fitted, writeIds, writeInitial } from '../build-bundle.js';
import { exitCodes, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { type BuildArguments, loadToBuild, withBuild } from '../load-to-build.js';
import { type Problem, releasedFile } from '../migrations.js';
import { withFolder, withReport } from '../options.js';
import { refuse } from '../refuse.js';
import { openQuestions } from './migrate/open-questions.js';
import { withVerify } from './migrate/options.js';
import { verified } from './migrate/verified.js';

interface Arguments extends BuildArguments {
  readonly verify: boolean;
  readonly seconds: number;
}

/** `fabula release [DIR]`: builds what readers get, and records it: the next plan begins from it. */
export function releaseCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'release [dir]',
    describe: 'Builds what readers get, and records it in migrations/: saves are migrated from it on.',
    builder: (yargs) =>
      withBuild(
        withVerify(withReport(withFolder(yargs))),
        'Fails where anything but the release would be written. The default where CI is set.',
      ),
    handler: async (options) => {
      const loaded = await loadToBuild(run, options);
      if (!loaded) return;
      const { pack, locked } = loaded;
      const built = pack.program.build();
      const asked = openQuestions(pack);
      if (!built || asked) {
        refuse(run, asked ?? aLibrary, options.json);
        return;
      }
      const found = await fitted(pack, built);
      if ('error' in found) {
        refuse(run, found, options.json);
        return;
      }
      const { fit, carried, read } = found;
      if (locked && fit.fit === 'first' && fit.stale) {
        const message =
          'migrations/0001_init.sql does not fit what the pack declares. Run `fabula build` and check it in.';
        refuse(run, { error: 'lockedMigrations', message, exit: exitCodes.errors }, options.json);
        return;
      }
      const bundle = await bundleOf(run, built, carried, options.sign);
      if ('error' in bundle) {
        refuse(run, bundle, options.json);
        return;
      }
      const { released } = read.history;
      const plan = fit.fit === 'planned' ? fit.plan : undefined;
      // The first release has nobody to take along, and the same one again takes them where they are.
      const isNext = released && read.releasedBytes && released.hash !== bundle.hash;
      const tried =
        options.verify && isNext
          ? await verified(run, {
              built,
              carried,
              plan,
              released: { bundle: released, bytes: read.releasedBytes },
              seconds: options.seconds,
              otherwise: 'Nothing was released. `--no-verify` releases it all the same.',
            })
          : undefined;
      if (tried && 'error' in tried) {
        refuse(run, tried, options.json);
        return;
      }
      const file = `dist/${built.program.pack.name}.fabc`;
      const wrote = [...(await writeIds(pack, built)), ...(await writeInitial(pack, fit))];
      await writeWhole(join(pack.folder, file), bundle.bytes);
      // It comes last: with it, the migration is frozen.
      const path = join(pack.folder, releasedFile);
      const before = await readFile(path).catch(() => undefined);
      if (await writeWhole(path, bundle.bytes, before)) wrote.push(releasedFile);
      const migration = plan?.migration;
      const { version } = built.program.pack;
      const sameVersion = released && released.hash !== bundle.hash && released.manifest.pack.version === version;
      const unmarked = !(await marksBundles(pack.folder));
      if (options.json) {
        writeJson(run, {
          ok: true,
          version,
          bundle: file,
          hash: bundle.hash,
          bytes: bundle.bytes.length,
          ...(migration !== undefined && { migration }),
          ...(tried && { verified: tried }),
          wrote,
        });
        return;
      }
      const shown = relative(run.terminal.cwd, join(pack.folder, file)).replaceAll('\\', '/');
      if (tried) run.terminal.out(`${tried.says}\n`);
      run.terminal.out(`Released ${version}: ${shown}, ${bundle.hash.slice(0, 12)}. Check ${releasedFile} in.\n`);
      if (migration !== undefined) run.terminal.out(`migrations/${migration}/ goes with it, and is edited no more.\n`);
      if (sameVersion)
        run.terminal.err(
          `note: the release before was ${version}, too. Raise \`version\` in the pack, so that readers can tell them apart.\n`,
        );
      if (unmarked)
        run.terminal.err('note: write `*.fabc binary` into .gitattributes, so that Git leaves the bundle as it is.\n');
    },
  };
}

const aLibrary: Problem = {
  error: 'library',
  message: 'this pack has no first scene: it is a library, and readers get it with the packs that use it.',
  exit: exitCodes.errors,
};

/** Whether Git is told to leave bundles alone: in the pack's folder or above it, up to the repository's. */
async function marksBundles(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const text = await readFile(join(at, '.gitattributes'), 'utf8').catch(() => '');
    if (/^\*\.fabc\s+(?:.*\s)?(?:binary|-text)\b/m.test(text)) return true;
    const isRepository = await access(join(at, '.git')).then(
      () => true,
      () => false,
    );
    // Without a repository there is nobody to touch it.
    if (isRepository) return false;
    if (dirname(at) === at) return true;
  }
}
