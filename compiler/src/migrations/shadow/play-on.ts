import {
  type Host,
  type HostError,
  rebuildSession,
  replaySession,
  resumeSession,
  type Story,
  takeTurn,
  waitingOf,
} from '@fabula/runtime/host';
import { describeHostError } from './describe-host-error.js';
import type { Move, Player } from './player.js';
import { type Failure, failure } from './shadow-report.js';
import type { ShadowSession } from './shadow-sessions.js';

/** So many turns are played under the next bundle. */
const someTurns = 4;

/** Plays a converted session on; the figure is how many turns that were. */
export async function playOn(
  host: Host,
  story: Story,
  player: Player,
  { key, walk }: ShadowSession,
  index: number,
): Promise<number | Failure> {
  const { branch: _, ...where } = key;
  const resumed = await resumeSession(host, where, story);
  if (!resumed.ok) return failure('played', describeHostError(resumed.error), walk);
  const { seats } = resumed.value;
  let turns = 0;
  while (turns < someTurns) {
    const moves: Move[] = [];
    for (const seat of seats) {
      const waiting = await waitingOf(host, key, seat);
      if (!waiting.ok) return failure('played', describeHostError(waiting.error), walk);
      moves.push(...player.moves(waiting.value).map((act) => ({ seat, act })));
    }
    const move = moves[(index + turns) % Math.max(moves.length, 1)];
    if (!move) break;
    const { seat, act } = move;
    const done = await takeTurn(host, key, { commandId: `after-${turns + 1}`, seat, locale: 'en', act });
    // What a function of the author's host would answer is not known here.
    if (!done.ok && isOfHost(done.error)) break;
    if (!done.ok) return failure('played', describeHostError(done.error), walk);
    turns += 1;
  }
  const session = await host.store.getSession(key);
  if (session.ok && session.value && session.value.faults > 0)
    return failure('played', 'the story fails soon after', walk);
  return turns;
}

export function isOfHost({ error }: HostError): boolean {
  return error === 'externFailed' || error === 'externMissing';
}

/** Folds a session from its first event on, and holds the tables against it; undefined when all of it holds. */
export async function checkTables(host: Host, { key, walk }: ShadowSession): Promise<Failure | undefined> {
  const rebuilt = await rebuildSession(host, key);
  if (!rebuilt.ok) return failure('rebuilt', describeHostError(rebuilt.error), walk);
  const { stateHash, tables, upcast, unbooked } = rebuilt.value;
  if (upcast && upcast.stateHash !== stateHash)
    return failure(
      'rebuilt',
      `its older turns come to ${upcast.stateHash} in the new words, and it is ${stateHash}`,
      walk,
    );
  if (tables === 'contracted')
    return failure('tables', 'a contract has taken away what its rows are written with', walk);
  if (tables && tables.repaired > 0)
    return failure('tables', `${tables.repaired} of its ${tables.rows} rows are not what its events make`, walk);
  const [account] = unbooked;
  return account === undefined ? undefined : failure('rebuilt', `the books of ${account} do not balance`, walk);
}

/** The same, and plays it again from its first turn on. */
export async function checkLedger(host: Host, session: ShadowSession): Promise<Failure | undefined> {
  const { key, walk } = session;
  const wrong = await checkTables(host, session);
  if (wrong) return wrong;
  const replayed = await replaySession(host, key);
  if (!replayed.ok) return failure('replayed', describeHostError(replayed.error), walk);
  const { differs } = replayed.value;
  return differs
    ? failure(
        'replayed',
        `turn ${differs.version}: ${differs.what} was ${differs.recorded}, and is ${differs.replayed}`,
        walk,
      )
    : undefined;
}
