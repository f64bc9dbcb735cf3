import type { CommandModule } from 'yargs';
import { rebuildSession } from '../../host/index.js';
import { type Run, report, writeJson } from '../command.js';
import { describeError } from '../describe-error.js';
import { exitCodes } from '../exit-codes.js';
import { type SessionArguments, withSession } from '../options.js';
import { withFoundSession } from '../with-session.js';

/** `fabula-run rebuild SESSION`: makes from the ledger all that can be made from it. */
export function rebuildCommand(run: Run): CommandModule<object, SessionArguments> {
  return {
    command: 'rebuild <session>',
    describe: 'Folds a session’s events again and puts right what differs from them.',
    builder: withSession,
    handler: (options) =>
      withFoundSession(run, options, async (host, { key }) => {
        const rebuilt = await rebuildSession(host, key);
        if (!rebuilt.ok) {
          report(run, describeError(rebuilt.error), options.json);
          return;
        }
        const { turns, stateHash, snapshots, tables, upcast, unbooked } = rebuilt.value;
        const isUpcast = upcast === undefined || upcast.stateHash === stateHash;
        const isRight = unbooked.length === 0 && isUpcast;
        if (!isRight) run.exit = exitCodes.data;
        if (options.json) {
          writeJson(run, { ok: isRight, session: key.session, branch: key.branch, ...rebuilt.value });
          return;
        }
        const { out } = run.terminal;
        out(`${turns} turns of ${key.session} folded to state ${stateHash}.\n`);
        out(
          `Snapshots: ${snapshots.good} good${snapshots.damaged.length === 0 ? '' : `, damaged after turn ${snapshots.damaged.join(', ')} (passed over when resuming)`}.\n`,
        );
        if (tables === 'contracted') {
          out(
            'Tables: none. A newer release took away what this version wrote to; its next turn converts the branch.\n',
          );
        } else if (tables) {
          out(
            `Tables: ${tables.rows} rows, ${tables.repaired === 0 ? 'all as folded' : `${tables.repaired} of them put right`}.\n`,
          );
        }
        if (upcast) {
          out(
            isUpcast
              ? `Upcast: ${upcast.turns} turns of older bundles come to the same state.\n`
              : `Upcast: ${upcast.turns} turns of older bundles come to another state, ${upcast.stateHash}. The session is as it was; please report it.\n`,
          );
        }
        for (const account of unbooked) out(`${account} does not hold what was booked on it.\n`);
      }),
  };
}
