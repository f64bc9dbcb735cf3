import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Works in a folder that is gone afterwards, whether the work ends, fails or is interrupted; then the process ends, too. */
export async function inScratchFolder<T>(prefix: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const interrupted = (): void => {
    rmSync(folder, { recursive: true, force: true });
    // As a shell has it: 128, and the number of the signal.
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    return await work(folder);
  } finally {
    process.off('SIGINT', interrupted);
    await rm(folder, { recursive: true, force: true });
  }
}
