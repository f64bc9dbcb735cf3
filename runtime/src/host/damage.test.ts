import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../adapters/store-memory/index.js';
import type { Store, TurnRow } from '../ports/index.js';
import { forgetWords } from './forget-words.js';
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

/** A session of six turns, with a snapshot after every second one. */
async function played(store: Store): Promise<void> {
  const host = sampleHost(store, { snapshots: { turns: 2, bytes: 1_000_000 } });
  await startSample(host, await sampleStory());
  for (const choice of ['roll', 'pay', 'speak']) value(await choose(host, choice));
  value(await say(host, 'The keeper knew.'));
  value(await choose(host, 'roll'));
}

/** The store as somebody would find it who had changed its rows by hand. */
function edited(store: Store, edit: (row: TurnRow) => TurnRow): Store {
  return {
    ...methodsOf(store),
    readTurns: async (key, from, limit) => {
      const rows = await store.readTurns(key, from, limit);
      return rows.ok ? { ok: true, value: rows.value.map(edit) } : rows;
    },
  };
}

function methodsOf(store: Store): Store {
  return {
    kind: store.kind,
    migrate: () => store.migrate(),
    migrations: () => store.migrations(),
    migratePack: (pack, options) => store.migratePack(pack, options),
    reportPack: (pack) => store.reportPack(pack),
    describePack: (pack) => store.describePack(pack),
    appendMany: (items) => store.appendMany(items),
    readBranches: (keys, bytes) => store.readBranches(keys, bytes),
    branchesBehind: (filter) => store.branchesBehind(filter),
    holdSession: (key, hold) => store.holdSession(key, hold),
    unholdSession: (key) => store.unholdSession(key),
    putBundle: (hash, bytes) => store.putBundle(hash, bytes),
    getBundle: (hash) => store.getBundle(hash),
    createSession: (session) => store.createSession(session),
    getSession: (key) => store.getSession(key),
    listSessions: (filter) => store.listSessions(filter),
    append: (key, turn, extra) => store.append(key, turn, extra),
    readTurns: (key, from, limit) => store.readTurns(key, from, limit),
    findCommand: (key, id) => store.findCommand(key, id),
    readSnapshot: (key, atOrBefore) => store.readSnapshot(key, atOrBefore),
    branch: (key, fork) => store.branch(key, fork),
    listBranches: (key) => store.listBranches(key),
    readCampaign: (key) => store.readCampaign(key),
    forget: (key) => store.forget(key),
    readProjection: (key, pack) => store.readProjection(key, pack),
    replaceProjection: (key, pack, rows) => store.replaceProjection(key, pack, rows),
    readOutbox: (tenant, after, limit) => store.readOutbox(tenant, after, limit),
    export: () => store.export(),
    import: (lines) => store.import(lines),
    describe: () => store.describe(),
    close: () => store.close(),
  };
}

describe('what is damaged', () => {
  it.each([
    [
      'an edited word',
      (row: TurnRow) => ({ ...row, payload: row.payload.replace('The keeper knew.', 'The mate knew it.') }),
      ['editedWords'],
    ],
    [
      'an edited event',
      (row: TurnRow) => ({ ...row, payload: row.payload.replace('"$n":"500"', '"$n":"5"') }),
      ['editedPayload'],
    ],
    [
      'an edited time',
      (row: TurnRow) => (row.version === 3 ? { ...row, at: '2020-01-01T00:00:00.000Z' } : row),
      ['editedHeader'],
    ],
    [
      'a turn of another story',
      (row: TurnRow) => (row.version === 3 ? { ...row, previous: row.hash } : row),
      ['brokenChain', 'editedHeader'],
    ],
    [
      'no JSON',
      (row: TurnRow) => (row.version === 3 ? { ...row, payload: '{' } : row),
      ['editedPayload', 'unreadable', 'eventCount'],
    ],
  ])('is found: %s', async (_, edit, findings) => {
    const store = createMemoryStore();
    await played(store);
    const verified = value(await verifySession(sampleHost(edited(store, edit)), sessionKey));
    expect(verified.findings.length).toBeGreaterThan(0);
    for (const { finding } of verified.findings) expect(findings).toContain(finding);
  });

  it('is found: a missing turn', async () => {
    const store = createMemoryStore();
    await played(store);
    const gap: Store = {
      ...methodsOf(store),
      readTurns: async (key, from, limit) => {
        const rows = await store.readTurns(key, from, limit);
        return rows.ok ? { ok: true, value: rows.value.filter(({ version }) => version !== 4) } : rows;
      },
    };
    expect(value(await verifySession(sampleHost(gap), sessionKey)).findings).toMatchObject([
      { version: 4, finding: 'missing' },
    ]);
    expect(await replaySession(sampleHost(gap), mainKey)).toMatchObject({
      ok: false,
      error: { error: 'corrupt', version: 4 },
    });
  });

  it('names the first turn that a replay does not reach', async () => {
    const store = createMemoryStore();
    await played(store);
    const other = edited(store, (row) => (row.version >= 3 ? { ...row, stateHash: '0'.repeat(32) } : row));
    expect(value(await replaySession(sampleHost(other), mainKey)).differs).toMatchObject({
      version: 3,
      what: 'stateHash',
    });
    expect(await rebuildSession(sampleHost(other), mainKey)).toMatchObject({
      error: { error: 'stateDiffers', version: 3 },
    });
  });

  it('is passed over where it is only a snapshot', async () => {
    const store = createMemoryStore();
    await played(store);
    const rotten: Store = {
      ...methodsOf(store),
      readSnapshot: async (key, atOrBefore) => {
        const found = await store.readSnapshot(key, atOrBefore);
        if (!found.ok || found.value?.version !== 6) return found;
        return { ok: true, value: { ...found.value, bytes: found.value.bytes.subarray(0, 20) } };
      },
    };
    const host = sampleHost(rotten);
    const whole = value(await resumeSession(sampleHost(store), sessionKey));
    expect(value(await resumeSession(host, sessionKey))).toMatchObject({ version: 6, stateHash: whole.stateHash });
    expect(value(await rebuildSession(host, mainKey)).snapshots).toEqual({ good: 2, damaged: [6] });
  });
});

describe('a store that fails', () => {
  it('loses nothing when the disk is full', async () => {
    const store = createMemoryStore();
    let full = false;
    const host = sampleHost({
      ...methodsOf(store),
      append: async (key, turn, extra) =>
        full ? { ok: false, error: { error: 'diskFull', detail: 'no space left' } } : store.append(key, turn, extra),
    });
    const story = await sampleStory();
    const started = await startSample(host, story);
    full = true;
    expect(await choose(host, 'roll', { id: 'a' })).toMatchObject({ error: { store: { error: 'diskFull' } } });
    full = false;
    expect(value(await resumeSession(host, sessionKey))).toMatchObject({ version: 1, stateHash: started.stateHash });
    expect(value(await choose(host, 'roll', { id: 'a' }))).toMatchObject({ version: 2, repeated: false });
  });

  it('answers what was stored to who asks again after a lost answer', async () => {
    const store = createMemoryStore();
    let lose = false;
    const host = sampleHost({
      ...methodsOf(store),
      append: async (key, turn, extra) => {
        const appended = await store.append(key, turn, extra);
        return lose ? { ok: false, error: { error: 'unavailable', detail: 'connection lost', retry: true } } : appended;
      },
    });
    await startSample(host, await sampleStory());
    lose = true;
    // Reading still works, so the answer that was lost is found at once.
    expect(value(await choose(host, 'roll', { id: 'a' }))).toMatchObject({ version: 2, repeated: true });
    lose = false;
    expect(value(await choose(host, 'roll', { id: 'a' }))).toMatchObject({ version: 2, repeated: true });
    expect(value(await choose(host, 'roll', { id: 'b' }))).toMatchObject({ version: 3, repeated: false });
  });
});

describe('words that were forgotten', () => {
  it('are gone, and every hash still holds', async () => {
    const store = createMemoryStore();
    await played(store);
    const host = sampleHost(store);
    const before = value(await resumeSession(host, sessionKey));
    expect(value(await forgetWords(host, sessionKey)).values).toBeGreaterThan(2);
    const rows = value(await store.readTurns(mainKey, 1, 100));
    expect(JSON.stringify(rows)).not.toMatch(/keeper knew|Ana/);
    expect(value(await verifySession(host, sessionKey)).findings).toEqual([]);
    expect(value(await rebuildSession(host, mainKey)).stateHash).toBe(before.stateHash);
    const replayed = value(await replaySession(host, mainKey));
    expect(replayed.differs).toBeUndefined();
    expect(value(await resumeSession(host, sessionKey)).stateHash).toBe(before.stateHash);
    expect(shown(value(await choose(host, 'roll'))).lines.at(-1)).toContain("You're late, […]");
  });
});

describe('a story that was changed', () => {
  it('takes over where it stores the same things', async () => {
    const store = createMemoryStore();
    await played(store);
    const host = sampleHost(store);
    const changed = await sampleStory({ version: '1.0.1', lateLine: 'Well, ' });
    expect(value(await resumeSession(host, sessionKey, changed)).told).toBe('moved');
    expect(shown(value(await choose(host, 'roll'))).lines.at(-1)).toContain('Mara Quill: Well, Ana.');
    expect(value(await replaySession(host, mainKey))).toEqual({ turns: 7, folded: 0 });
    expect(value(await verifySession(host, sessionKey)).findings).toEqual([]);
  });

  it('is another pack, or it is not', async () => {
    const store = createMemoryStore();
    await played(store);
    const story = await sampleStory();
    const manifest = { ...story.bundle.manifest, pack: { ...story.bundle.manifest.pack, name: 'other' } };
    const other = { ...story, bundle: { ...story.bundle, manifest } };
    expect(await resumeSession(sampleHost(store), sessionKey, other)).toMatchObject({
      error: { error: 'otherPack', pack: 'sample', wanted: 'other' },
    });
  });
});

describe('a campaign', () => {
  it('is shared by its sessions, and recorded with the turn that read it', async () => {
    const store = createMemoryStore();
    const [one, two] = [sampleHost(store), sampleHost(store)];
    const story = await sampleStory();
    await startSample(one, story, { session: 'one' });
    await startSample(two, story, { session: 'two' });
    const second = { ...mainKey, session: 'two' };
    const signed = await Promise.all([choose(one, 'sign'), choose(two, 'sign', { key: second })]);
    const lines = signed.map((result) => shown(value(result)).lines[0]).sort((a = '', b = '') => (a < b ? -1 : 1));
    expect(lines).toEqual(['Reports signed on this coast: 1.', 'Reports signed on this coast: 2.']);
    for (const key of [mainKey, second]) expect(value(await replaySession(one, key)).differs).toBeUndefined();
    const outbox = value(await store.readOutbox('local', undefined, 10));
    expect(outbox.map(({ event }) => event)).toEqual(['signed', 'signed']);
  });
});
