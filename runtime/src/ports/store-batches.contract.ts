import { describe, expect, it } from 'vitest';
import { nextProjection, nextSamplePack, samplePack } from './sample-pack.contract.js';
import type { StoreUnderTest } from './store.contract.js';
import type { AppendItem, SessionKey, TurnExtra } from './store.js';
import { bundle, chain, newSession, nothing, onBranch, turnAfter } from './store-contract-data.contract.js';

const { pack } = samplePack;

export function batchContract(under: StoreUnderTest): void {
  const begin = async (tenant: string, names: readonly string[]): Promise<readonly SessionKey[]> => {
    const store = under.store();
    await store.putBundle(bundle.hash, bundle.bytes);
    expect(await store.migratePack(nextSamplePack)).toMatchObject({ ok: true });
    const keys = names.map((session) => ({ tenant, campaign: 'c', session }));
    for (const key of keys) await store.createSession(newSession(key));
    return keys;
  };
  const person = (name: string, facts: number) => ({
    table: 'person',
    key: { entity_id: name },
    columns: { humour: 'wry', reputation: 1, purse: '1.50', trust: null, awake: true, facts },
  });
  const converted = (facts: number, change: Partial<TurnExtra> = {}): TurnExtra => ({
    ...nothing,
    pack,
    projection: [person('mara', facts)],
    projectionFunction: nextProjection,
    replaces: true,
    migration: 3,
    ...change,
  });
  const factsOf = async (key: SessionKey): Promise<unknown> => {
    const rows = await under.store().readProjection(onBranch(key), pack);
    return rows.ok && rows.value.map((row) => [row.key['entity_id'], row.columns?.['facts']]);
  };

  describe('many turns at once', () => {
    it('are stored with all that belongs to each', async () => {
      const store = under.store();
      const keys = await begin('many', ['a', 'b', 'c']);
      const [first, second] = chain(2, undefined, 'it\'s "so"; \\u0000 👩‍🚒 ');
      for (const [index, key] of keys.entries())
        await store.append(onBranch(key), first!, converted(index, { projection: [person('old', 9)] }));
      const snapshot = { version: 2, stateHash: second!.stateHash, bytes: new Uint8Array([0, 1, 254, 255]) };
      const outbox = [{ id: 'o', event: 'e', payload: '{"text":"\\u0000"}' }];
      const items = keys.map(
        (key, index): AppendItem => ({
          key: onBranch(key),
          turn: second!,
          extra: converted(index, { snapshot, outbox, faults: 1, ended: index === 2 }),
        }),
      );
      const done = { ok: true, value: undefined };
      expect(await store.appendMany(items)).toEqual({ ok: true, value: [done, done, done] });
      for (const [index, key] of keys.entries()) {
        expect(await store.readTurns(onBranch(key), 1, 9)).toEqual({ ok: true, value: [first, second] });
        expect(await store.readSnapshot(onBranch(key), 9)).toEqual({ ok: true, value: snapshot });
        expect(await factsOf(key)).toEqual([['mara', index]]);
        expect(await store.getSession(key)).toMatchObject({
          ok: true,
          value: { head: 2, migration: 3, faults: 1, ended: index === 2 },
        });
      }
      const sent = await store.readOutbox('many', undefined, 9);
      expect(sent.ok && sent.value).toHaveLength(3);
      expect(sent.ok && sent.value[0]).toMatchObject(outbox[0]!);
      expect(await store.appendMany([])).toEqual({ ok: true, value: [] });
    });

    it('have an outcome each', async () => {
      const store = under.store();
      const [a, b, c, d] = await begin('outcomes', ['a', 'b', 'c', 'd']);
      const [first, second, third] = chain(3);
      for (const key of [a!, b!, c!]) await store.append(onBranch(key), first!, nothing);
      await store.append(onBranch(b!), second!, nothing);
      await store.append(onBranch(c!), second!, nothing);
      await store.append(onBranch(c!), third!, nothing);
      const other = turnAfter(first, { commandId: 'another writer' });
      const forged = turnAfter(turnAfter(third), { version: 4, commandId: 'forged' });
      const extra = converted(1);
      const items: AppendItem[] = [
        { key: onBranch(a!), turn: second!, extra },
        { key: onBranch(b!), turn: second!, extra },
        { key: onBranch(c!), turn: other, extra },
        { key: onBranch(c!), turn: forged, extra },
        { key: onBranch(a!, 'none'), turn: { ...second!, commandId: 'nowhere' }, extra },
        { key: { ...onBranch(a!), tenant: 'outcomes of another' }, turn: second!, extra },
        { key: onBranch(d!), turn: first!, extra },
        // The same branch again, in the order of the items.
        { key: onBranch(d!), turn: second!, extra: converted(2, { replaces: true }) },
        { key: onBranch(d!), turn: third!, extra: { ...nothing, faults: 1 } },
      ];
      const outcomes = await store.appendMany(items);
      expect(outcomes.ok && outcomes.value).toMatchObject([
        { ok: true },
        { ok: false, error: { error: 'duplicate', version: 2 } },
        { ok: false, error: { error: 'conflict', head: 3 } },
        { ok: false, error: { error: 'corrupt' } },
        { ok: false, error: { error: 'notFound' } },
        { ok: false, error: { error: 'notFound' } },
        { ok: true },
        { ok: true },
        { ok: true },
      ]);
      expect(await factsOf(a!)).toEqual([['mara', 1]]);
      expect(await factsOf(b!)).toEqual([]);
      expect(await factsOf(d!)).toEqual([['mara', 2]]);
      expect(await store.getSession(d!)).toMatchObject({ ok: true, value: { head: 3, faults: 1 } });
    });

    it('may be a row that converts a branch and the turn after it', async () => {
      const store = under.store();
      const [a, b, c] = await begin('two of one', ['a', 'b', 'c']);
      const [first, second, third] = chain(3);
      const after: TurnExtra = { ...converted(0, { projection: [person('ines', 7)] }) };
      const { replaces: _, ...adds } = after;
      const item = (key: SessionKey, turn: typeof second, extra: TurnExtra): AppendItem => ({
        key: onBranch(key),
        turn: turn!,
        extra,
      });
      for (const key of [a!, b!, c!])
        await store.append(onBranch(key), first!, converted(1, { projection: [person('old', 9)] }));
      const campaign = { expected: 0, cells: { year: '1' }, migration: 3 };
      const both = await store.appendMany([
        item(a!, second, converted(4, { campaign })),
        item(a!, third, { ...adds, faults: 1, ended: true }),
      ]);
      const done = { ok: true, value: undefined };
      expect(both).toEqual({ ok: true, value: [done, done] });
      expect(await factsOf(a!)).toEqual([
        ['ines', 7],
        ['mara', 4],
      ]);
      expect(await store.readTurns(onBranch(a!), 1, 9)).toEqual({ ok: true, value: [first, second, third] });
      expect(await store.getSession(a!)).toMatchObject({ ok: true, value: { head: 3, faults: 1, ended: true } });
      expect(await store.readCampaign(a!)).toMatchObject({ ok: true, value: { version: 1, migration: 3 } });

      // Somebody else was faster: neither is stored.
      const other = turnAfter(first, { commandId: 'another writer' });
      expect(await store.appendMany([item(a!, other, converted(5)), item(a!, turnAfter(other), adds)])).toMatchObject({
        value: [{ error: { error: 'conflict', head: 3 } }, { error: { error: 'conflict', head: 3 } }],
      });
      // What can't be stored takes nothing else with it.
      const again = turnAfter(second, { commandId: first!.commandId });
      expect(await store.appendMany([item(b!, second, converted(5)), item(b!, again, adds)])).toMatchObject({
        value: [{ ok: true }, { error: { error: 'duplicate', version: 1 } }],
      });
      expect(await factsOf(b!)).toEqual([['mara', 5]]);
      expect(
        await store.appendMany([item(c!, second, nothing), item(c!, third, { ...nothing, campaign })]),
      ).toMatchObject({ value: [{ ok: true }, { error: { error: 'campaignConflict', version: 1 } }] });
      expect(await store.getSession(c!)).toMatchObject({ ok: true, value: { head: 2 } });
      expect(await store.appendMany([item(c!, third, nothing), item(c!, turnAfter(third), nothing)])).toEqual(both);
    });

    it('are not held up by one that fails', async () => {
      const store = under.store();
      const [a, b, c, d] = await begin('one fails', ['a', 'b', 'c', 'd']);
      const [first] = chain(1);
      const item = (key: SessionKey, extra: TurnExtra, turn = first!): AppendItem => ({
        key: onBranch(key),
        turn,
        extra,
      });
      const campaign = { expected: 0, cells: { year: '1' }, migration: 3 };
      const outcomes = await store.appendMany([
        item(a!, converted(1, { campaign })),
        item(b!, converted(1, { campaign })),
        item(c!, converted(1, { pack: 'unknown' })),
        item(d!, converted(4)),
        item(d!, nothing, turnAfter(first, { payload: '{"$personal":{"x":1}}', commandId: 'x' })),
      ]);
      expect(outcomes.ok && outcomes.value).toMatchObject([
        { ok: true },
        { ok: false, error: { error: 'campaignConflict', version: 1 } },
        { ok: false, error: { error: 'needsMigration' } },
        { ok: true },
        { ok: false, error: { error: 'refused' } },
      ]);
      expect(await store.readCampaign(a!)).toMatchObject({ ok: true, value: { version: 1, migration: 3 } });
      expect(await factsOf(d!)).toEqual([['mara', 4]]);
      expect(await store.getSession(b!)).toMatchObject({ ok: true, value: { head: 0 } });
    });

    it('may be of several tenants, pack or no pack', async () => {
      const store = under.store();
      const [one] = await begin('first tenant', ['s']);
      const [two] = await begin('second tenant', ['s']);
      const [first] = chain(1);
      const outcomes = await store.appendMany([
        { key: onBranch(one!), turn: first!, extra: converted(1) },
        { key: onBranch(two!), turn: first!, extra: converted(2) },
      ]);
      expect(outcomes.ok && outcomes.value.every(({ ok }) => ok)).toBe(true);
      expect([await factsOf(one!), await factsOf(two!)]).toEqual([[['mara', 1]], [['mara', 2]]]);
    });

    under.rule('SQL is run', 'are stored but for the one whose rows the tables refuse', async () => {
      const store = under.store();
      const [a, b, c] = await begin('rows refused', ['a', 'b', 'c']);
      const [first] = chain(1);
      const facts = [1, -1, 3];
      const items = [a!, b!, c!].map(
        (key, index): AppendItem => ({
          key: onBranch(key),
          turn: first!,
          extra: converted(facts[index] ?? 0),
        }),
      );
      const outcomes = await store.appendMany(items);
      expect(outcomes.ok && outcomes.value).toMatchObject([
        { ok: true },
        { ok: false, error: { error: 'refused' } },
        { ok: true },
      ]);
      expect(await store.getSession(b!)).toMatchObject({ ok: true, value: { head: 0 } });
      expect([await factsOf(a!), await factsOf(c!)]).toEqual([[['mara', 1]], [['mara', 3]]]);
    });
  });

  describe('many branches at once', () => {
    it('are read with all it takes to go on with them', async () => {
      const store = under.store();
      const [a, b, c, d] = await begin('read', ['a', 'b', 'c', 'd']);
      const turns = chain(5);
      const snapshotAt = (version: number) => ({
        version,
        stateHash: turns[version - 1]!.stateHash,
        bytes: new Uint8Array([version, 0, 255]),
      });
      for (const turn of turns) {
        const snapshot = [2, 4].includes(turn.version) ? { snapshot: snapshotAt(turn.version) } : {};
        await store.append(onBranch(a!), turn, { ...nothing, ...snapshot, migration: 2 });
      }
      await store.branch(onBranch(a!), { name: 'fork', at: 3 });
      const odd = turnAfter(turns[2], { payload: '{"text":"\\u0000 \\ud800 👩‍🚒 \u2028"}' });
      await store.append(onBranch(a!, 'fork'), odd, { ...nothing, migration: 3, ended: true });
      await store.append(onBranch(b!), turns[0]!, { ...nothing, snapshot: snapshotAt(1) });
      await store.append(onBranch(c!), turns[0]!, nothing);
      await store.append(onBranch(c!), turns[1]!, nothing);
      await store.holdSession(c!, { why: 'pinned', detail: 'x', migration: 3, at: turns[0]!.at });
      const keys = [onBranch(c!), onBranch(a!), onBranch(a!, 'fork'), onBranch(a!, 'none'), onBranch(b!), onBranch(d!)];
      const rowOf = async (key: SessionKey) => {
        const row = await store.getSession(key);
        return row.ok ? row.value : undefined;
      };
      const read = await store.readBranches(keys, 1e9);
      expect(read.ok && read.value).toEqual([
        {
          key: keys[0],
          found: {
            session: await rowOf(c!),
            branch: { head: 2, ended: false, migration: 1 },
            turns: turns.slice(0, 2),
          },
        },
        {
          key: keys[1],
          found: {
            session: await rowOf(a!),
            branch: { head: 5, ended: false, migration: 2 },
            snapshot: snapshotAt(4),
            first: turns[0],
            turns: turns.slice(3),
          },
        },
        {
          key: keys[2],
          found: {
            session: await rowOf(a!),
            branch: { head: 4, ended: true, migration: 3 },
            snapshot: snapshotAt(2),
            first: turns[0],
            turns: [turns[1], turns[2], odd],
          },
        },
        { key: keys[3] },
        {
          key: keys[4],
          found: {
            session: await rowOf(b!),
            branch: { head: 1, ended: false, migration: 1 },
            snapshot: snapshotAt(1),
            turns: turns.slice(0, 1),
          },
        },
        {
          key: keys[5],
          found: { session: await rowOf(d!), branch: { head: 0, ended: false, migration: 1 }, turns: [] },
        },
      ]);
      expect(await store.readBranches([], 1)).toEqual({ ok: true, value: [] });
    });

    it('stop where they hold too much, and hand out one at least', async () => {
      const store = under.store();
      const keys = (await begin('bounded', ['a', 'b', 'c', 'd'])).map((key) => onBranch(key));
      const [elsewhere] = (await begin('bounded of another', ['x'])).map((key) => onBranch(key));
      const [first] = chain(1, undefined, 'x'.repeat(1000));
      for (const key of [...keys, elsewhere!]) await store.append(key, first!, nothing);
      const countOf = async (bytes: number, from = keys) => {
        const read = await store.readBranches(from, bytes);
        return read.ok && read.value.map(({ key, found }) => [key.session, found?.turns.length]);
      };
      expect(await countOf(0)).toEqual([['a', 1]]);
      expect(await countOf(1500)).toEqual([
        ['a', 1],
        ['b', 1],
      ]);
      expect(await countOf(1e6, [keys[0]!, elsewhere!, keys[1]!])).toEqual([
        ['a', 1],
        ['x', 1],
        ['b', 1],
      ]);
      expect(await countOf(0, [elsewhere!, keys[0]!])).toEqual([['x', 1]]);
    });
  });
}
