import './check-node.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { buildTests, command, root, runNode, setUp } from './setup.mjs';

/** `npm test`: sets up what is missing, runs every test, and ends with one line that a machine can read. */
await command(async () => {
  const { long, rest } = readArguments(process.argv.slice(2));
  await setUp({ build: true });
  // Some tests start programs of their own, which no test runner compiles for them.
  await buildTests();
  const results = join(root, '.cache/test-results.json');
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const { code } = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...rest],
    { env: { ...process.env, ...(long ? { FABULA_LONG: '1' } : {}) } },
  );
  const counts = countTests(results, code);
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.stdout.write(counts.skipped > 0 ? `, ${counts.skipped} skipped\n` : '\n');
  return code === 0 && counts.failed > 0 ? 1 : code;
});

/** `--long` is ours (more rounds, more edits); the rest is for vitest: a file, `-t name`. @param {readonly string[]} args */
function readArguments(args) {
  return { long: args.includes('--long'), rest: args.filter((arg) => arg !== '--long') };
}

/**
 * A file that cannot even be loaded has no failed test in it, and neither has a promise that is rejected after the
 * last test; both count as one failure, or the line would say that all is well.
 * @param {string} path
 * @param {number} code
 */
function countTests(path, code) {
  /** @type {unknown} */
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const number = (/** @type {string} */ key) => {
    const value = field(report, key);
    return typeof value === 'number' ? value : 0;
  };
  const files = field(report, 'testResults');
  const broken = (Array.isArray(files) ? files : []).filter((file) => {
    const tests = field(file, 'assertionResults');
    const failed = (Array.isArray(tests) ? tests : []).some((test) => field(test, 'status') === 'failed');
    return field(file, 'status') === 'failed' && !failed;
  }).length;
  const failed = number('numFailedTests') + broken;
  return {
    passed: number('numPassedTests'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: number('numPendingTests') + number('numTodoTests'),
  };
}

/** @param {unknown} value @param {string} key @returns {unknown} */
function field(value, key) {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}
