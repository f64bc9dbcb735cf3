import type { CommandModule } from 'yargs';
import { replaySession } from '../../host/index.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { type SessionArguments, withSession } from '../options.js';
import { withFoundSession } from '../with-session.js';

/** `fabula-run replay SESSION`: plays it again from what was recorded. */
export function replayCommand(run: Run): CommandModule<object, SessionArguments> {
  return {
    command: 'replay <session>',
    describe: 'Executes a session again from its recorded inputs, and names the first turn that differs.',
    builder: withSession,
    handler: (options) =>
      withFoundSession(run, options, async (host, { key }) => {
        const replayed = await replaySession(host, key);
        if (!replayed.ok) {
          report(run, describeError(replayed.error), options.json);
          return;
        }
        const { turns, folded, differs } = replayed.value;
        if (options.json)
          writeJson(run, { ok: differs === undefined, session: key.session, branch: key.branch, ...replayed.value });
        else if (differs) {
          run.terminal.err(
            `fabula-run: turn ${differs.version} went another way. ${differs.what}: recorded ${differs.recorded}, replayed ${differs.replayed}\n`,
          );
        } else {
          const without =
            folded === 0 ? '' : ` ${folded} of them were folded: the words they were given have been forgotten.`;
          run.terminal.out(`${turns} turns of ${key.session} replayed to the same states.${without}\n`);
        }
        if (differs) run.exit = exitCodes.data;
      }),
  };
}
