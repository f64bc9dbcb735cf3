import type { CommandModule } from 'yargs';
import type { MigrationFolder } from '../../../migrations/index.js';
import { exitCodes, type Run, writeJson } from '../../command.js';
import { describeHistoryProblem, type Problem } from '../../migrations.js';
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
  readonly released: string | undefined;
  readonly 'discard-edits': boolean;
  readonly verify: boolean;
  readonly seconds: number;
}

/** `fabula migrate merge`: after two branches each planned a migration, or one released while the other planned. */
export function mergeMigrations(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'merge',
    describe: 'Makes one plan of what two branches planned, numbered after the newest release.',
    builder: (yargs) =>
      withDiscard(withVerify(withAnswers(withDir(yargs))))
        .option('name', {
          type: 'string',
          requiresArg: true,
          coerce: (given: string | readonly string[]) => lastOf(given),
          describe: 'What the plan is called; by default by the names of both.',
        })
        .option('released', {
          type: 'string',
          requiresArg: true,
          coerce: (given: string | readonly string[]) => lastOf(given),
          describe: 'The newer of two releases, where migrations/released.fabc is in conflict; it is kept there then.',
        })
        .epilog(
          "Where both branches released, take the release that readers have: `git show BRANCH:migrations/released.fabc > theirs.fabc`, then `fabula migrate merge --released theirs.fabc`. Saves of the other release go on with that one's bundle.",
        ),
    handler: async (options) => {
      const opened = await openHistory(run, options, options.released);
      if (!opened) return;
      const { pack, built, read, keepRelease } = opened;
      const refused = (problem: Problem): void => refuse(run, problem, options.json);
      const { history, releasedBytes } = read;
      const { released } = history;
      if (!released || !releasedBytes) return refused(notReleased);

      const face = await import('../../../migrations/index.js');
      const newest = face.newestNumber(released);
      const frozen = face.frozenMigrations(released);
      const open = history.folders.filter(({ migration }) => !frozen.has(migration));
      const whole = { ...history, folders: history.folders.filter((each) => !open.includes(each)) };
      const wrong = await face.findHistoryProblem(whole);
      if (wrong) return refused(describeHistoryProblem(wrong, newest));
      const isWhole = !keepRelease && !(await face.findHistoryProblem(history));
      if (open.length === 0 || isWhole) {
        if (options.json) writeJson(run, { ok: true, wrote: [] });
        else run.terminal.out('Nothing to merge.\n');
        return;
      }
      await writePlan(run, {
        pack,
        built,
        released: { bundle: released, bytes: releasedBytes },
        keepRelease,
        answers: answersWith(open.map(face.answersIn).reduce(face.mergeAnswers, face.noAnswers), options),
        number: newest + 1,
        name: options.name === undefined ? joined(open) : checkName(options.name),
        replaces: open,
        discardEdits: options['discard-edits'],
        verify: options.verify,
        seconds: options.seconds,
        json: options.json,
      });
    },
  };
}

/** `two_purses_and_a_cellar` */
function joined(folders: readonly MigrationFolder[]): string {
  return [...new Set(folders.map(({ migration }) => migration.slice(5)))].join('_and_').slice(0, 100);
}

const notReleased: Problem = {
  error: 'notReleased',
  message:
    'nothing was released yet, so there are no plans to merge: `fabula build` writes migrations/0001_init.sql anew, whatever a merge made of it.',
  exit: exitCodes.errors,
};
