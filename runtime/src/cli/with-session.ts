import type { Host } from '../host/index.js';
import type { BranchKey, SessionRow } from '../ports/index.js';
import { type Run, report } from './command.js';
import { describeError } from './describe-error.js';
import { findSession } from './find-session.js';
import type { SessionArguments } from './options.js';
import { withHost } from './with-host.js';

export interface FoundSession {
  readonly row: SessionRow;
  readonly key: BranchKey;
}

/** Finds the session a command names, and the branch: the last one played if none is named. */
export function withFoundSession(
  run: Run,
  options: SessionArguments,
  work: (host: Host, found: FoundSession) => Promise<void>,
): Promise<void> {
  return withHost(run, options, async (host) => {
    const row = await findSession(host.store, options, options.session);
    if (!row.ok) {
      report(run, describeError(row.error), options.json);
      return;
    }
    if (!row.value) {
      report(run, describeError({ error: 'unknownSession', session: options.session }), options.json);
      return;
    }
    await work(host, { row: row.value, key: { ...row.value.key, branch: options.branch ?? row.value.branch } });
  });
}
