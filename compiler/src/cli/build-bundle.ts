import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type PackedBundle, type ProgramIr, parseSecretKey, signBundle } from '@fabula/runtime/bundle';
import type { BundleMigrations, Fit } from '../migrations/index.js';
import { idsPath } from '../phases/2-bind/index.js';
import { emitBundle } from '../phases/6-emit/index.js';
import type { BuildOutput } from '../program/index.js';
import { exitCodes, type Run } from './command.js';
import { writeWhole } from './files.js';
import type { LoadedPack } from './load.js';
import { describeHistoryProblem, type Problem, type ReadHistory, readHistory } from './migrations.js';
import { runtimeRange } from './version.gen.js';

/** A pack whose migrations fit what it declares. */
export interface Fitted {
  readonly fit: Fit;
  readonly carried: BundleMigrations;
  readonly read: Extract<ReadHistory, { ok: true }>;
}

/** Holds a pack against what was released and planned; a problem where it can't be built on. */
export async function fitted(pack: LoadedPack, built: BuildOutput): Promise<Fitted | Problem> {
  const migrations = await import('../migrations/index.js');
  const read = await readHistory(pack.folder, built.program.pack.name);
  if (!read.ok) return read.problem;
  const { history } = read;
  const wrong = await migrations.findHistoryProblem(history);
  if (wrong) return describeHistoryProblem(wrong, history.released ? migrations.newestNumber(history.released) : 0);
  const fit = await migrations.fitOf(history, built);
  const problem = unfit(fit);
  if (problem) return problem;
  return 'carried' in fit ? { fit, carried: fit.carried, read } : missing();
}

function missing(): never {
  throw new Error('A fit without a problem carries nothing.');
}

/** What stands between a pack and its bundle. */
export function unfit(fit: Fit): Problem | undefined {
  switch (fit.fit) {
    case 'first':
    case 'same':
    case 'planned':
      return undefined;
    case 'unplanned': {
      const { changes, questions } = fit.plan;
      const first = changes.find(({ grade }) => grade !== 'safe') ?? changes[0];
      const what = first ? `: ${first.says}` : questions[0] ? `: ${questions[0].says}` : '.';
      const more = changes.length > 1 ? ` (and ${changes.length - 1} more)` : '';
      return {
        error: 'unplanned',
        message: `what is declared is no longer what was released${what}${more}\n  \`fabula migrate plan NAME\` plans what becomes of the saves; \`fabula migrate status\` lists what changed.`,
        exit: exitCodes.errors,
      };
    }
    case 'stale':
      return {
        error: 'planStale',
        message: `migrations/${fit.folder.migration}/ was planned for something else than what is declared now (${fit.differs} differs). \`fabula migrate plan\` makes it anew.`,
        exit: exitCodes.errors,
      };
    case 'needless':
      return {
        error: 'planNeedless',
        message: `migrations/${fit.folder.migration}/ is planned, and nothing is to be migrated any more. \`fabula migrate plan\` takes it away.`,
        exit: exitCodes.errors,
      };
  }
}

/** Makes the bundle of a pack, signed with the key in a file where one is named. */
export async function bundleOf(
  run: Run,
  built: BuildOutput,
  carried: BundleMigrations,
  sign: string | undefined,
): Promise<PackedBundle | Problem> {
  // The engine is loaded by who needs it: `check` shares this program, and starts without.
  const { semanticsVersion } = await import('@fabula/runtime/engine');
  const { sameAs, program, ...parts } = carried;
  const emit = (whole: ProgramIr): Promise<PackedBundle> =>
    emitBundle({
      ...parts,
      program: whole,
      semantics: semanticsVersion,
      runtime: runtimeRange,
      strings: built.strings,
      libraries: built.libraries.map(({ name, files }) => ({ name, sources: files.sources })),
    });
  let bundle = await emit(program);
  // Other translations make another bundle of the same program.
  if (sameAs !== undefined && bundle.hash !== sameAs) {
    bundle = await emit({ ...program, releases: [...(program.releases ?? []), sameAs] });
  }
  if (sign === undefined) return bundle;
  const key = await parseSecretKey(await readFile(resolve(run.terminal.cwd, sign), 'utf8'));
  if (!key.ok) return { error: key.error.error, message: `\`${sign}\`: ${key.error.detail}`, exit: exitCodes.errors };
  const signed = await signBundle(bundle.bytes, key.value);
  if (!signed.ok) throw new Error(`A bundle made just now is not one: ${signed.error.detail}`);
  return signed.value;
}

/** Writes the ids that are out of date; answers their paths. */
export async function writeIds(
  pack: LoadedPack,
  { stale, ids }: Pick<BuildOutput, 'stale' | 'ids'>,
): Promise<string[]> {
  for (const chapter of stale) await writeWhole(join(pack.folder, idsPath(chapter)), ids.get(chapter) ?? '');
  return stale.map(idsPath);
}

/** Writes the first migration where it is out of step; answers its path. */
export async function writeInitial(pack: LoadedPack, fit: Fit): Promise<string[]> {
  if (fit.fit !== 'first' || !fit.stale) return [];
  await writeWhole(join(pack.folder, 'migrations/0001_init.sql'), fit.sql);
  return ['migrations/0001_init.sql'];
}
