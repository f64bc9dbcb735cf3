import { emitBundle, Program, standardLibrary } from '@fabula/compiler';
import { createMemoryStore } from '@fabula/runtime/adapters';
import { type Json, type ProgramIr, validateProgram } from '@fabula/runtime/bundle';
import {
  type Act,
  type CallAnswer,
  createEngine,
  decodeEvent,
  type Effects,
  type Engine,
  type EngineEvent,
  encodeEvent,
  type Input,
  type State,
  semanticsVersion,
  type Waiting,
} from '@fabula/runtime/engine';
import {
  createHost,
  loadBundle,
  rebuildSession,
  replaySession,
  resumeSession,
  seedFrom,
  takeTurn,
  verifySession,
} from '@fabula/runtime/host';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { court } from './court.js';

const isLong = process.env['FABULA_LONG'] === '1';

/** One input of somebody: who it comes from, what they do of what they can, and what a model answers if one is asked. */
const step = fc.record({
  seat: fc.nat(4),
  pick: fc.nat(1000),
  wild: fc.nat(19),
  answer: fc.constantFrom<Json | undefined>(
    undefined,
    { text: 'Well enough.', mood: 'wary' },
    { text: '', mood: 'calm' },
    { text: 'No.', mood: 'furious' },
    'what?',
    null,
  ),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const steps = fc.array(step, { minLength: 5, maxLength: 70 });
const playing = fc.constantFrom(['ada'], ['ada', 'ben'], ['ada', 'ben', 'cem']);

/** A turn that was taken: what went in, with what the shell fetched for it, and what came of it. */
interface Turn {
  readonly input: Input;
  readonly effects: Effects;
  readonly events: readonly EngineEvent[];
  readonly state: State;
}

let program: ProgramIr;
let engine: Engine;
beforeAll(async () => {
  const compiler = new Program({ library: standardLibrary });
  compiler.update({ sources: new Map([['court.fab', court]]), ids: new Map() });
  const built = compiler.build();
  const checked = validateProgram(JSON.parse(JSON.stringify(built?.program ?? null)));
  if (!checked.ok) throw new Error(checked.error.detail);
  program = checked.value;
  engine = await createEngine(program);
});

describe('any way through a story with all that changes state', () => {
  test('is the same lived, folded, read back and replayed', { timeout: 600_000 }, () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(playing, steps, fc.nat(), (seats, all, cut) => {
        const turns = played(seats, all);
        for (const { events } of turns) for (const { event } of events) met.add(event);
        let folded = engine.initial;
        for (const { events, state } of turns) {
          folded = engine.fold(
            folded,
            events.map((event) => decodeEvent(throughText(encodeEvent(event)))),
          );
          expect(folded.hash).toBe(state.hash);
        }
        const last = turns.at(-1)?.state ?? engine.initial;
        expect(engine.encode(folded)).toEqual(engine.encode(last));
        replays(turns, 0);
        replays(turns, cut % turns.length);
      }),
      { numRuns: isLong ? 3_000 : 60 },
    );
    // A walk that never came by would say nothing.
    for (const event of ['asked', 'emitted', 'drawn', 'rolled', 'linked', 'advanced', 'mission', 'checkpoint'])
      expect([...met]).toContain(event);
    expect([...met]).not.toContain('fault');
  });

  test('is the same from the ledger of a host, rebuilt and verified', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(playing, steps, async (seats, all) => {
        await hosted(seats, all);
      }),
      { numRuns: isLong ? 500 : 10 },
    );
  });
});

/** From a saved state on, the same inputs with the same answers come to the same. */
function replays(turns: readonly Turn[], from: number): void {
  const before = turns[from - 1]?.state ?? engine.initial;
  let state = from === 0 ? before : engine.decode(throughText(engine.encode(before)));
  expect(state.hash).toBe(before.hash);
  for (const turn of turns.slice(from)) {
    const again = engine.step(state, turn.input, turn.effects);
    if (again.result !== 'done') throw new Error(`${again.result}: ${JSON.stringify(again)}`);
    expect(again.events).toEqual(turn.events);
    expect(again.state.hash).toBe(turn.state.hash);
    state = again.state;
  }
}

function played(seats: readonly string[], all: readonly Step[]): Turn[] {
  const first = turnOf(engine.initial, seats[0] ?? '', startOf(seats), 0, undefined);
  if (!first) throw new Error('It does not start.');
  const turns = [first];
  let state = first.state;
  for (const [index, each] of all.entries()) {
    const seat = seatOf(seats, each);
    const act = actOf(engine.waiting(state, seat, turns.at(-1)?.effects ?? {}), each);
    const turn = turnOf(state, seat, act, index + 1, each.answer);
    if (!turn) continue;
    turns.push(turn);
    state = turn.state;
    for (const each of [...seats, 'gina'])
      expect(engine.waiting(engine.decode(throughText(engine.encode(state))), each, turn.effects)).toEqual(
        engine.waiting(state, each, turn.effects),
      );
  }
  return turns;
}

/** A refused input leaves all as it was. */
function turnOf(before: State, seat: string, act: Act, index: number, answer: Json | undefined): Turn | undefined {
  const input: Input = { commandId: `c${index}`, seat, at: index * 1000, locale: 'en', salt: '0'.repeat(32), act };
  const calls: CallAnswer[] = [];
  let effects: Effects = {};
  for (;;) {
    const result = engine.step(before, input, { ...effects, calls });
    if (result.result === 'refused') return undefined;
    if (result.result === 'done')
      return { input, effects: { ...effects, calls }, events: result.events, state: result.state };
    if (result.result !== 'wants') throw new Error(`${JSON.stringify(act)}: ${JSON.stringify(result)}`);
    for (const request of result.requests) {
      if (request.effect === 'campaign') {
        effects = { campaign: { version: 1, cells: {} } };
        continue;
      }
      const { function: name } = request;
      calls.push({
        function: name,
        ...(answer === undefined ? { result: null, declined: true as const } : { result: answer }),
      });
    }
  }
}

function startOf(seats: readonly string[]): Extract<Act, { act: 'start' }> {
  return { act: 'start', seed: seedFrom('court'), seats, roles: { gm: ['gina'] }, asked: { name: 'X' }, config: {} };
}

function seatOf(seats: readonly string[], { seat }: Step): string {
  return seat === 4 ? 'gina' : (seats[seat % seats.length] ?? '');
}

/** What the seat can do; now and then something else, which may be refused. */
function actOf(waiting: Waiting, { pick, wild }: Step): Exclude<Act, { readonly act: 'start' | 'migrate' }> {
  if (wild === 0) return { act: 'close' };
  if (wild === 1) return { act: 'return', away: pick * 600_000 };
  if (wild === 2) {
    const to = pick % 2 === 0 ? 'mara' : 'tam';
    return { act: 'call', action: 'pay', arguments: { to, much: pick % 4 } };
  }
  if (wild === 3) return { act: 'choose', choice: 'nothing' };
  if (waiting.wait === 'choice') {
    const open = waiting.options.filter(({ available }) => available);
    const option = open[pick % open.length];
    const key = option?.key;
    return { act: 'choose', choice: option?.choice ?? '', ...(key !== undefined && { key }) };
  }
  return { act: 'say', text: `left ${pick}` };
}

async function hosted(seats: readonly string[], all: readonly Step[]): Promise<void> {
  const { bytes } = await emitBundle({
    program,
    semantics: semanticsVersion,
    runtime: '>=0.1 <0.2',
    migrations: [],
    libraries: [],
  });
  const story = valueOf(await loadBundle(bytes, 'court'));
  const store = createMemoryStore();
  valueOf(await store.migrate());
  let clock = 0;
  const host = createHost({ store, now: () => clock++ * 1000, randomHex: (size) => '0'.repeat(size * 2) });
  const key = { tenant: 'local', campaign: 'c', session: 's' };
  const main = { ...key, branch: 'main' };
  const { asked, roles } = startOf(seats);
  const about = { key, locale: 'en', seed: seedFrom('court'), salt: seedFrom('salt'), seats, asked };
  valueOf(await story.start(host, { ...about, commandId: 'start', ...(roles && { roles }) }));
  for (const [index, each] of all.entries()) {
    const seat = seatOf(seats, each);
    const { waiting } = valueOf(await resumeSession(host, { ...key, seat }));
    const act = actOf(waiting, each);
    const taken = await takeTurn(host, main, { commandId: `c${index}`, seat, locale: 'en', act });
    if (!taken.ok) expect(taken.error.error).toBe('refused');
  }
  expect(valueOf(await replaySession(host, main)).folded).toBe(0);
  expect(valueOf(await verifySession(host, key)).findings).toEqual([]);
  valueOf(await rebuildSession(host, main));
  expect(valueOf(await replaySession(host, main)).folded).toBe(0);
  expect(valueOf(await verifySession(host, key)).findings).toEqual([]);
}

/** Through a text and back, as a store does it. */
function throughText(json: Json): Json {
  const read: unknown = JSON.parse(JSON.stringify(json));
  if (isJson(read)) return read;
  throw new TypeError('nothing was read');
}

/** What `JSON.parse` yields is JSON. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
