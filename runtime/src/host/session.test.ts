import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../adapters/store-memory/index.js';
import { branchSession, rewindSession } from './branch-session.js';
import { rebuildSession } from './rebuild-session.js';
import { replaySession } from './replay-session.js';
import { resumeSession } from './resume-session.js';
import {
  choose,
  mainKey,
  sampleHost,
  sampleStory,
  say,
  sessionKey,
  shown,
  startSample,
  value,
} from './sample-host.contract.js';
import { verifySession } from './verify-session.js';

describe('a session', () => {
  it('begins with what is said and what may be chosen', async () => {
    const host = sampleHost();
    const started = await startSample(host, await sampleStory());
    expect(shown(started)).toEqual({
      lines: ['The tide stands at 0.', "Mara Quill: You're late, Ana. In hand: 10.00."],
      options: ['Pay her.', 'Throw a die.', 'Say something.', 'Sign the report.'],
    });
    expect(started.version).toBe(1);
  });

  it('goes on where it was, in another host', async () => {
    const store = createMemoryStore();
    const story = await sampleStory();
    const host = sampleHost(store);
    await startSample(host, story);
    const paid = value(await choose(host, 'pay'));
    const other = sampleHost(store);
    const resumed = value(await resumeSession(other, sessionKey, story));
    expect(resumed).toMatchObject({ version: 2, stateHash: paid.stateHash, told: 'same', key: mainKey });
    expect(resumed.last.output).toEqual(paid.output);
    expect(shown(value(await choose(other, 'pay'))).lines.at(-1)).toBe("Mara Quill: You're late, Ana. In hand: 0.00.");
    const broke = value(await choose(other, 'roll'));
    expect(shown(broke).options[0]).toBe('(Pay her.)');
    expect(await choose(other, 'pay')).toMatchObject({ ok: false, error: { error: 'refused' } });
  });

  it('tells the same story for the same seed and choices, after a resume and on a branch', async () => {
    const play = async (interrupted: boolean): Promise<readonly string[]> => {
      const store = createMemoryStore();
      const story = await sampleStory();
      let host = sampleHost(store);
      const hashes = [(await startSample(host, story)).stateHash];
      for (const choice of ['roll', 'roll', 'speak', 'roll', 'pay']) {
        if (interrupted) host = sampleHost(store);
        hashes.push(value(await choose(host, choice)).stateHash);
        if (choice === 'speak') hashes.push(value(await say(host, 'Nothing but fog.')).stateHash);
      }
      return hashes;
    };
    const straight = await play(false);
    expect(await play(true)).toEqual(straight);
    expect(new Set(straight).size).toBe(straight.length);
  });

  it('takes a retried command for what it did the first time', async () => {
    const host = sampleHost();
    await startSample(host, await sampleStory());
    const first = value(await choose(host, 'roll', { id: 'a' }));
    const again = value(await choose(host, 'roll', { id: 'a' }));
    expect(again).toEqual({ ...first, repeated: true });
    await choose(host, 'pay');
    expect(value(await choose(host, 'roll', { id: 'a' }))).toMatchObject({
      version: 2,
      repeated: true,
      output: first.output,
    });
    expect(value(await resumeSession(host, sessionKey)).version).toBe(3);
  });

  it('lets exactly one of two writers win', async () => {
    const store = createMemoryStore();
    const story = await sampleStory();
    const [one, two] = [sampleHost(store), sampleHost(store)];
    await startSample(one, story);
    await resumeSession(two, sessionKey, story);
    const results = await Promise.all([choose(one, 'roll'), choose(two, 'pay')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = results.find(({ ok }) => !ok);
    expect(lost).toMatchObject({ error: { error: 'conflict', head: 2 } });
    expect(value(await resumeSession(sampleHost(store), sessionKey)).version).toBe(2);
  });

  it('answers a conflict to who saw an older turn, and goes by what is stored for who saw a newer one', async () => {
    const store = createMemoryStore();
    const story = await sampleStory();
    const [one, two] = [sampleHost(store), sampleHost(store)];
    await startSample(one, story);
    await resumeSession(two, sessionKey, story);
    await choose(one, 'roll');
    expect(await choose(two, 'roll', { expected: 1 })).toMatchObject({
      ok: false,
      error: { error: 'conflict', head: 2 },
    });
    expect(value(await choose(one, 'roll', { expected: 2 })).version).toBe(3);
    // The second host still has turn 2 in memory; who saw turn 3 elsewhere is right.
    expect(value(await choose(two, 'roll', { expected: 3 })).version).toBe(4);
  });

  it('takes turns back on a new branch, and loses none', async () => {
    const store = createMemoryStore();
    const host = sampleHost(store);
    await startSample(host, await sampleStory());
    const second = value(await choose(host, 'roll'));
    const third = value(await choose(host, 'roll'));
    const key = value(await rewindSession(host, mainKey, 1));
    expect(value(await resumeSession(host, sessionKey))).toMatchObject({
      key,
      version: 2,
      stateHash: second.stateHash,
    });
    // The same choice at the same place meets the same chance.
    expect(value(await choose(host, 'roll', { key })).stateHash).toBe(third.stateHash);
    expect(value(await choose(host, 'roll', { key: mainKey })).version).toBe(4);
    expect(await rewindSession(host, key, 9)).toMatchObject({
      error: { error: 'unknownVersion', version: -6, head: 3 },
    });
    expect(await branchSession(host, key, { at: 1, name: 'main' })).toMatchObject({
      error: { store: { error: 'exists' } },
    });
  });

  it('reads no more to resume a long session than a short one', async () => {
    const store = createMemoryStore();
    const snapshots = { turns: 8, bytes: 1_000_000 };
    const host = sampleHost(store, { snapshots });
    const story = await sampleStory();
    await startSample(host, story);
    const reads: number[] = [];
    for (let turn = 0; turn < 60; turn++) {
      value(await choose(host, 'roll'));
      reads.push(value(await resumeSession(sampleHost(store, { snapshots }), sessionKey, story)).turnsRead);
    }
    expect(Math.max(...reads.slice(30))).toBe(Math.max(...reads.slice(10, 30)));
    expect(Math.max(...reads)).toBeLessThanOrEqual(10);
  });

  it('replays, rebuilds and verifies what was played', async () => {
    const host = sampleHost(createMemoryStore(), { snapshots: { turns: 3, bytes: 1_000_000 } });
    await startSample(host, await sampleStory());
    for (const choice of ['roll', 'pay', 'speak']) value(await choose(host, choice));
    value(await say(host, 'A word.'));
    value(await choose(host, 'sign'));
    expect(value(await replaySession(host, mainKey))).toEqual({ turns: 6, folded: 0 });
    expect(value(await rebuildSession(host, mainKey))).toMatchObject({
      turns: 6,
      unbooked: [],
      snapshots: { good: 2, damaged: [] },
    });
    expect(value(await verifySession(host, sessionKey))).toEqual({ branches: 1, turns: 6, findings: [] });
  });
});
