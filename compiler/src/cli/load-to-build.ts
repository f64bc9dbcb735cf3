import type { Argv } from 'yargs';
import type { Run } from './command.js';
import { checkPack, type LoadedPack, loadPack } from './load.js';
import { type Format, report } from './report.js';

/** What a command is told that makes a bundle. */
export interface BuildArguments {
  readonly dir: string;
  readonly json: boolean;
  readonly format: Format | undefined;
  readonly strict: boolean;
  readonly notes: boolean;
  readonly locked: boolean | undefined;
  readonly sign: string | undefined;
}

/** `--locked`, with what is not written then, and `--sign`. */
export function withBuild<T>(yargs: Argv<T>, locked: string) {
  return yargs.option('locked', { type: 'boolean', describe: locked }).option('sign', {
    type: 'string',
    requiresArg: true,
    describe: 'Signs the bundle with the secret key in this file.',
  });
}

/** A pack that may be built on, and whether nothing but the bundle may be written. What is wrong with it has been reported. */
export async function loadToBuild(
  run: Run,
  options: BuildArguments,
): Promise<{ readonly pack: LoadedPack; readonly locked: boolean } | undefined> {
  const pack = await loadPack(run, options.dir);
  if (!pack) return undefined;
  const locked = options.locked ?? isSet(run.terminal.env['CI']);
  const checked = checkPack(pack, locked);
  const clean = !checked.diagnostics.some(
    (each) => each.severity === 'error' || (options.strict && each.severity === 'warning'),
  );
  // With --json the last word is the command's, unless there are errors to tell.
  if ((!options.json || !clean) && !report(run, checked, options)) return undefined;
  return { pack, locked };
}

/** CI systems say `CI=true` or `CI=1`; `CI=false` is somebody switching it off. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
