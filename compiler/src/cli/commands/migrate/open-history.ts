import type { Run } from '../../command.js';
import { type LoadedStory, loadStory } from '../../load-checked.js';
import { type ReadHistory, readHistory } from '../../migrations.js';
import { refuse } from '../../refuse.js';
import { openQuestions } from './open-questions.js';
import { releaseNamed } from './release-named.js';

/** A story that may be planned for, and what is checked in of its migrations. */
export interface OpenHistory extends LoadedStory {
  readonly read: Extract<ReadHistory, { ok: true }>;
  /** The release was named on the command line, and is kept. */
  readonly keepRelease: boolean;
}

/** Reads a story and its history, with the bundle at `release` in the place of the recorded one; what is wrong has been told. */
export async function openHistory(
  run: Run,
  { dir, json }: { readonly dir: string; readonly json: boolean },
  release: string | undefined,
): Promise<OpenHistory | undefined> {
  const story = await loadStory(run, dir, json);
  if (!story) return undefined;
  const { pack, built } = story;
  const asked = openQuestions(pack);
  if (asked) {
    refuse(run, asked, json);
    return undefined;
  }
  const { name } = built.program.pack;
  const named = await releaseNamed(run, release, name);
  if (named && 'error' in named) {
    refuse(run, named, json);
    return undefined;
  }
  const read = await readHistory(pack.folder, name, named);
  if (!read.ok) {
    refuse(run, read.problem, json);
    return undefined;
  }
  return { pack, built, read, keepRelease: named !== undefined };
}
