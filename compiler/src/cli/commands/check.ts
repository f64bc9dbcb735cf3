import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Diagnostic } from '../../diagnostics/index.js';
import { applyFixes } from '../../fixes/index.js';
import { exitCodes, type Run } from '../command.js';
import { writeWhole } from '../files.js';
import { checkPack, type LoadedPack, loadPack } from '../load.js';
import { withFolder, withReport } from '../options.js';
import { type Format, report } from '../report.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly format: Format | undefined;
  readonly strict: boolean;
  readonly notes: boolean;
  readonly fix: boolean;
}

/** `fabula check [DIR]`: everything that can be found without playing. Writes nothing, but for `--fix`. */
export function checkCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'check [dir]',
    describe: 'Finds mistakes.',
    builder: (yargs) =>
      withReport(withFolder(yargs)).option('fix', {
        type: 'boolean',
        default: false,
        describe: 'Applies the fixes that are offered, then checks again.',
      }),
    handler: async (options) => {
      let pack = await loadPack(run, options.dir);
      if (!pack) return;
      if (options.fix) pack = await fixed(run, pack, options.dir);
      if (pack) report(run, checkPack(pack), options);
    },
  };
}

/** Applies fixes until none is offered; one fix may bring another's cause to light, but not for ever. */
async function fixed(run: Run, pack: LoadedPack, dir: string): Promise<LoadedPack | undefined> {
  let current: LoadedPack | undefined = pack;
  let count = 0;
  for (let round = 0; round < 10 && current; round++) {
    const { diagnostics, sources } = checkPack(current);
    const { files, applied } = applyFixes(
      diagnostics.filter((each) => isSure(each, diagnostics)),
      sources,
    );
    if (applied === 0) break;
    count += applied;
    for (const [path, text] of files) await writeWhole(join(current.folder, path), text);
    current = await loadPack(run, dir);
  }
  if (count > 0) run.terminal.err(`Applied ${count} ${count === 1 ? 'fix' : 'fixes'}.\n`);
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
