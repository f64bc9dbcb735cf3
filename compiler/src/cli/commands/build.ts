import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseSecretKey, signBundle } from '@fabula/runtime/bundle';
import type { CommandModule } from 'yargs';
import { idsPath } from '../../phases/2-bind/index.js';
import { emitBundle } from '../../phases/6-emit/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { checkPack, loadPack } from '../load.js';
import { planMigrations } from '../migrations.js';
import { withFolder, withReport } from '../options.js';
import { type Format, report } from '../report.js';
import { runtimeRange } from '../version.gen.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly format: Format | undefined;
  readonly strict: boolean;
  readonly notes: boolean;
  readonly locked: boolean | undefined;
  readonly sign: string | undefined;
  readonly 'reset-migrations': boolean;
}

/** `fabula build [DIR]`: checks, keeps the ids, writes `DIR/dist/<pack>.fabc`. */
export function buildCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'build [dir]',
    describe: 'Checks the pack and writes its bundle to dist/.',
    builder: (yargs) =>
      withReport(withFolder(yargs))
        .option('locked', {
          type: 'boolean',
          describe:
            'Fails where fabula.ids or migrations/ would change, instead of writing them. The default where CI is set.',
        })
        .option('sign', {
          type: 'string',
          requiresArg: true,
          describe: 'Signs the bundle with the secret key in this file.',
        })
        .option('reset-migrations', {
          type: 'boolean',
          default: false,
          describe:
            'Writes the first migration anew, after a change of what is stored: for a pack that nobody has a save of.',
        }),
    handler: async (options) => {
      const pack = await loadPack(run, options.dir);
      if (!pack) return;
      // With --json the last word is the build's, unless there are errors to tell.
      const locked = options.locked ?? isSet(run.terminal.env['CI']);
      const found = checkPack(pack);
      const checked = locked ? { ...found, diagnostics: [...found.diagnostics, ...pack.program.locked()] } : found;
      const clean = !checked.diagnostics.some(
        (each) => each.severity === 'error' || (options.strict && each.severity === 'warning'),
      );
      if (!options.json || !clean) {
        if (!report(run, checked, options)) return;
      }
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
      const migrations = await planMigrations(
        join(pack.folder, 'migrations'),
        built.program,
        built.docs,
        options['reset-migrations'],
      );
      if (migrations.plan === 'differs') {
        fail(run, exitCodes.errors, declarationsChanged);
        return;
      }
      const written = migrations.plan === 'write' ? migrations.files.map((file) => `migrations/${file.name}`) : [];
      if (locked && written.length > 0) {
        fail(run, exitCodes.errors, `${written.join(', ')} is not there. Run \`fabula build\` and check it in.`);
        return;
      }
      // The engine is loaded by who needs it: `check` shares this program, and starts without.
      const { semanticsVersion } = await import('@fabula/runtime/engine');
      let bundle = await emitBundle({
        program: built.program,
        semantics: semanticsVersion,
        runtime: runtimeRange,
        migrations: migrations.files,
        strings: built.strings,
        libraries: built.libraries.map(({ name, files }) => ({ name, sources: files.sources })),
      });
      if (options.sign !== undefined) {
        const key = await parseSecretKey(await readFile(resolve(run.terminal.cwd, options.sign), 'utf8'));
        if (!key.ok) {
          fail(run, exitCodes.errors, `\`${options.sign}\`: ${key.error.detail}`);
          return;
        }
        const signed = await signBundle(bundle.bytes, key.value);
        if (!signed.ok) throw new Error(`A bundle made just now is not one: ${signed.error.detail}`);
        bundle = signed.value;
      }
      // The bundle comes last: until it is there, a build that was cut off has changed nothing that is played.
      for (const chapter of built.stale)
        await writeWhole(join(pack.folder, idsPath(chapter)), built.ids.get(chapter) ?? '');
      if (migrations.plan === 'write') {
        for (const { name, sql } of migrations.files) await writeWhole(join(pack.folder, 'migrations', name), sql);
      }
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
          wrote: [...built.stale.map(idsPath), ...written],
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

/** Both who has saves and who has none must find the way out here: neither knows yet that there are migrations. */
const declarationsChanged = [
  'migrations/0001_init.sql no longer fits what the pack declares. Migrations from one version to the next come with a later release.',
  "No saves yet: `fabula build --reset-migrations` writes it anew. Stores that the old one was applied to can't take the new bundle.",
  'With saves: let them go on with the old bundle, which each session names and its store keeps; or take the change back.',
].join('\n  ');

/** CI systems say `CI=true` or `CI=1`; `CI=false` is somebody switching it off. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
