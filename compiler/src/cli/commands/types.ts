import { access, readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { ProgramIr, ProjectionIr } from '@fabula/runtime/bundle';
import type { CommandModule } from 'yargs';
import type { StoredPack, TypesFormat } from '../../host-types/index.js';
import { exitCodes, fail, type Run } from '../command.js';
import { writeWhole } from '../files.js';
import type { LoadedPack } from '../load.js';
import { loadChecked } from '../load-checked.js';
import { type Problem, readHistory } from '../migrations.js';
import { withFolder } from '../options.js';
import { report } from '../report.js';
import { UsageError } from '../usage-error.js';

interface Arguments {
  readonly dir: string;
  readonly out: string | undefined;
  readonly check: boolean;
  readonly format: TypesFormat;
  readonly externs: string | undefined;
}

/** The same list as the module's own, which is loaded by who writes types: it brings TypeScript. */
const formats = ['dts', 'jsonschema', 'zod'] as const satisfies readonly TypesFormat[];

/** `fabula types [DIR]`: what of the pack its host has to do with, as types. */
export function typesCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'types [dir]',
    describe: 'Writes types for the host of a story.',
    builder: (yargs) =>
      withFolder(yargs)
        .option('out', { type: 'string', requiresArg: true, describe: 'The file to write, instead of printing it.' })
        .option('check', {
          type: 'boolean',
          default: false,
          describe: 'Writes nothing, and fails where the file in --out is not what would be written.',
        })
        .option('externs', {
          type: 'string',
          requiresArg: true,
          describe: 'Writes nothing, and checks that this module has the functions that the pack declares.',
        })
        .option('format', {
          choices: formats,
          default: 'dts' as const,
          requiresArg: true,
          describe: 'TypeScript declarations, JSON Schema, or schemas of zod.',
        }),
    handler: async ({ dir, out, check, format, externs }) => {
      if (externs !== undefined && out !== undefined)
        throw new UsageError('`--externs` checks a module and writes nothing; leave `--out` out.');
      if (check && out === undefined) throw new UsageError('`--check` needs `--out FILE`: the file that is checked.');
      const pack = await loadChecked(run, dir, false);
      const declared = pack?.program.declared();
      if (!pack || !declared) return;
      const { checkExterns, hostTypes } = await import('../../host-types/index.js');
      if (externs !== undefined) {
        const module = resolve(run.terminal.cwd, externs);
        await access(module);
        const shown = relative(run.terminal.cwd, module).replaceAll('\\', '/');
        const found = checkExterns(declared, module, shown);
        if (found.diagnostics.length === 0) {
          run.terminal.err(`${shown} has what the pack declares.\n`);
          return;
        }
        report(
          run,
          { ...found, questions: [], scenes: 0 },
          { format: undefined, json: false, strict: false, notes: false },
        );
        return;
      }
      const stored = format === 'dts' ? await storedPack(pack) : undefined;
      if (stored && 'error' in stored) {
        fail(run, stored.exit, stored.message);
        return;
      }
      const text = hostTypes(declared, format, stored);
      if (out === undefined) {
        run.terminal.out(text);
        return;
      }
      const file = resolve(run.terminal.cwd, out);
      const shown = relative(run.terminal.cwd, file).replaceAll('\\', '/');
      const before = await readFile(file).catch(() => undefined);
      if (check) {
        // Whoever checks files out with other line ends has not changed them.
        if (before?.toString('utf8').replaceAll('\r\n', '\n') === text) return;
        const what = before ? 'is not what the pack declares any more' : 'is not there';
        const form = format === 'dts' ? '' : ` --format ${format}`;
        fail(run, exitCodes.errors, `\`${shown}\` ${what}. \`fabula types ${dir} --out ${out}${form}\` writes it.`);
        return;
      }
      const wrote = await writeWhole(file, text, before);
      run.terminal.err(wrote ? `Wrote ${shown}.\n` : `${shown} is up to date.\n`);
    },
  };
}

/**
 * A story as stores will have it, with the names that its tables were given by its releases; undefined for a library, whose
 * tables are those of the packs that use it. What is not planned yet is taken as a plan would make it.
 */
async function storedPack(pack: LoadedPack): Promise<StoredPack | Problem | undefined> {
  const built = pack.program.build();
  if (!built) return undefined;
  const { program, docs } = built;
  const read = await readHistory(pack.folder, program.pack.name);
  if (!read.ok) return read.problem;
  const { history } = read;
  if (!history.released) return { program, docs };
  const { fitOf } = await import('../../migrations/index.js');
  const fit = await fitOf(history, built);
  switch (fit.fit) {
    case 'first':
    case 'same':
    case 'planned':
      return { program: fit.carried.program, docs };
    case 'unplanned':
    case 'stale':
      return { program: named(program, fit.plan.projection), docs };
    case 'needless':
      return { program: named(program, history.released.program.projection), docs };
  }
}

function named(program: ProgramIr, projection: ProjectionIr | undefined): ProgramIr {
  return projection ? { ...program, projection } : program;
}
