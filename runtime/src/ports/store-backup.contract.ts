import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { samplePack } from './sample-pack.contract.js';
import type { StoreUnderTest } from './store.contract.js';
import type { Store } from './store.js';
import {
  bundle,
  chain,
  newSession,
  nothing,
  onBranch,
  personal,
  sha,
  turnAfter,
} from './store-contract-data.contract.js';

export function backupContract(under: StoreUnderTest): void {
  describe('a backup', () => {
    it('holds everything, and makes the same store again', async () => {
      const [from, to] = [await under.fresh(), await under.fresh()];
      await fillStore(from);
      const lines = await linesOf(from);
      expect(JSON.parse(lines[0]!)).toEqual({ fabula: 'backup', format: 1 });
      const { rows, sha256 } = trailer.parse(JSON.parse(lines.at(-1)!));
      expect(rows).toBe(lines.length - 2);
      // Whoever splits it into lines finds these.
      expect(lines.filter((line) => /[\n\r\u2028\u2029]/.test(line))).toEqual([]);
      expect(sha256).toBe(
        sha(
          lines
            .slice(0, -1)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      );
      expect(new Set(lines.slice(1, -1).map((line) => tableOf(line)))).toEqual(
        new Set([
          'bundle',
          'migration',
          'campaign',
          'campaignChange',
          'campaignCell',
          'session',
          'branch',
          'turn',
          'snapshot',
          'outbox',
          'projection',
        ]),
      );
      expect(await to.import(feed(lines))).toEqual({ ok: true, value: { rows } });
      expect(await linesOf(to)).toEqual(lines);
      await expectFilled(to);
      expect(await to.import(feed(lines))).toEqual({ ok: false, error: { error: 'notEmpty' } });
      await expectFilled(to);
      const next = turnAfter(chain(5)[4]);
      const written = { ...nothing, campaign: { expected: 5, cells: {} } };
      expect(await to.append(onBranch(key), next, written)).toMatchObject({ ok: true });
    });

    it('is refused when it was cut off or edited, and leaves nothing behind', async () => {
      const [from, to] = [await under.fresh(), await under.fresh()];
      await fillStore(from);
      const lines = await linesOf(from);
      const turn = lines.findIndex((line) => line.startsWith('{"table":"turn"'));
      const edited = lines.map((line, index) =>
        index === turn ? line.replace('"seat":"player"', '"seat":"nobody"') : line,
      );
      expect(edited[turn]).not.toBe(lines[turn]);
      const broken: [string, readonly string[], string][] = [
        ['cut off', lines.slice(0, -1), 'corrupt'],
        ['a line lost', lines.toSpliced(turn, 1), 'corrupt'],
        ['edited', edited, 'corrupt'],
        ['a line that is no row', lines.toSpliced(turn, 1, '{"table":"turn","row":{}}'), 'corrupt'],
        ['a line that is no JSON', lines.toSpliced(turn, 1, lines[turn]!.slice(0, 40)), 'corrupt'],
        ['empty', [], 'corrupt'],
        ['something else', ['hello'], 'refused'],
        ['of a later format', ['{"fabula":"backup","format":2}', ...lines.slice(1)], 'wrongVersion'],
      ];
      for (const [what, content, error] of broken)
        expect([what, await to.import(feed(content))]).toMatchObject([what, { ok: false, error: { error } }]);
      expect(await to.import(feed(lines))).toMatchObject({ ok: true });
    });

    it('can be given up half way', async () => {
      const store = await under.fresh();
      await fillStore(store);
      for await (const line of store.export()) if (line.includes('"turn"')) break;
      expect(await store.getBundle(bundle.hash)).toMatchObject({ ok: true });
    });
  });
}

const key = { tenant: 't', campaign: 'c', session: 's' };
const trailer = z.object({ rows: z.number(), sha256: z.string() });
const tableOf = (line: string): string => z.object({ table: z.string() }).parse(JSON.parse(line)).table;

/** A session with everything a backup holds. */
export async function fillStore(store: Store): Promise<void> {
  await store.putBundle(bundle.hash, bundle.bytes);
  await store.migratePack(samplePack);
  await store.createSession(newSession(key));
  await store.createSession(newSession({ ...key, tenant: 'other' }));
  const person = {
    table: 'person',
    key: { entity_id: 'mara' },
    columns: { mood: 'wary', reputation: 3, purse: '123456789012345678901234567890.10', trust: null, awake: false },
  };
  for (const turn of chain(5))
    await store.append(onBranch(key), turn, {
      ...nothing,
      faults: turn.version % 2,
      pack: samplePack.pack,
      projection: [{ ...person, key: { entity_id: `person ${turn.version}` } }],
      outbox: [
        { id: `${turn.version}/1`, event: 'said', payload: `{"said":${personal('words')}}` },
        { id: `${turn.version}/2`, event: 'left', payload: '{}' },
      ],
      campaign: {
        expected: turn.version - 1,
        cells: { year: String(turn.version), gone: null, [`cell ${turn.version}`]: '"x"' },
      },
      snapshot: { version: turn.version, stateHash: turn.stateHash, bytes: new Uint8Array(100).fill(turn.version) },
    });
  await store.branch(onBranch(key), { name: 'a branch', at: 3 });
  const odd = turnAfter(chain(5)[2], { payload: '{"text":"\\u0000 \\ud800 👩‍🚒 \u2028"}' });
  await store.append(onBranch(key, 'a branch'), odd, nothing);
}

async function expectFilled(store: Store): Promise<void> {
  expect(await store.readTurns(onBranch(key), 1, 99)).toEqual({ ok: true, value: chain(5) });
  expect(await store.getSession(key)).toMatchObject({ ok: true, value: { branch: 'a branch', head: 4, faults: 2 } });
  expect(await store.findCommand(onBranch(key), chain(5)[3]!.commandId)).toEqual({ ok: true, value: 4 });
  expect(await store.readSnapshot(onBranch(key, 'a branch'), 9)).toMatchObject({ ok: true, value: { version: 3 } });
  expect(await store.readCampaign(key)).toMatchObject({ ok: true, value: { version: 5 } });
  const projection = await store.readProjection(onBranch(key), samplePack.pack);
  expect(projection.ok && projection.value).toHaveLength(5);
  const outbox = await store.readOutbox('t', undefined, 99);
  expect(outbox.ok && outbox.value).toHaveLength(10);
  expect(await store.migratePack(samplePack)).toMatchObject({ ok: true, value: { applied: [] } });
}

export async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.export()) lines.push(line);
  return lines;
}

async function* feed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
