import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@fabula/runtime/adapters';
import { encodeValue, type Json } from '@fabula/runtime/bundle';
import {
  feedGraph,
  type Host,
  keepStory,
  openStory,
  type QueryRequest,
  querySession,
  type Story,
} from '@fabula/runtime/host';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fabula, folder } from '../cli/run.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { begin, hostOf, keyOf, must, play } from '../migrations/play.js';
import { type DrawnQuery, type DrawnStory, drawnStory } from './drawn-source.js';

const long = process.env['FABULA_LONG'] === '1';
/** Stories, queries of each, and turns after each of which they are asked. */
const [stories, queries, turns] = long ? [12, 20, 5] : [1, 16, 2];

const temporary = mkdtempSync(join(tmpdir(), 'fabula-homes-'));
let server: TestPostgres | undefined;
beforeAll(async () => {
  if (long) server = await startTestPostgres();
}, 240_000);
afterAll(async () => {
  await server?.stop();
  rmSync(temporary, { recursive: true, force: true });
});

async function built(source: string): Promise<Story> {
  const home = folder({ 'drawn.fab': source });
  const outcome = await fabula(home, 'build');
  expect(outcome, outcome.out + source).toMatchObject({ code: 0 });
  return must(await openStory(readFileSync(join(home, 'dist/drawn.fabc'))));
}

/** What a home answers: rows; that it can't say the query; or that the query itself was refused. */
type Answer = { readonly rows: Json } | { readonly not: string } | { readonly refused: string };

async function ask(host: Host, { name, given }: DrawnQuery, home: QueryRequest['home']): Promise<Answer> {
  const answer = await querySession(host, keyOf('one'), {
    query: name,
    arguments: given === undefined ? {} : { [given.parameter]: given.thing },
    home,
    milliseconds: 60_000,
  });
  if (answer.ok) {
    expect(answer.value.home).toBe(home);
    return { rows: encodeValue(answer.value.value) };
  }
  const { error } = answer;
  if (error.error === 'notInSql' || error.error === 'notInCypher') return { not: error.why };
  if (error.error === 'queryRefused' || error.error === 'unknownThing') return { refused: error.error };
  throw new Error(`${name} in ${home}: ${JSON.stringify(error)}`);
}

/** How many answers there were to hold against those in memory, and how many of them were more than a row. */
class Tally {
  asked = 0;
  readonly said = { sql: 0, cypher: 0 };
  some = 0;
}

async function compareHomes(
  host: Host,
  story: Story,
  drawn: DrawnStory,
  homes: readonly ('sql' | 'cypher')[],
  tally: Tally,
): Promise<void> {
  must(await keepStory(host, story));
  await begin(host, story, keyOf('one'));
  for (let turn = 0; turn <= turns; turn++) {
    for (const query of drawn.queries) {
      const memory = await ask(host, query, 'memory');
      // Its budget ended the search, which a database has none of; or what was given is gone.
      if (!('rows' in memory)) continue;
      tally.asked += 1;
      if (Array.isArray(memory.rows) && memory.rows.length > 1) tally.some += 1;
      for (const home of homes) {
        const answer = await ask(host, query, home);
        if ('not' in answer) continue;
        tally.said[home] += 1;
        expect({ home, turn, query: query.text, ...answer }).toEqual({ home, turn, query: query.text, ...memory });
      }
    }
    await play(host, keyOf('one'), 1, turn);
  }
}

describe('a query over what was played', () => {
  it('has the same rows in the same order in memory, in SQL and in Cypher', async () => {
    const tally = new Tally();
    let place = 0;
    await fc.assert(
      fc.asyncProperty(drawnStory('drawn', queries), async (drawn) => {
        const story = await built(drawn.source);
        const store = must(await openStore(join(temporary, `store${place++}`)));
        try {
          must(await store.migrate());
          const host = hostOf(store);
          must(await keepStory(host, story));
          must(await feedGraph(host, story));
          await compareHomes(host, story, drawn, ['sql', 'cypher'], tally);
        } finally {
          await store.close();
        }
      }),
      { numRuns: stories, endOnFailure: true },
    );
    expect(tally.some).toBeGreaterThan(tally.asked / 5);
    expect(tally.said.sql).toBeGreaterThan(tally.asked / 3);
    expect(tally.said.cypher).toBeGreaterThan(tally.asked / 5);
  }, 3_600_000);

  it.runIf(long)(
    'has them on a server, too',
    async () => {
      const tally = new Tally();
      await fc.assert(
        fc.asyncProperty(drawnStory('drawn', queries), async (drawn) => {
          const story = await built(drawn.source);
          const store = must(await openStore((await server?.createDatabase()) ?? ''));
          try {
            must(await store.migrate());
            await compareHomes(hostOf(store), story, drawn, ['sql'], tally);
          } finally {
            await store.close();
          }
        }),
        { numRuns: stories, endOnFailure: true },
      );
      expect(tally.said.sql).toBeGreaterThan(tally.asked / 2);
    },
    3_600_000,
  );
});
