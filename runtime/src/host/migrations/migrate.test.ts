import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../adapters/store-memory/index.js';
import type { Store } from '../../ports/index.js';
import { rewindSession } from '../branch-session.js';
import { contractPack, type Host } from '../host.js';
import { readPayload } from '../ledger/payload.js';
import { readLedger } from '../read-ledger.js';
import { rebuildSession } from '../rebuild-session.js';
import { replaySession } from '../replay-session.js';
import { resumeSession } from '../resume-session.js';
import { choose, mainKey, sampleHost, say, sessionKey, shown, startSample, value } from '../sample-host.contract.js';
import type { Story } from '../story.js';
import { verifySession } from '../verify-session.js';
import { convertSessions } from './convert-sessions.js';
import { pinSession, releaseSession } from './hold.js';
import { deploy } from './releases.js';
import { firstRelease, secondRelease, thirdContract, thirdRelease } from './sample-release.contract.js';

let first: Story;
let second: Story;
let third: Story;
beforeAll(async () => {
  [first, second, third] = await Promise.all([firstRelease(), secondRelease(), thirdRelease()]);
});

async function commandsOf(host: Host, key = mainKey): Promise<readonly string[]> {
  const commands: string[] = [];
  const row = value(await host.store.getSession(key));
  for await (const turn of readLedger(host, key, { from: 1, to: row?.head ?? 0 })) {
    commands.push(value(turn).commandId.replace(/^command \d+$/, 'reader'));
  }
  return commands;
}

const migrateTo = (story: Story): string => `migrate:${story.hash.slice(0, 16)}`;

async function whole(host: Host, key = mainKey): Promise<void> {
  expect(value(await replaySession(host, key)).differs).toBeUndefined();
  const { upcast, stateHash } = value(await rebuildSession(host, key));
  if (upcast) expect(upcast.stateHash).toBe(stateHash);
  expect(value(await verifySession(host, sessionKey)).findings).toEqual([]);
}

describe('a session under a newer release', () => {
  it('is converted by a row of its own before its next turn', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await choose(host, 'roll'));
    value(await deploy(host, second));
    const paid = value(await choose(host, 'pay'));
    expect(paid.story.hash).toBe(second.hash);
    expect(paid.version).toBe(4);
    expect(await commandsOf(host)).toEqual(['start one', 'reader', migrateTo(second), 'reader']);
    expect(shown(paid).lines[1]).toMatch(/^The tide stands at [1-6]\.$/);
    expect(value(await host.store.getSession(sessionKey))).toMatchObject({ migration: 2, head: 4 });
    await whole(host);
  });

  it('comes to the same row and state whether its next turn converts it, or the batch', async () => {
    const rows = await Promise.all(
      [true, false].map(async (isLazy) => {
        const host = sampleHost();
        await startSample(host, first);
        value(await choose(host, 'roll', { id: 'rolled' }));
        if (isLazy) value(await resumeSession(host, sessionKey, second));
        else
          expect(value(await convertSessions(host, second))).toMatchObject({ converted: 1, moved: 0, stopped: false });
        await whole(host);
        return value(await host.store.readTurns(mainKey, 3, 1));
      }),
    );
    expect(rows[0]).toHaveLength(1);
    expect(rows[0]).toEqual(rows[1]);
  });

  it('goes on in another host that knows only what is stored', async () => {
    const store = createMemoryStore();
    await startSample(sampleHost(store), first);
    value(await convertSessions(sampleHost(store), second));
    const other = sampleHost(store);
    expect(value(await resumeSession(other, sessionKey)).told).toBe('same');
    const rolled = value(await choose(other, 'roll'));
    expect(rolled.story.hash).toBe(second.hash);
    await whole(other);
  });

  it('keeps the page that its reader has before them', async () => {
    const host = sampleHost();
    const started = await startSample(host, first);
    value(await convertSessions(host, second));
    const resumed = value(await resumeSession(sampleHost(host.store), sessionKey));
    expect(resumed.last.output).toEqual(started.output);
    expect(resumed.last.story.hash).toBe(first.hash);
    expect(resumed.version).toBe(2);
    // The version that they saw is the one before the conversion.
    expect(value(await choose(host, 'roll', { expected: 1 })).version).toBe(3);
    expect(await choose(host, 'roll', { expected: 1 })).toMatchObject({
      ok: false,
      error: { error: 'conflict', head: 3 },
    });
  });

  it('that was converted between a page and its answer takes the answer', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await deploy(host, second));
    expect(value(await choose(host, 'roll', { expected: 1 })).version).toBe(3);
  });

  it('skips a release that it never was played with', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await deploy(host, third));
    expect(value(await choose(host, 'roll')).story.hash).toBe(third.hash);
    expect(await commandsOf(host)).toEqual(['start one', migrateTo(third), 'reader']);
    await whole(host);
  });

  it('goes through one release after the other', async () => {
    const host = sampleHost();
    await startSample(host, first);
    for (const choice of ['roll', 'pay', 'sign']) {
      const release = choice === 'roll' ? first : choice === 'pay' ? second : third;
      value(await deploy(host, release));
      value(await choose(host, choice));
    }
    expect(await commandsOf(host)).toEqual([
      'start one',
      'reader',
      migrateTo(second),
      'reader',
      migrateTo(third),
      'reader',
    ]);
    expect(value(await rebuildSession(host, mainKey)).upcast?.turns).toBe(4);
    await whole(host);
  });
});

describe('a reader whose place is gone', () => {
  const atTheWords = async (): Promise<Host> => {
    const host = sampleHost();
    await startSample(host, first);
    value(await choose(host, 'speak', { id: 'spoken' }));
    return host;
  };

  it('is led on in the same row, with a note', async () => {
    const host = await atTheWords();
    const resumed = value(await resumeSession(host, sessionKey, second));
    expect(resumed).toMatchObject({ told: 'converted', version: 3 });
    expect(resumed.last.output[0]).toEqual({ part: 'moved', note: 'The story has changed here.' });
    expect(resumed.waiting.wait).toBe('choice');
    const row = value(await host.store.readTurns(mainKey, 3, 1))[0];
    expect(readPayload(row?.payload ?? '')?.events[0]).toMatchObject({ event: 'migrated', migrations: ['0002_level'] });
    value(await choose(host, 'roll'));
    await whole(host);
  });

  it('is moved in the same way by the batch', async () => {
    const lazy = await atTheWords();
    value(await resumeSession(lazy, sessionKey, second));
    const batch = await atTheWords();
    expect(value(await convertSessions(batch, second))).toMatchObject({ converted: 1, moved: 1 });
    const rowOf = async (host: Host) => value(await host.store.readTurns(mainKey, 3, 1));
    expect(await rowOf(batch)).toEqual(await rowOf(lazy));
  });

  it('has not said what they typed at the place that is gone', async () => {
    const host = await atTheWords();
    value(await deploy(host, second));
    expect(await say(host, 'Nothing but fog.')).toMatchObject({ ok: false, error: { error: 'conflict', head: 3 } });
    expect(await commandsOf(host)).toEqual(['start one', 'spoken', migrateTo(second)]);
  });
});

describe('a session that stays with its bundle', () => {
  it('was pinned, says so, and goes on once it is let go', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await pinSession(host, sessionKey, 'a recording'));
    value(await deploy(host, second));
    expect(value(await resumeSession(host, sessionKey))).toMatchObject({
      told: 'kept',
      why: { why: 'pinned', detail: 'a recording' },
    });
    expect(value(await choose(host, 'roll')).story.hash).toBe(first.hash);
    expect(value(await convertSessions(host, second))).toMatchObject({ converted: 0, held: 1 });
    value(await releaseSession(host, sessionKey));
    expect(value(await choose(host, 'roll')).story.hash).toBe(second.hash);
    await whole(host);
  });

  it('is of another lineage', async () => {
    const host = sampleHost();
    await startSample(host, first);
    const other = await secondRelease({ init: 'select 2;' });
    // A store takes one lineage of a pack; the session knows its own, too.
    const { told, why } = value(
      await resumeSession(host, sessionKey, { ...other, bundle: { ...other.bundle, migrations: [] } }),
    );
    expect({ told, why }).toEqual({ told: 'kept', why: { why: 'otherLineage', migration: '0001_init' } });
  });

  it('was played with a newer bundle', async () => {
    const host = sampleHost();
    await startSample(host, second);
    expect(value(await resumeSession(host, sessionKey, first))).toMatchObject({ told: 'kept', why: { why: 'older' } });
    expect(value(await choose(host, 'roll')).story.hash).toBe(second.hash);
  });

  it.each(['lazy', 'batch'])('can not be converted: it is put aside, and tried again when asked (%s)', async (way) => {
    const host = sampleHost();
    await startSample(host, first);
    const broken = await secondRelease({
      conversion: {
        world: { fields: { tide: { to: 'level', value: { by: 'names', names: { x: 'y' } } } } },
        places: { moved: { ask: { to: { place: 'label', scene: 'quay', label: 'nowhere' } } } },
      },
    });
    if (way === 'lazy') value(await deploy(host, broken));
    else expect(value(await convertSessions(host, broken))).toMatchObject({ converted: 0, quarantined: 1 });
    expect(value(await choose(host, 'roll')).story.hash).toBe(first.hash);
    const row = value(await host.store.getSession(sessionKey));
    expect(row?.held).toMatchObject({ why: 'quarantined', migration: 2 });
    expect(row?.held?.detail).toContain('nowhere');
    expect(value(await convertSessions(host, broken))).toMatchObject({ converted: 0, quarantined: 0, held: 1 });
  });

  it.each([
    ['could not be converted', (): Promise<Story> => firstRelease()],
    ['is of another lineage', (): Promise<Story> => secondRelease({ conversion: { endow: [] } })],
  ])('%s, and a contract went on without it: it is read, and not played on', async (_, release) => {
    const host = sampleHost();
    const had = await release();
    await startSample(host, had);
    const places = { moved: { ask: { to: { place: 'label', scene: 'quay', label: 'nowhere' } } } } as const;
    const newest = await thirdRelease({ places }, [thirdContract]);
    expect(value(await convertSessions(host, newest))).toMatchObject({ converted: 0, quarantined: 1 });
    expect(await contractPack(host, newest)).toMatchObject({
      ok: false,
      error: { store: { error: 'sessionsBehind' } },
    });
    expect(value(await choose(host, 'roll')).story.hash).toBe(had.hash);
    const left = value(await contractPack(host, newest, { leavePutAside: true }));
    expect(left.applied).toEqual([thirdContract.name]);
    const opened = value(await resumeSession(host, sessionKey, newest));
    expect(opened).toMatchObject({ told: 'kept', why: { why: 'leftBehind' }, version: 2 });
    value(await deploy(host, newest));
    expect(await choose(host, 'pay')).toMatchObject({ ok: false, error: { error: 'leftBehind' } });
    await whole(host);
    if (had.migration > 1) return;
    // What was in the way is mended.
    value(await releaseSession(host, sessionKey));
    value(await deploy(host, await thirdRelease({}, [thirdContract])));
    expect(value(await choose(host, 'pay')).version).toBe(4);
    await whole(host);
  });
});

describe('two hosts', () => {
  it('of two versions serve side by side', async () => {
    const store = createMemoryStore();
    const old = sampleHost(store);
    const young = sampleHost(store);
    value(await deploy(old, first));
    await startSample(old, first, { session: 'one' });
    await startSample(old, first, { session: 'two' });
    value(await deploy(young, second));
    await startSample(young, second, { session: 'three' });
    const key = (session: string) => ({ ...mainKey, session });
    expect(value(await choose(old, 'roll', { key: key('one') })).story.hash).toBe(first.hash);
    expect(value(await choose(young, 'roll', { key: key('one') })).story.hash).toBe(second.hash);
    // The older host finds a session that went on without it, and plays it with the bundle it has now.
    expect(await choose(old, 'roll', { key: key('one'), expected: 2 })).toMatchObject({ ok: false });
    expect(value(await choose(old, 'roll', { key: key('one') })).story.hash).toBe(second.hash);
    expect(value(await choose(old, 'roll', { key: key('two') })).story.hash).toBe(first.hash);
    expect(value(await choose(old, 'roll', { key: key('three') })).story.hash).toBe(second.hash);
    for (const session of ['one', 'two', 'three']) await whole(old, key(session));
  });

  it('that convert one session at once make one row', async () => {
    const store: Store = createMemoryStore();
    const hosts = [sampleHost(store), sampleHost(store), sampleHost(store)];
    await startSample(hosts[0] ?? sampleHost(store), first);
    await Promise.all(hosts.map(async (host) => value(await deploy(host, second))));
    const done = await Promise.all(hosts.map((host) => resumeSession(host, sessionKey)));
    expect(done.map((each) => value(each).version)).toEqual([2, 2, 2]);
    const taken = await Promise.all(
      hosts.map((host, index) => choose(host, 'roll', { id: `race ${index}`, expected: 1 })),
    );
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await commandsOf(hosts[1] ?? sampleHost(store))).filter((id) => id.startsWith('migrate'))).toHaveLength(1);
  });
});

describe('a branch', () => {
  it('from before a conversion is behind, and converted on its next turn', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await choose(host, 'roll'));
    value(await deploy(host, second));
    value(await choose(host, 'roll'));
    const key = value(await rewindSession(host, mainKey, 2));
    const rolled = value(await choose(host, 'roll', { key }));
    expect(rolled.story.hash).toBe(second.hash);
    expect(await commandsOf(host, key)).toEqual(['start one', `${migrateTo(second)}:${key.branch}`, 'reader']);
    await whole(host, key);
  });

  it('takes back turns of the reader, which a conversion is not', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await choose(host, 'roll'));
    value(await convertSessions(host, second));
    const key = value(await rewindSession(host, mainKey, 1));
    expect(await commandsOf(host, key)).toEqual(['start one']);
  });

  it('that nobody plays any more is converted by the batch, too', async () => {
    const host = sampleHost();
    await startSample(host, first);
    value(await choose(host, 'roll'));
    value(await rewindSession(host, mainKey, 1));
    expect(value(await convertSessions(host, second, { batch: 1 }))).toMatchObject({ converted: 2 });
    expect(value(await host.store.branchesBehind({ pack: 'sample', migration: 2, limit: 10 }))).toEqual([]);
  });
});

describe('a campaign', () => {
  it('is converted with the first of its sessions, and the others catch up with it', async () => {
    const store = createMemoryStore();
    const host = sampleHost(store);
    for (const session of ['one', 'two', 'three']) await startSample(host, first, { session });
    const key = (session: string) => ({ ...mainKey, session });
    value(await choose(host, 'sign', { key: key('one') }));
    const young = sampleHost(store);
    value(await deploy(young, second));
    const signed = value(await choose(young, 'sign', { key: key('two') }));
    expect(shown(signed).lines).toContain('Reports signed on this coast: 2.');
    expect(value(await store.readCampaign(mainKey))).toMatchObject({ migration: 2, cells: { 'c/signed': '2' } });
    // A host that was never handed the newer story finds it by the campaign.
    const other = sampleHost(store);
    const third = value(await choose(other, 'sign', { key: key('three') }));
    expect(third.story.hash).toBe(second.hash);
    expect(shown(third).lines).toContain('Reports signed on this coast: 3.');
    for (const session of ['one', 'two', 'three']) await whole(other, key(session));
  });

  it('is converted once by a batch of its sessions', async () => {
    const host = sampleHost();
    for (const session of ['one', 'two', 'three']) await startSample(host, first, { session });
    value(await choose(host, 'sign', { key: { ...mainKey, session: 'one' } }));
    expect(value(await convertSessions(host, second))).toMatchObject({ converted: 3, quarantined: 0, left: 0 });
    const campaign = value(await host.store.readCampaign(mainKey));
    expect(campaign).toMatchObject({ version: 2, migration: 2, cells: { 'c/signed': '1' } });
  });
});

describe('the batch', () => {
  it('stops when it is told to, and goes on from there', async () => {
    const host = sampleHost();
    for (let index = 0; index < 7; index++) await startSample(host, first, { session: `s${index}` });
    const stop = new AbortController();
    const progress: number[] = [];
    const stopped = value(
      await convertSessions(host, second, {
        batch: 2,
        signal: stop.signal,
        onProgress: ({ converted }) => {
          progress.push(converted);
          if (converted >= 4) stop.abort();
        },
      }),
    );
    expect(stopped).toMatchObject({ converted: 4, stopped: true });
    expect(progress).toEqual([2, 4]);
    expect(value(await convertSessions(host, second))).toMatchObject({ converted: 3, stopped: false });
    expect(value(await convertSessions(host, second))).toMatchObject({ converted: 0 });
  });
});
