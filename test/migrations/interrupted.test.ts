import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const built = pathToFileURL(
  new URL('../../compiler/dist/migrations/shadow/scratch-folder.js', import.meta.url).pathname,
);

/** Says which folder it works in, and works for longer than anybody waits. */
const program = `
  import { inScratchFolder } from ${JSON.stringify(built.href)};
  await inScratchFolder('fabula-scratch-', async (folder) => {
    process.stdout.write(folder);
    await new Promise((done) => setTimeout(done, 60_000));
  });
`;

// Windows has no signal that a process could be sent.
it.skipIf(process.platform === 'win32')(
  'Ctrl-C leaves no database of a trial behind',
  { timeout: 300_000 },
  async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: readonly unknown[] = await once(child.stdout, 'data');
    const folder = String(said[0]);
    expect(existsSync(folder)).toBe(true);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(130);
    expect(existsSync(folder)).toBe(false);
  },
);
