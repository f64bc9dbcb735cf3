import type { PackStrings } from '../strings/index.js';
import type { Run } from './command.js';
import { checkPack, type LoadedPack, loadPack } from './load.js';
import { report } from './report.js';

/** A pack whose story can be read, with its texts; else the story's errors are reported. */
export async function loadStrings(
  run: Run,
  dir: string,
  json: boolean,
): Promise<{ readonly pack: LoadedPack; readonly strings: PackStrings } | undefined> {
  const pack = await loadPack(run, dir);
  const strings = pack?.program.strings();
  if (pack && !strings) report(run, checkPack(pack), { format: undefined, json, strict: false, notes: false });
  return pack && strings && { pack, strings };
}
