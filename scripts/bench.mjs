import './check-node.mjs';
import process from 'node:process';
import { command, runNode, SetupError, setUp } from './setup.mjs';

/** `npm run bench`: measures the built packages (not their sources through a test runner) and prints ratios. */
await command(async () => {
  await setUp({ build: true });
  const compiled = await runNode('node_modules/typescript/bin/tsc', ['-b', 'test'], { quiet: true });
  if (compiled.code !== 0) throw new SetupError(`${compiled.output.trim()}\n\nThe benchmarks do not compile.`, 1);
  const { code } = await runNode('test/dist/bench/main.js', process.argv.slice(2));
  return code;
});
