import type { CommandModule } from 'yargs';
import type { MigrationFolder } from '../../../migrations/index.js';
import { exitCodes, type Run } from '../../command.js';
import {
  describeHistoryProblem,
  type Problem,
  type ReadHistory,
  type ReadRelease,
  releasedFile,
} from '../../migrations.js';
import { refuse } from '../../refuse.js';
import { openHistory } from './open-history.js';
import {
  answersWith,
  checkName,
  type GivenAnswers,
  lastOf,
  withAnswers,
  withDir,
  withDiscard,
  withVerify,
} from './options.js';
import { writePlan } from './write-plan.js';

interface Arguments extends GivenAnswers {
  readonly name: string | undefined;
  readonly dir: string;
  readonly json: boolean;
  readonly from: string | undefined;
  readonly 'discard-edits': boolean;
  readonly verify: boolean;
  readonly seconds: number;
}

/** `fabula migrate plan [NAME]`: writes what becomes of saves and tables into a folder of `migrations/`. */
export function planCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'plan [name]',
    describe: 'Plans what becomes of saves and tables, and writes it to migrations/.',
    builder: (yargs) =>
      withDiscard(
        withVerify(
          withAnswers(
            withDir(
              yargs.positional('name', {
                type: 'string',
                describe: 'What it is called: `two_purses`. Left out to plan the same one again.',
              }),
            ),
          ),
        ),
      ).option('from', {
        type: 'string',
        requiresArg: true,
        coerce: (given: string | readonly string[]) => lastOf(given),
        describe: `The bundle that readers have, where it is not ${releasedFile}; it is kept there then.`,
      }),
    handler: async (options) => {
      const opened = await openHistory(run, options, options.from);
      if (!opened) return;
      const { pack, built, read, keepRelease } = opened;
      const face = await import('../../../migrations/index.js');
      const begun = await beginning(read, options);
      if ('error' in begun) {
        refuse(run, begun, options.json);
        return;
      }
      await writePlan(run, {
        ...begun,
        pack,
        built,
        keepRelease,
        answers: answersWith(begun.open ? face.answersIn(begun.open) : face.noAnswers, options),
        replaces: begun.open ? [begun.open] : [],
        discardEdits: options['discard-edits'],
        verify: options.verify,
        seconds: options.seconds,
        json: options.json,
      });
    },
  };
}

interface Begun {
  readonly released: ReadRelease;
  /** The migration that was planned before and is not released. */
  readonly open: MigrationFolder | undefined;
  readonly number: number;
  readonly name: string;
}

async function beginning(
  { history, releasedBytes }: Extract<ReadHistory, { ok: true }>,
  { name }: Arguments,
): Promise<Begun | Problem> {
  const face = await import('../../../migrations/index.js');
  const { released } = history;
  if (!released || !releasedBytes) {
    const lost = await face.findHistoryProblem(history);
    if (lost) return describeHistoryProblem(lost, 0);
    const message = `nothing was released yet, so nobody has a save that a plan could be for: \`fabula build\` keeps migrations/0001_init.sql in step by itself. \`fabula release\` records what readers get; where they have a bundle already, name it with \`--from\`.`;
    return { error: 'notReleased', message, exit: exitCodes.errors };
  }
  const newest = face.newestNumber(released);
  const wrong = await face.findHistoryProblem(history);
  const open = face.openMigration(history);
  // What is wrong with the open migration alone is what planning again puts right.
  const ofOpen = wrong && 'file' in wrong && open && wrong.file.startsWith(`${open.migration}/`);
  if (wrong && !ofOpen) return describeHistoryProblem(wrong, newest);
  const called = name === undefined ? open?.migration.slice(5) : checkName(name);
  if (called === undefined) {
    const message = 'say what the migration is called: `fabula migrate plan two_purses`.';
    return { error: 'nameMissing', message, exit: exitCodes.usage };
  }
  return { released: { bundle: released, bytes: releasedBytes }, open, number: newest + 1, name: called };
}
