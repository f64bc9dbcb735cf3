import './check-node.mjs';
import process from 'node:process';
import { command, run, runNode, say, setUp } from './setup.mjs';

/** @type {readonly { readonly name: string, readonly run: () => Promise<{ readonly code: number }> }[]} */
const steps = [
  { name: 'format and style', run: () => runNode('node_modules/@biomejs/biome/bin/biome', ['check', '.']) },
  {
    name: 'lint with types',
    run: () =>
      runNode('node_modules/eslint/bin/eslint.js', [
        ...['--cache', '--cache-location', '.cache/eslint/', '--max-warnings', '0', '.'],
      ]),
  },
  { name: 'types', run: () => runNode('node_modules/typescript/bin/tsc', ['-b']) },
  {
    name: 'arrows',
    run: () =>
      runNode('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
        ...['--config', '.dependency-cruiser.cjs', '--progress', 'none'],
        ...['compiler/src', 'runtime/src', 'test'],
      ]),
  },
  { name: 'tests', run: () => runNode('scripts/test.mjs', []) },
  { name: 'generated files', run: cleanGenerated },
];

/** `npm run ready`: what CI will say, before it says it. Goes on after a failure, to tell everything at once. */
await command(async () => {
  await setUp({ build: false });
  /** @type {string[]} */
  const failed = [];
  for (const step of steps) {
    say(`\n── ${step.name}`);
    if ((await step.run()).code !== 0) failed.push(step.name);
  }
  say(failed.length === 0 ? '\nReady.' : `\nNot ready: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});

/** Generated files are checked in, so that a clone can be read and reviewed; they must be what the generators make. */
async function cleanGenerated() {
  const status = await run('git', ['status', '--porcelain', '--', '*.gen.ts'], { quiet: true });
  const unclean = status.output
    .split('\n')
    // A staged change is fine: it is about to be committed. What counts is the second column, the working tree.
    .filter((line) => line.length > 3 && line[1] !== ' ');
  if (unclean.length > 0)
    process.stdout.write(`These differ from what is committed or staged:\n${unclean.join('\n')}\n`);
  return { code: unclean.length > 0 ? 1 : status.code };
}
