import type { BuildOutput } from '../program/index.js';
import { exitCodes, fail, type Run } from './command.js';
import { checkPack, type LoadedPack, loadPack } from './load.js';
import { report } from './report.js';

/** Reads a pack for a command that needs a whole story; where it has errors they are reported, and there is none. */
export async function loadChecked(run: Run, dir: string, json: boolean): Promise<LoadedPack | undefined> {
  const pack = await loadPack(run, dir);
  if (!pack) return undefined;
  const checked = checkPack(pack);
  if (!checked.diagnostics.some((each) => each.severity === 'error')) return pack;
  report(run, checked, { format: undefined, json, strict: false, notes: false });
  return undefined;
}

/** A pack that tells a story, and what it is built of. */
export interface LoadedStory {
  readonly pack: LoadedPack;
  readonly built: BuildOutput;
}

/** The same, and its program: a library, which has no first scene, has none. */
export async function loadStory(run: Run, dir: string, json: boolean): Promise<LoadedStory | undefined> {
  const pack = await loadChecked(run, dir, json);
  const built = pack?.program.build();
  if (pack && !built) fail(run, exitCodes.errors, 'this pack has no first scene: it is a library, and tells no story.');
  return pack && built && { pack, built };
}
