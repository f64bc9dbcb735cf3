import { emitBundle, Program, standardLibrary } from '@fabula/compiler';
import { createMemoryStore } from '@fabula/runtime/adapters';
import { semanticsVersion } from '@fabula/runtime/engine';
import {
  createHost,
  type HostResult,
  loadBundle,
  readLedger,
  readPayload,
  rebuildSession,
  replaySession,
  resumeSession,
  seedFrom,
  type TurnDone,
  takeTurn,
  verifySession,
  waitingOf,
} from '@fabula/runtime/host';
import { renderOutput } from '@fabula/runtime/render';
import { expect, test } from 'vitest';
import { siege } from './siege.js';

const key = { tenant: 'local', campaign: 'c', session: 's' };
const main = { ...key, branch: 'main' };

/** What `fabula types` writes of the story, as far as this test asks for it. */
interface Siege {
  readonly pack: 'siege';
  readonly config: { readonly window?: number };
  readonly asked: { readonly name: string };
  readonly events: { readonly whisper: { readonly said: string } };
  readonly actions: {
    readonly approve: {
      readonly input: { readonly s: string; readonly by_how?: number };
      readonly result: number;
      readonly by: 'moderator' | 'gm';
    };
    readonly unlock: { readonly input: object; readonly result: null; readonly by: 'operator' };
    readonly shout: { readonly input: { readonly words: string }; readonly result: null; readonly by: 'player' };
    readonly closed: { readonly input: object; readonly result: null; readonly by: never };
  };
}

/** Two who play, a game master, a moderator, and one who looks on. */
async function table() {
  const compiler = new Program({ library: standardLibrary });
  compiler.update({ sources: new Map([['pack.fab', siege]]), ids: new Map() });
  const built = compiler.build();
  if (!built) throw new Error('It does not build.');
  const { bytes } = await emitBundle({
    program: built.program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    migrations: [],
    libraries: [],
  });
  const typed = valueOf(await loadBundle<Siege>(bytes, 'siege'));
  const store = createMemoryStore();
  valueOf(await store.migrate());
  // A host that knows nothing yet, as after a restart.
  const host = () => createHost({ store, now: () => 1_000, randomHex: (size) => '0'.repeat(size * 2) });
  const started = valueOf(
    await typed.start(host(), {
      key,
      commandId: 'start',
      locale: 'en',
      seed: seedFrom('siege'),
      salt: seedFrom('salt'),
      seats: ['ada', 'ben'],
      roles: { gm: ['carol'], moderator: ['mo'] },
      spectators: ['sam'],
      asked: { name: 'Somebody' },
      askedOf: { ada: { name: 'Ada' } },
    }),
  );
  let commands = 0;
  const send = (seat: string, act: Parameters<typeof takeTurn>[2]['act']): Promise<HostResult<TurnDone>> => {
    commands += 1;
    return takeTurn(host(), main, { commandId: `turn ${commands}`, seat, locale: 'en', act });
  };
  return { store, typed, host, started, send };
}

test('a reader is shown what is for them, and the ledger keeps for whom it was', async () => {
  const { started } = await table();
  const shown = (seat: string): readonly string[] =>
    renderOutput(started.output, seat, { texts: started.story.texts, locale: 'en', titles: started.titles }).map(
      ({ text }) => text,
    );
  expect(shown('ada')).toEqual([
    'All are here.',
    'You are Ada, and owe 40.',
    'Only the band.',
    'Only you see the tracks, Ada.',
  ]);
  expect(shown('ben')).toEqual([
    'All are here.',
    'You are Somebody, and owe 40.',
    'Only you see the tracks, Somebody.',
  ]);
  expect(shown('sam')).toEqual(['All are here.', 'Only you that look on.']);
  expect(shown('mo')).toEqual(['All are here.']);
  expect(shown('stranger')).toEqual(['All are here.']);
});

test('each is told what they are waited for, and inputs that are not theirs are refused by name', async () => {
  const { host, send } = await table();
  expect(valueOf(await waitingOf(host(), main, 'ben'))).toMatchObject({ wait: 'text', max: 280, window: 90_000 });
  expect(valueOf(await waitingOf(host(), main, 'sam'))).toMatchObject({ wait: 'others', seats: ['ada', 'ben'] });
  expect(await send('sam', { act: 'say', text: 'x' })).toMatchObject(refused('notYourTurn'));
  expect(await send('nobody', { act: 'say', text: 'x' })).toMatchObject(refused('unknownSeat'));
  expect(await send('host', { act: 'say', text: 'x' })).toMatchObject(refused('unknownSeat'));
  expect(await send('ada', { act: 'close' })).toMatchObject(refused('notAllowed'));
  expect(valueOf(await send('ben', { act: 'say', text: 'Ho.' })).waiting).toMatchObject({
    wait: 'others',
    seats: ['ada'],
  });
  expect(await send('ben', { act: 'say', text: 'Again.' })).toMatchObject(refused('alreadyGiven'));
  const resumed = valueOf(await resumeSession(host(), { ...key, seat: 'ada' }));
  expect(resumed.waiting.wait).toBe('text');
  expect(resumed.seats).toEqual(['ada', 'ben', 'carol', 'mo', 'sam']);
  expect(valueOf(await send('mo', { act: 'close' })).waiting.wait).toBe('others');
  expect(valueOf(await waitingOf(host(), main, 'ada'))).toMatchObject({ wait: 'choice', window: 20_000 });
});

test('actions are called with their own types, and answer what they yield or why not', async () => {
  const { host, typed, send } = await table();
  const call = { locale: 'en', seat: 'mo' };
  const input = { s: 'player/ben' };
  expect(await typed.call(host(), main, { ...call, commandId: 'c1', action: 'approve', input })).toMatchObject(
    refused('actionRefused', { action: 'approve', by: 'not_raised' }),
  );
  const unknown = { act: 'call', action: 'approve', arguments: { s: 'nobody' } } as const;
  expect(await send('mo', unknown)).toMatchObject(refused('badValue', { field: 's' }));
  expect(await send('ada', { act: 'call', action: 'approve', arguments: input })).toMatchObject(refused('notAllowed'));
  expect(await send('mo', { act: 'call', action: 'whole', arguments: {} })).toMatchObject(refused('unknownAction'));
  const more = { act: 'call', action: 'unlock', arguments: { more: 1 } } as const;
  expect(await send('host', more)).toMatchObject(refused('badValue', { field: 'more' }));
  const unlocked = valueOf(
    await typed.call(host(), main, { locale: 'en', seat: 'host', commandId: 'c2', action: 'unlock', input: {} }),
  );
  expect(unlocked.answer).toBe(null);
  const again = valueOf(
    await typed.call(host(), main, { locale: 'en', seat: 'host', commandId: 'c2', action: 'unlock', input: {} }),
  );
  expect(again.done.repeated).toBe(true);
});

test('what happened is replayed, rebuilt and verified, and events say whom they are told to', async () => {
  const { host, send, store } = await table();
  valueOf(await send('ben', { act: 'call', action: 'shout', arguments: { words: 'Help!' } }));
  valueOf(await send('ben', { act: 'say', text: 'Ho.' }));
  valueOf(await send('ada', { act: 'say', text: 'Hi.' }));
  const head = 4;
  const told: unknown[] = [];
  for await (const row of readLedger(host(), main, { from: 1, to: head })) {
    for (const event of readPayload(valueOf(row).payload)?.events ?? []) {
      if (event.event === 'emitted') told.push([event.name, event.to]);
    }
  }
  expect(told).toEqual([
    ['whispered', ['ben', 'carol']],
    ['whisper', ['carol']],
  ]);
  const outbox = valueOf(await store.readOutbox('local', undefined, 10));
  expect(outbox.map(({ payload }) => payload)).toEqual([expect.stringContaining('"to":["carol"]')]);
  expect(valueOf(await replaySession(host(), main))).toEqual({ turns: head, folded: 0 });
  expect(valueOf(await verifySession(host(), key)).findings).toEqual([]);
  valueOf(await rebuildSession(host(), main));
  expect(valueOf(await replaySession(host(), main))).toEqual({ turns: head, folded: 0 });
});

function refused(refusal: string, more: object = {}): object {
  return { ok: false, error: { error: 'refused', refusal: { refusal, ...more } } };
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
