import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { junitOf } from '../junit.js';
import { checkPack, loadPack } from '../load.js';
import { withFolder } from '../options.js';
import { report } from '../report.js';
import type { TestOutcome } from '../tests/run-test.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly filter: string | undefined;
  readonly junit: string | undefined;
}

/** `fabula test [DIR]`: plays the pack's `test` blocks through the real engine. */
export function testCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'test [dir]',
    describe: "Plays the pack's tests.",
    builder: (yargs) =>
      withFolder(yargs)
        .option('json', { type: 'boolean', default: false, describe: 'Prints one JSON value on standard output.' })
        .option('filter', { type: 'string', requiresArg: true, describe: 'Only tests whose title holds this text.' })
        .option('junit', { type: 'string', requiresArg: true, describe: 'Writes the results as JUnit XML, too.' }),
    handler: async ({ dir, json, filter, junit }) => {
      const pack = await loadPack(run, dir);
      if (!pack) return;
      const checked = checkPack(pack);
      if (checked.diagnostics.some((each) => each.severity === 'error')) {
        report(run, checked, { format: undefined, json, strict: false, notes: false });
        return;
      }
      const built = pack.program.build();
      if (!built) {
        fail(run, exitCodes.errors, 'this pack has no first scene, so there is nothing to play.');
        return;
      }
      const { program } = built;
      // Engine and rendering are loaded by who plays: `check` shares this program, and starts without.
      const { createEngine } = await import('@fabula/runtime/engine');
      const { textsOf } = await import('@fabula/runtime/render');
      const { runTest } = await import('../tests/run-test.js');
      const bench = { program, engine: await createEngine(program), texts: textsOf(program) };
      const wanted = program.tests.filter((test) => filter === undefined || test.title.includes(filter));
      const outcomes = wanted.map((test) => runTest(bench, test));
      const failed = outcomes.filter((outcome) => !outcome.passed).length;
      if (failed > 0) run.exit = exitCodes.errors;
      if (junit !== undefined) await writeWhole(resolve(run.terminal.cwd, junit), junitOf(program.pack.name, outcomes));
      if (json) {
        writeJson(run, { ok: failed === 0, passed: outcomes.length - failed, failed, tests: outcomes.map(asJson) });
        return;
      }
      for (const outcome of outcomes) run.terminal.out(`${asText(outcome, run)}\n`);
      run.terminal.err(`${outcomes.length - failed} passed, ${failed} failed\n`);
      if (program.tests.length === 0) run.terminal.err('This pack has no `test` blocks yet.\n');
    },
  };
}

function asJson(outcome: TestOutcome) {
  const { title, file, line } = outcome.test;
  return outcome.passed
    ? { title, file, line, passed: true }
    : { title, file, line, passed: false, failedAt: outcome.line, problem: outcome.problem };
}

function asText(outcome: TestOutcome, run: Run): string {
  const { paint } = run.terminal;
  const { title, file } = outcome.test;
  if (outcome.passed) return `${paint.dim('ok')}    ${title}`;
  return `${paint.error('FAILED')}  ${title}\n  ${file}:${outcome.line}: ${outcome.problem}`;
}
