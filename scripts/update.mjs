import './check-node.mjs';
import process from 'node:process';
import { command, runNode, say, setUp } from './setup.mjs';

/** `npm run update`: generated files and expected outputs are made again; what changed is for the reviewer to read. */
await command(async () => {
  await setUp({ build: true });
  const { code } = await runNode('node_modules/vitest/vitest.mjs', ['run', '--update', ...process.argv.slice(2)], {
    env: { ...process.env, UPDATE_FIXTURES: '1' },
  });
  say('Expected outputs are rewritten. Read `git diff` before you commit it.');
  return code;
});
