import { type Host, type HostResult, readLedger, readPayload } from '../host/index.js';
import type { BranchKey } from '../ports/index.js';

/** The names of the checkpoints that a turn set, as its ledger has them. */
export function checkpointsIn(payload: string): readonly string[] {
  const events = readPayload(payload)?.events ?? [];
  return events.flatMap((event) => (event.event === 'checkpoint' ? [event.label] : []));
}

/** The turn that last set a checkpoint of this name; undefined when none did. */
export async function turnOfCheckpoint(
  host: Host,
  key: BranchKey,
  label: string,
): Promise<HostResult<number | undefined>> {
  const branches = await host.store.listBranches(key);
  const head = branches.ok ? (branches.value.find(({ name }) => name === key.branch)?.head ?? 0) : 0;
  let found: number | undefined;
  for await (const turn of readLedger(host, key, { from: 1, to: head })) {
    if (!turn.ok) return turn;
    if (checkpointsIn(turn.value.payload).includes(label)) found = turn.value.version;
  }
  return { ok: true, value: found };
}
