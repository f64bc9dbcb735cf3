import {
  convertSessions,
  type Host,
  resumeSession,
  type StaysBehind,
  type Story,
  type WhyKept,
} from '@fabula/runtime/host';
import { describeHostError } from './describe-host-error.js';
import { isOfHost } from './play-on.js';
import { type Failure, failure } from './shadow-report.js';
import type { ShadowSession } from './shadow-sessions.js';

/** Brings every session to the next bundle: every other one as its next turn would, the rest as the batch does. */
export async function convertAll(
  host: Host,
  after: Story,
  sessions: readonly ShadowSession[],
  onProgress: ((doing: string, done: number, of: number) => void) | undefined,
): Promise<{ readonly converted: readonly ShadowSession[]; readonly moved: number } | Failure> {
  const lazy = sessions.filter(({ twin }, index) => twin !== undefined || index % 2 === 0);
  let done = 0;
  for (const { key, walk } of lazy) {
    onProgress?.('converting', done, sessions.length);
    const { branch: _, ...where } = key;
    const resumed = await resumeSession(host, where, after);
    if (!resumed.ok && isOfHost(resumed.error)) continue;
    if (!resumed.ok) return failure('converted', describeHostError(resumed.error), walk);
    const { told, why } = resumed.value;
    if (told === 'kept') return failure('converted', whyKept(why), walk);
    done += 1;
  }
  const stays: StaysBehind[] = [];
  const batch = await convertSessions(host, after, {
    tenant: 'shadow',
    onStays: (stay) => void stays.push(stay),
  });
  if (!batch.ok) return failure('converted', describeHostError(batch.error));
  const wrong = stays.find(({ stays: how }) => how === 'quarantined');
  const nameOf = ({ key }: Pick<ShadowSession, 'key'>): string => key.session;
  if (wrong) {
    const walk = sessions.find((each) => nameOf(each) === wrong.key.session)?.walk;
    return failure('converted', wrong.detail, walk);
  }
  // What needs the author's host waits for its reader: nothing is to be said of it here.
  const left = new Set(stays.map(({ key: { session } }) => session));
  const converted = sessions.filter((each) => !left.has(nameOf(each)));
  let moved = 0;
  for (const { key, walk, twin } of converted) {
    const mine = await migrateRow(host, key);
    if (mine === undefined) return failure('converted', 'there is no row of its conversion', walk);
    if (mine.moved) moved += 1;
    if (twin === undefined || left.has(twin)) continue;
    const other = await migrateRow(host, { ...key, campaign: twin, session: twin });
    if (other?.hash === mine.hash) continue;
    const detail = `its next turn makes ${mine.hash} of it, and the batch ${other?.hash ?? 'nothing'}`;
    return failure('differs', detail, walk);
  }
  return { converted, moved };
}

/** Goes on with every session under a bundle that has no migration for it. */
export async function takeOver(
  host: Host,
  after: Story,
  sessions: readonly ShadowSession[],
  onProgress: ((doing: string, done: number, of: number) => void) | undefined,
): Promise<{ readonly converted: readonly ShadowSession[]; readonly moved: number } | Failure> {
  const taken: ShadowSession[] = [];
  for (const session of sessions) {
    onProgress?.('going on', taken.length, sessions.length);
    const { branch: _, ...where } = session.key;
    const resumed = await resumeSession(host, where, after);
    if (!resumed.ok && isOfHost(resumed.error)) continue;
    if (!resumed.ok) return failure('kept', describeHostError(resumed.error), session.walk);
    const { told, why } = resumed.value;
    if (told === 'kept') return failure('kept', whyKept(why), session.walk);
    taken.push(session);
  }
  return { converted: taken, moved: 0 };
}

function whyKept(why: WhyKept | undefined): string {
  const detail = why && 'detail' in why ? why.detail : undefined;
  return detail ?? why?.why ?? 'it stayed with its old bundle';
}

/** What the conversion of a session came to; undefined where it was not converted. */
async function migrateRow(
  host: Host,
  key: ShadowSession['key'],
): Promise<{ readonly hash: string; readonly moved: boolean } | undefined> {
  const session = await host.store.getSession(key);
  if (!session.ok || !session.value) return undefined;
  const turns = await host.store.readTurns(key, session.value.head, 1);
  const row = turns.ok ? turns.value[0] : undefined;
  if (!row?.commandId.startsWith('migrate:')) return undefined;
  return { hash: row.stateHash, moved: row.payload.includes('"moved":[') };
}
