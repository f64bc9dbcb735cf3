import './check-node.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { command, programs, root, run, SetupError, say, setUp } from './setup.mjs';

const pack = 'examples/harbor-lights';
const bundle = `${pack}/dist/harbor_lights.fabc`;
const playthrough = `${pack}/playthrough.txt`;

/** `npm start`: from a fresh clone to the first line of a story, and the rest of it. */
await command(async () => {
  await setUp({ build: true });
  await compileStory();
  return process.stdin.isTTY && process.stdout.isTTY ? play() : playRecorded();
});

async function compileStory() {
  const outcome = await run(process.execPath, [programs.fabula, 'build', pack], { quiet: true });
  // A build that went well has nothing to tell a player; one that did not tells the author everything.
  if (outcome.code !== 0)
    throw new SetupError(`${outcome.output.trim()}\n\nThe story in ${pack} does not build.`, outcome.code);
  if (!existsSync(join(root, bundle))) throw new SetupError(`The build of ${pack} left no ${bundle}.`, 1);
}

/** In a terminal: the reader plays, and comes back to where they were. */
async function play() {
  const { code } = await run(process.execPath, [programs.fabulaRun, 'play', bundle, ...process.argv.slice(2)]);
  return code;
}

/** In a pipe or on a server nobody can choose: the recorded playthrough is played, with its seed, and leaves nothing behind. */
async function playRecorded() {
  say(`No terminal here: playing the recorded playthrough, ${playthrough}.`);
  const { code } = await run(process.execPath, [
    programs.fabulaRun,
    'play',
    bundle,
    ...['--script', playthrough, '--store', 'memory:', '--seed', '1'],
    ...process.argv.slice(2),
  ]);
  return code;
}
