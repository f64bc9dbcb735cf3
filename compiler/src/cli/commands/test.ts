import { relative, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { readPack } from '../../program/index.js';
import { exitCodes, fail, type Run, writeJson } from '../command.js';
import { writeWhole } from '../files.js';
import { junitOf } from '../junit.js';
import { checkPack, type LoadedPack, loadPack } from '../load.js';
import { ofOneSession } from '../one-session.js';
import { withFolder } from '../options.js';
import { report } from '../report.js';
import type { TestOutcome } from '../tests/run-test.js';
import { announced, watchPack } from '../watch.js';

interface Arguments {
  readonly dir: string;
  readonly json: boolean;
  readonly filter: string | undefined;
  readonly junit: string | undefined;
  readonly update: boolean;
  readonly watch: boolean;
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
        .option('update', { type: 'boolean', default: false, describe: 'Writes the transcripts that differ anew.' })
        .option('watch', { type: 'boolean', default: false, describe: 'Tests again after each change.' })
        .option('junit', { type: 'string', requiresArg: true, describe: 'Writes the results as JUnit XML, too.' }),
    handler: async (options) => {
      const pack = await loadPack(run, options.dir);
      if (!pack) return;
      if (!options.watch) return tested(run, pack, options);
      await watchPack(
        [pack.folder, ...pack.program.libraryHomes()],
        announced(run, async () => {
          const { files, diagnostics } = readPack(pack.folder);
          pack.program.update(files);
          pack.program.rereadLibraries();
          await tested(run, { ...pack, readProblems: diagnostics }, options);
        }),
      );
    },
  };
}

/** Checks the pack, plays its tests and says how they ended. */
async function tested(run: Run, pack: LoadedPack, { json, filter, junit, update }: Arguments): Promise<void> {
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
  const program = ofOneSession(built.program);
  // Engine and rendering are loaded by who plays: `check` shares this program, and starts without.
  const { createEngine } = await import('@fabula/runtime/engine');
  const { textsOf } = await import('@fabula/runtime/render');
  const { runTest } = await import('../tests/run-test.js');
  const { Transcripts } = await import('../tests/transcript.js');
  const transcripts = new Transcripts(pack.folder, update);
  const source = (file: string): string | undefined => checked.sources.get(file)?.text;
  const bench = { program, engine: await createEngine(program), texts: textsOf(program), transcripts, source };
  const wanted = program.tests.filter((test) => filter === undefined || test.title.includes(filter));
  const outcomes = wanted.map((test) => runTest(bench, test));
  const skipped = outcomes.filter(isSkipped).length;
  const failed = outcomes.filter((outcome) => !outcome.passed).length - skipped;
  const passed = outcomes.length - failed - skipped;
  if (failed > 0) run.exit = exitCodes.errors;
  for (const [path, text] of transcripts.blessed) await writeWhole(path, text);
  if (junit !== undefined) await writeWhole(resolve(run.terminal.cwd, junit), junitOf(program.pack.name, outcomes));
  if (json) {
    writeJson(run, { ok: failed === 0, passed, failed, ...(skipped > 0 && { skipped }), tests: outcomes.map(asJson) });
    return;
  }
  for (const outcome of outcomes) run.terminal.out(`${asText(outcome, run)}\n`);
  for (const path of transcripts.blessed.keys()) run.terminal.err(`Wrote ${relative(run.terminal.cwd, path)}\n`);
  run.terminal.err(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not run` : ''}\n`);
  if (program.tests.length === 0) run.terminal.err('This pack has no `test` blocks yet.\n');
}

function isSkipped(outcome: TestOutcome): boolean {
  return !outcome.passed && outcome.skipped === true;
}

function asJson(outcome: TestOutcome) {
  const { title, file, line } = outcome.test;
  return outcome.passed
    ? { title, file, line, passed: true }
    : outcome.skipped
      ? { title, file, line, passed: false, skipped: true, reason: outcome.problem }
      : { title, file, line, passed: false, failedAt: outcome.line, problem: outcome.problem };
}

function asText(outcome: TestOutcome, run: Run): string {
  const { paint } = run.terminal;
  const { title, file } = outcome.test;
  if (outcome.passed) return `${paint.dim('ok')}    ${title}`;
  if (outcome.skipped) return `${paint.dim('not run')}  ${title}\n  ${file}:${outcome.line}: ${outcome.problem}`;
  return `${paint.error('FAILED')}  ${title}\n  ${file}:${outcome.line}: ${outcome.problem}`;
}
