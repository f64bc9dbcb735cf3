import { createHash } from 'node:crypto';
import type { BranchKey, Store, TurnExtra, TurnRow } from '@fabula/runtime/ports';

/** The one session that these tests play, without a story: what the store must keep does not depend on one. */
export const key: BranchKey = { tenant: 'faults', campaign: 'c', session: 's', branch: 'main' };
export const nothing: TurnExtra = { projection: [], outbox: [], ended: false, faults: 0 };

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The turn after another one. `salt` makes two writers' turns differ. */
export function turnAfter(previous: TurnRow | undefined, salt = ''): TurnRow {
  const version = (previous?.version ?? 0) + 1;
  const payload = JSON.stringify({ salt, text: sha(`${salt}${version}`).repeat(8) });
  const digest = sha(payload);
  const before = previous?.hash ?? 'start';
  return {
    version,
    commandId: `${salt}${version}`,
    bundle: 'bundle',
    semantics: 1,
    seat: 'player',
    at: new Date(version * 1000).toISOString(),
    events: 1,
    stateHash: sha(`state ${version}`),
    digest,
    previous: before,
    hash: sha(`${version} ${digest} ${before}`),
    payload,
  };
}

/** Makes the session where it is not there yet. */
export async function begin(store: Store): Promise<void> {
  must(await store.migrate());
  must(await store.putBundle('bundle', new Uint8Array([1])));
  const { tenant, campaign, session } = key;
  const made = await store.createSession({
    key: { tenant, campaign, session },
    pack: 'faults',
    packVersion: '1.0.0',
    bundle: 'bundle',
    at: '2026-01-01T00:00:00.000Z',
  });
  if (!made.ok && made.error.error !== 'exists') must(made);
}

/** Every turn, after holding the ledger to its rules: versions dense, each following the one before, payloads whole. */
export async function readLedger(store: Store): Promise<readonly TurnRow[]> {
  const turns: TurnRow[] = [];
  for (;;) {
    const page = must(await store.readTurns(key, turns.length + 1, 500));
    for (const turn of page) {
      const previous = turns.at(-1);
      const whole =
        turn.digest === sha(turn.payload) && turn.hash === sha(`${turn.version} ${turn.digest} ${turn.previous}`);
      if (turn.version !== turns.length + 1 || turn.previous !== (previous?.hash ?? 'start') || !whole)
        throw new Error(`turn ${turn.version} does not follow ${turns.length}`);
      turns.push(turn);
    }
    if (page.length < 500) break;
  }
  const session = must(await store.getSession(key));
  if (session?.head !== turns.length) throw new Error(`the head is ${session?.head}, the turns are ${turns.length}`);
  return turns;
}

export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
