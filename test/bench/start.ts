import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { median, type Row } from './measure.js';
import { twoStories } from './story.js';

/** What a CI step or a first keystroke feels: a whole process on 100 KB of story, from nothing. */
export async function startRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fabula-bench-'));
  try {
    const story = twoStories(100 * 1024);
    writeFileSync(join(folder, 'story.fab'), story.fabula);
    writeFileSync(join(folder, 'story.ink'), story.ink);
    const require = createRequire(import.meta.url);
    const fabula = join(dirname(require.resolve('@fabula/compiler/package.json')), 'bin/fabula.js');
    const inkScript = `
      const { Compiler } = require(${JSON.stringify(require.resolve('inkjs/full'))});
      new Compiler(require('node:fs').readFileSync(process.argv[1], 'utf8')).Compile();`;
    // A pack that is worked on has its ids checked in.
    run([fabula, 'build', folder]);
    const ours = await median(() => run([fabula, 'check', folder]), { runs: 7, warm: 2 });
    const theirs = await median(() => run(['-e', inkScript, join(folder, 'story.ink')]), { runs: 7, warm: 2 });
    return [
      {
        what: '`fabula check` of 100 KB, a process from nothing',
        ours: `${Math.round(ours)} ms`,
        against: `inkjs ${Math.round(theirs)} ms`,
        ratio: ours / theirs,
        target: { most: 1 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr}`);
}
