import type { CommandModule } from 'yargs';
import { forgetWords } from '../../host/index.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { type SessionArguments, withSession } from '../options.js';
import { withFoundSession } from '../with-session.js';

interface Arguments extends SessionArguments {
  readonly yes: boolean;
}

/** `fabula-run forget SESSION`: a person's words, not what came of them. */
export function forgetCommand(run: Run): CommandModule<object, Arguments> {
  return {
    command: 'forget <session>',
    describe: 'Takes a person’s words out of a session for good; its chain and its states stay valid.',
    builder: (yargs) =>
      withSession(yargs).option('yes', {
        type: 'boolean',
        default: false,
        describe: 'Means it: nothing brings them back but a backup.',
      }),
    handler: (options) =>
      withFoundSession(run, options, async (host, { key }) => {
        if (!options.yes) {
          const message = `What was said in ${key.session} would be gone for good. If that is meant, say so with --yes.`;
          report(run, { exit: exitCodes.usage, name: 'notConfirmed', message }, options.json);
          return;
        }
        const forgotten = await forgetWords(host, key);
        if (!forgotten.ok) report(run, describeError(forgotten.error), options.json);
        else if (options.json) writeJson(run, { ok: true, session: key.session, ...forgotten.value });
        else
          run.terminal.out(
            `${forgotten.value.values} values of ${key.session} are forgotten. Backups made before still hold them.\n`,
          );
      }),
  };
}
