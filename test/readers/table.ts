import { emitBundle, Program, standardLibrary } from '@fabula/compiler';
import { createMemoryStore } from '@fabula/runtime/adapters';
import { semanticsVersion } from '@fabula/runtime/engine';
import {
  createHost,
  type ExternFunctions,
  openStory,
  readLedger,
  rebuildSession,
  replaySession,
  type StartRequest,
  seedFrom,
  startSession,
  takeTurn,
  verifySession,
  waitingOf,
} from '@fabula/runtime/host';
import { renderOutput, renderWaiting } from '@fabula/runtime/render';
import { expect } from 'vitest';

export const key = { tenant: 'local', campaign: 'c', session: 's' };
const main = { ...key, branch: 'main' };

type Sent = Parameters<typeof takeTurn>[2]['act'];

/** A session of a story; the host knows nothing between two turns, as after a restart. Each turn takes an hour. */
export async function tableOf(source: string, request: Partial<StartRequest>, externs: ExternFunctions = {}) {
  const compiler = new Program({ library: standardLibrary });
  compiler.update({ sources: new Map([['pack.fab', source]]), ids: new Map() });
  const built = compiler.build();
  if (!built) throw new Error('It does not build.');
  const { bytes } = await emitBundle({
    program: built.program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    migrations: [],
    libraries: [],
  });
  const story = valueOf(await openStory(bytes));
  const store = createMemoryStore();
  valueOf(await store.migrate());
  let hours = 0;
  const now = (): number => {
    hours += 1;
    return hours * 3_600_000;
  };
  const host = () => createHost({ store, now, randomHex: (size) => '0'.repeat(size * 2), externs });
  const reader = { texts: story.texts, locale: 'en' };
  const salts = { seed: seedFrom('seed'), salt: seedFrom('salt') };
  let last = valueOf(
    await startSession(host(), story, { key, commandId: 'start', locale: 'en', asked: {}, ...salts, ...request }),
  );
  let commands = 0;
  /** What was refused, by its name; undefined where it was not. */
  const send = async (seat: string, act: Sent): Promise<string | undefined> => {
    commands += 1;
    const done = await takeTurn(host(), main, { commandId: `turn ${commands}`, seat, locale: 'en', act });
    if (done.ok) last = done.value;
    else if (done.error.error !== 'refused') throw new Error(JSON.stringify(done.error));
    return done.ok || done.error.error !== 'refused' ? undefined : done.error.refusal.refusal;
  };
  /** The labels on offer to a seat, or for what else it waits. */
  const offered = async (seat: string): Promise<readonly string[]> => {
    const shown = renderWaiting(valueOf(await waitingOf(host(), main, seat)), reader);
    return shown.wait === 'choice' ? shown.options.map(({ label }) => label) : [shown.wait];
  };
  const choose = async (seat: string, label: string): Promise<string | undefined> => {
    const waiting = valueOf(await waitingOf(host(), main, seat));
    const shown = renderWaiting(waiting, reader);
    const option = shown.wait === 'choice' ? shown.options.find((each) => each.label === label) : undefined;
    if (!option) throw new Error(`${label} is not on offer to ${seat}: ${JSON.stringify(shown)}`);
    const { choice, key: own } = option;
    return send(seat, { act: 'choose', choice, ...(own !== undefined && { key: own }) });
  };
  const read = (seat: string): readonly string[] => renderOutput(last.output, seat, reader).map(({ text }) => text);
  const payloads = async (): Promise<string> => {
    let all = '';
    for await (const row of readLedger(host(), main, { from: 1, to: last.version })) all += valueOf(row).payload;
    return all;
  };
  /** Replayed, rebuilt from nothing and verified, it is the same session. */
  const holds = async (folded = 0): Promise<void> => {
    expect(valueOf(await replaySession(host(), main))).toEqual({ turns: last.version, folded });
    valueOf(await rebuildSession(host(), main));
    expect(valueOf(await verifySession(host(), key)).findings).toEqual([]);
  };
  return { host, store, send, offered, choose, read, payloads, holds };
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
