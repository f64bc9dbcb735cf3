import './check-node.mjs';
import process from 'node:process';
import { buildTests, command, runNode, setUp } from './setup.mjs';

/** `npm run bench`: measures the built packages (not their sources through a test runner) and prints ratios. */
await command(async () => {
  await setUp({ build: true });
  await buildTests();
  const { code } = await runNode('test/dist/bench/main.js', process.argv.slice(2));
  return code;
});
