import type { CommandModule } from 'yargs';
import { branchSession } from '../../host/index.js';
import { checkNewName } from '../check-arguments.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError } from '../describe-error.js';
import { type SessionArguments, withSession } from '../options.js';
import { withFoundSession } from '../with-session.js';

interface Arguments extends SessionArguments {
  readonly at: number;
  readonly name: string | undefined;
}

/** `fabula-run branch SESSION --at N`: another way on from one of its turns. */
export function branchCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'branch <session>',
    describe: 'Forks a session after one of its turns; it goes on there.',
    builder: (yargs) =>
      withSession(yargs)
        .option('at', { type: 'number', requiresArg: true, demandOption: true, describe: 'The last turn to keep.' })
        .option('name', { type: 'string', requiresArg: true, describe: 'The new branch’s name.' })
        .check(({ name }) => {
          if (name !== undefined) checkNewName('`--name`', name);
          return true;
        }),
    handler: (options) =>
      withFoundSession(run, options, async (host, { key }) => {
        const { at, name } = options;
        const made = await branchSession(host, key, { at, ...(name !== undefined && { name }) });
        if (!made.ok) report(run, describeError(made.error), options.json);
        else if (options.json) writeJson(run, { ok: true, ...made.value, at });
        else run.terminal.out(`${key.session} goes on after turn ${at} on branch ${made.value.branch}.\n`);
      }),
  };
}
