import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { plain } from '@fabula/compiler';
import { main } from '@fabula/compiler/cli';
import { afterEach } from 'vitest';

/** What a command left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `fabula` in a folder, without a process of its own. */
export async function fabula(cwd: string, ...argv: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    paint: plain,
    interactive: false,
    columns: () => undefined,
    env: {},
  });
  return { code, out, err };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone after the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'fabula-test-'));
  folders.push(home);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  }
  return home;
}

/** The smallest pack there is. */
export const smallPack = `pack small { title "Small" version 1.0.0 start room }
scene room {
  A room.
  * [Leave.] -> end
}
`;
