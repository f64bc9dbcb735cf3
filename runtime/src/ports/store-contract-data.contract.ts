import { createHash } from 'node:crypto';
import type { BranchKey, NewSession, SessionKey, TurnExtra, TurnRow } from './store.js';

export const bundle = { hash: 'b'.repeat(64), bytes: new Uint8Array([0, 1, 2, 250, 255]) };
export const at = '2026-03-01T12:00:00.000Z';
export const nothing: TurnExtra = { projection: [], outbox: [], ended: false, faults: 0 };

export function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function newSession(key: SessionKey, change: Partial<NewSession> = {}): NewSession {
  return { key, pack: 'sample.pack', packVersion: '1.0.0', bundle: bundle.hash, at, ...change };
}

/** A turn that follows another one, or begins a chain. Its hashes are as real as the store can tell. */
export function turnAfter(previous: TurnRow | undefined, change: Partial<TurnRow> = {}): TurnRow {
  const version = (previous?.version ?? 0) + 1;
  const payload = change.payload ?? `{"events":[],"input":{"choose":${version}},"output":[]}`;
  const digest = sha(payload);
  const chained = previous?.hash ?? sha('chain start');
  return {
    version,
    commandId: `command-${version}-${digest.slice(0, 6)}-${chained.slice(0, 6)}`,
    bundle: bundle.hash,
    semantics: 1,
    seat: 'player',
    at: new Date(Date.parse(at) + version * 1000).toISOString(),
    events: version % 3,
    stateHash: sha(`state ${version}`),
    digest,
    previous: chained,
    hash: sha(`${version} ${digest} ${chained}`),
    payload,
    ...change,
  };
}

export function chain(length: number, from?: TurnRow, label = ''): TurnRow[] {
  const turns: TurnRow[] = [];
  let last = from;
  for (let i = 0; i < length; i++) {
    last = turnAfter(last, { payload: `{"input":{"text":"${label}${(last?.version ?? 0) + 1}"}}` });
    turns.push(last);
  }
  return turns;
}

export function onBranch(key: SessionKey, branch = 'main'): BranchKey {
  return { ...key, branch };
}

export function personal(text: string | null, salt: string | null = 'pepper'): string {
  return JSON.stringify({ $personal: { digest: sha(`pepper${text ?? ''}`), salt, text } });
}
