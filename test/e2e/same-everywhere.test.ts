import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import {
  branchSession,
  createHost,
  type Host,
  openStory,
  replaySession,
  resumeSession,
  type Story,
  seedFrom,
  startSession,
  takeTurn,
  verifySession,
} from '@fabula/runtime/host';
import type { BranchKey, Store } from '@fabula/runtime/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBundle } from '../../runtime/src/host/sample-story.contract.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { run } from './program.js';

/** A playthrough as a script has it, and as commands. */
const script = ['name: Ana', 'Throw', 'Pay', 'Say', 'say: Nothing but fog.', 'Throw', 'Pay', 'Throw', 'Sign'];
const acts = ['roll', 'pay', 'speak', 'say:Nothing but fog.', 'roll', 'pay', 'roll', 'sign'];

const key = { tenant: 'local', campaign: 'c', session: 's' };
const main = { ...key, branch: 'main' };

let folder = '';
let postgres: TestPostgres;
let story: Story;
/** What each turn must come to: played once, in memory, in one go. */
let expected: readonly string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fabula-same-'));
  const bytes = await sampleBundle();
  writeFileSync(join(folder, 'sample.fabc'), bytes);
  writeFileSync(join(folder, 'script.txt'), script.join('\n'));
  story = valueOf(await openStory(bytes));
  postgres = await startTestPostgres();
  const store = await open('memory:');
  expected = await play(() => hostOf(store), main, acts);
  expect(new Set(expected).size).toBe(acts.length + 1);
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['in memory', () => Promise.resolve('memory:')],
  ['in a folder', () => Promise.resolve(join(folder, 'store'))],
  ['on a server', () => postgres.createDatabase()],
])('the same seed and choices %s', (_, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await open(await locate());
  });
  afterAll(() => store.close());

  it('come to the same states and texts, resumed before every turn', async () => {
    const played = await play(() => hostOf(store), main, acts);
    expect(played).toEqual(expected);
    const host = hostOf(store);
    expect(valueOf(await replaySession(host, main))).toEqual({ turns: acts.length + 1, folded: 0 });
    expect(valueOf(await verifySession(host, key)).findings).toEqual([]);
  });

  it('come to them on a branch', async () => {
    const host = hostOf(store);
    const branch = valueOf(await branchSession(host, main, { at: 4 }));
    // All but the last act, which counts in the campaign: that is no part of a branch, and goes on counting.
    expect(await goOn(() => host, branch, acts.slice(3, -1))).toEqual(expected.slice(4, -1));
    expect(valueOf(await verifySession(host, key)).findings).toEqual([]);
    expect(valueOf(await resumeSession(host, key))).toMatchObject({ key: branch, version: acts.length });
  });
});

it('the same seed and choices come to the same states in a second process', async () => {
  const args = ['play', join(folder, 'sample.fabc'), '--script', join(folder, 'script.txt'), '--seed', 'one', '--json'];
  const states = async (store: string): Promise<readonly string[]> => {
    const { code, out, err } = await run([...args, '--store', store]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
      .map((line) => JSON.stringify(line));
  };
  const first = await states('memory:');
  expect(first.length).toBe(acts.length + 1);
  for (const [index, line] of first.entries()) expect(line).toContain((expected[index] ?? '').split(' ')[0]);
  expect(await states(join(folder, 'other'))).toEqual(first);
});

async function open(location: string): Promise<Store> {
  const store = valueOf(await openStore(location));
  valueOf(await store.migrate());
  return store;
}

/** A host that knows nothing yet: it reads all it needs from the store. */
function hostOf(store: Store): Host {
  let random = 0;
  const randomHex = (bytes: number): string => {
    random += 1;
    return `${random}${Date.now()}`.padStart(bytes * 2, '0');
  };
  return createHost({ store, now: Date.now, randomHex });
}

/** Starts a session and plays it; each turn's state hash and what it said. */
async function play(host: () => Host, branch: BranchKey, wanted: readonly string[]): Promise<readonly string[]> {
  const started = valueOf(
    await startSession(host(), story, {
      key,
      commandId: 'start',
      locale: 'en',
      seed: seedFrom('one'),
      salt: seedFrom('one salt'),
      asked: { name: 'Ana' },
    }),
  );
  return [describeTurn(started), ...(await goOn(host, branch, wanted))];
}

async function goOn(host: () => Host, branch: BranchKey, wanted: readonly string[]): Promise<readonly string[]> {
  const turns: string[] = [];
  for (const act of wanted) {
    const done = await takeTurn(host(), branch, {
      commandId: `${branch.branch} ${turns.length}`,
      seat: 'reader',
      locale: 'en',
      act: act.startsWith('say:') ? { act: 'say', text: act.slice(4) } : { act: 'choose', choice: act },
    });
    turns.push(describeTurn(valueOf(done)));
  }
  return turns;
}

function describeTurn({ stateHash, output }: { readonly stateHash: string; readonly output: unknown }): string {
  return `${stateHash} ${JSON.stringify(output)}`;
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
