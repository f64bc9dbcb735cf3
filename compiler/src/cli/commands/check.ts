import { join, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Diagnostic } from '../../diagnostics/index.js';
import { applyFixes } from '../../fixes/index.js';
import { readPack } from '../../program/index.js';
import { readBaseline, withoutKnown, writeBaseline } from '../baseline.js';
import { exitCodes, fail, type Run } from '../command.js';
import { writeWhole } from '../files.js';
import { checkPack, type LoadedPack, loadPack } from '../load.js';
import { withFolder, withReport } from '../options.js';
import { type Format, report } from '../report.js';
import { announced, watchPack } from '../watch.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly format: Format | undefined;
  readonly strict: boolean;
  readonly notes: boolean;
  readonly fix: boolean;
  readonly 'fix-all': boolean;
  readonly watch: boolean;
  readonly baseline: string | undefined;
  readonly 'write-baseline': string | undefined;
}

/** `fabula check [DIR]`: everything that can be found without playing. Writes nothing, but for `--fix`. */
export function checkCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'check [dir]',
    describe: 'Finds mistakes.',
    builder: (yargs) =>
      withReport(withFolder(yargs))
        .option('fix', {
          type: 'boolean',
          default: false,
          describe: 'Applies the fixes that cannot be wrong, then checks again.',
        })
        .option('fix-all', {
          type: 'boolean',
          default: false,
          describe: 'Applies those, too, that guess at what was meant.',
        })
        .option('watch', { type: 'boolean', default: false, describe: 'Checks again after each change.' })
        .option('baseline', {
          type: 'string',
          requiresArg: true,
          describe: 'A file of known findings, which are let pass.',
        })
        .option('write-baseline', {
          type: 'string',
          requiresArg: true,
          describe: 'Writes what is found into such a file.',
        }),
    handler: async (options) => {
      let pack = await loadPack(run, options.dir);
      if (!pack) return;
      if (options.fix || options['fix-all']) pack = await fixed(run, pack, options);
      if (!pack) return;
      if (!options.watch) return judged(run, pack, options);
      const watched = pack;
      // What is linked into node_modules is being written, too; what was installed stays as it is.
      await watchPack(
        [pack.folder, ...pack.program.libraryHomes()],
        announced(run, async () => {
          const { files, diagnostics } = readPack(watched.folder);
          watched.program.update(files);
          watched.program.rereadLibraries();
          await judged(run, { ...watched, readProblems: diagnostics }, options);
        }),
      );
    },
  };
}

/** Reports what is found, without what a baseline lets pass. */
async function judged(run: Run, pack: LoadedPack, options: Arguments): Promise<void> {
  const output = checkPack(pack);
  const { cwd } = run.terminal;
  const writeTo = options['write-baseline'];
  if (writeTo !== undefined) {
    // Notes are no findings that anybody has to answer for.
    const findings = output.diagnostics.filter((each) => each.severity !== 'info');
    await writeBaseline(resolve(cwd, writeTo), findings);
    const count = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
    run.terminal.err(`Wrote ${count} to \`${writeTo}\`.\n`);
    return;
  }
  if (options.baseline === undefined) {
    report(run, output, options);
    return;
  }
  const baseline = await readBaseline(resolve(cwd, options.baseline));
  if (typeof baseline === 'string') {
    fail(run, exitCodes.usage, baseline);
    return;
  }
  const { rest, known, gone } = withoutKnown(output.diagnostics, baseline);
  report(run, { ...output, diagnostics: rest }, options);
  if (known > 0) run.terminal.err(`${known} known, let pass by the baseline.\n`);
  if (gone > 0) run.terminal.err(`${gone} of the baseline ${gone === 1 ? 'is' : 'are'} gone: write it anew.\n`);
}

/** Applies fixes until none is offered; one fix may bring another's cause to light, but not for ever. */
async function fixed(run: Run, pack: LoadedPack, options: Arguments): Promise<LoadedPack | undefined> {
  const all = options['fix-all'];
  let current: LoadedPack | undefined = pack;
  let count = 0;
  for (let round = 0; round < 10 && current; round++) {
    const { diagnostics, sources } = checkPack(current);
    const { files, applied } = applyFixes(
      diagnostics.filter((each) => (all || !each.fix?.guess) && isSure(each, diagnostics)),
      sources,
    );
    if (applied === 0) break;
    count += applied;
    for (const [path, text] of files) await writeWhole(join(current.folder, path), text);
    current = await loadPack(run, options.dir);
  }
  if (count > 0) run.terminal.err(`Applied ${count} ${count === 1 ? 'fix' : 'fixes'}.\n`);
  const guesses = current && !all ? checkPack(current).diagnostics.filter((each) => each.fix?.guess).length : 0;
  if (guesses > 0) {
    const what = guesses === 1 ? '1 more fix guesses' : `${guesses} more fixes guess`;
    run.terminal.err(`${what} at what was meant: \`--fix-all\` applies ${guesses === 1 ? 'it' : 'them'}.\n`);
  }
  run.exit = exitCodes.fine;
  return current;
}

/**
 * Whether a fix may be applied unseen. What is offered for a brace is a guess about where it belongs: right for one
 * slip, and wrong where the same slip is reported twice. So with several faults of syntax in a file, none of braces is.
 */
function isSure({ code, place, fix }: Diagnostic, all: readonly Diagnostic[]): boolean {
  const isSyntax = (each: Diagnostic): boolean => each.severity === 'error' && /^FAB1/.test(each.code);
  const touchesBraces = fix?.edits.some((edit) => /[{}\\]/.test(edit.text) || edit.text === '') ?? false;
  if (!/^FAB1/.test(code) || !touchesBraces) return true;
  return all.filter((each) => isSyntax(each) && each.place.file === place.file).length === 1;
}
