import type { CommandModule } from 'yargs';
import { branchSession, type Host, type HostResult } from '../../host/index.js';
import type { BranchKey } from '../../ports/index.js';
import { checkNewName } from '../check-arguments.js';
import { turnOfCheckpoint } from '../checkpoints.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { type SessionArguments, withSession } from '../options.js';
import { withFoundSession } from '../with-session.js';

interface Arguments extends SessionArguments {
  readonly at: number | undefined;
  readonly checkpoint: string | undefined;
  readonly name: string | undefined;
}

/** `fabula-run branch SESSION --at N`: another way on from one of its turns. */
export function branchCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'branch <session>',
    describe: 'Forks a session after one of its turns; it goes on there.',
    builder: (yargs) =>
      withSession(yargs)
        .option('at', { type: 'number', requiresArg: true, describe: 'The last turn to keep.' })
        .option('checkpoint', {
          type: 'string',
          requiresArg: true,
          conflicts: 'at',
          describe: 'The same, by a checkpoint that it set.',
        })
        .option('name', { type: 'string', requiresArg: true, describe: 'The new branch’s name.' })
        .check(({ at, checkpoint, name }) => {
          if (at === undefined && checkpoint === undefined) return '`branch` needs `--at`, or `--checkpoint`.';
          if (name !== undefined) checkNewName('`--name`', name);
          return true;
        }),
    handler: (options) =>
      withFoundSession(run, options, async (host, { key }) => {
        const { name, checkpoint } = options;
        const at = await turnAt(host, key, options);
        if (!at.ok) {
          report(run, describeError(at.error), options.json);
          return;
        }
        if (at.value === undefined) {
          const known = `\`fabula-run show ${key.session}\` lists them.`;
          const message = `No turn of ${key.session} has set a checkpoint ${JSON.stringify(checkpoint)}. ${known}`;
          report(run, { name: 'unknownCheckpoint', message, exit: exitCodes.data }, options.json);
          return;
        }
        const made = await branchSession(host, key, { at: at.value, ...(name !== undefined && { name }) });
        if (!made.ok) report(run, describeError(made.error), options.json);
        else if (options.json) writeJson(run, { ok: true, ...made.value, at: at.value });
        else run.terminal.out(`${key.session} goes on after turn ${at.value} on branch ${made.value.branch}.\n`);
      }),
  };
}

/** A turn by its number, or by a checkpoint that it set. */
async function turnAt(
  host: Host,
  key: BranchKey,
  { at, checkpoint }: Pick<Arguments, 'at' | 'checkpoint'>,
): Promise<HostResult<number | undefined>> {
  if (checkpoint !== undefined) return turnOfCheckpoint(host, key, checkpoint);
  return { ok: true, value: at };
}
