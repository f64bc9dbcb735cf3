import { resolve } from 'node:path';
import { exitCodes, type Run } from '../../command.js';
import { type Problem, type ReadRelease, readRelease } from '../../migrations.js';

/** The release that an option names; undefined where none was named. */
export async function releaseNamed(
  run: Run,
  path: string | undefined,
  pack: string,
): Promise<ReadRelease | Problem | undefined> {
  if (path === undefined) return undefined;
  const found = await readRelease(resolve(run.terminal.cwd, path), `\`${path}\``, pack);
  return found ?? { error: 'noSuchFile', message: `there is no file \`${path}\`.`, exit: exitCodes.environment };
}
