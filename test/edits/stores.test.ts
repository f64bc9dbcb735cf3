import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@fabula/runtime/ports';
import { afterAll, describe, expect, test } from 'vitest';
import { openPgStore } from '../../runtime/src/adapters/store-pg/index.js';
import { openPgliteStore } from '../../runtime/src/adapters/store-pglite/index.js';
import { startTestPostgres, type TestPostgres } from '../contracts/start-test-postgres.js';
import { readCases } from './case-file.js';
import { answersOf, checkEdit, edited } from './check-case.js';
import { Example, type Version } from './example.js';
import { type Moment, playInto } from './readers.js';

const long = process.env['FABULA_LONG'] === '1';
const sessions = long ? 12 : 4;
/** Each changes another thing: a place, a table, a scale, who stands nowhere any more. */
const sample = long
  ? readCases('harbor-lights').filter((_, index) => index % 10 === 0)
  : readCases('harbor-lights').filter(({ name }) =>
      ['move-first-choice-to-other-scene', 'field-added-to-kind', 'delete-point'].includes(name),
    );

let postgres: Promise<TestPostgres> | undefined;
const folders: string[] = [];
afterAll(async () => {
  await (await postgres)?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new, empty store of each kind that keeps tables. */
const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  [
    'embedded',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'fabula-edits-'));
      folders.push(folder);
      const opened = await openPgliteStore({ folder });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      return opened.value;
    },
  ],
  [
    'on a server',
    async () => {
      postgres ??= startTestPostgres();
      const opened = await openPgStore({ url: await (await postgres).createDatabase() });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      return opened.value;
    },
  ],
];

describe.each(stores)('edits with sessions %s', (_, open) => {
  const example = new Example('harbor-lights');
  let known: Promise<Version> | undefined;

  test.each(sample.map((each) => [each.name, each] as const))(
    '%s',
    async (_, each) => {
      known ??= example.released();
      const before = await known;
      const store = await open();
      try {
        const made = await store.migrate();
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        const moments: Moment[] = [];
        for (let number = 1; number <= sessions; number++) {
          const moment = await playInto(store, before.story, { number, turns: 1 + ((number * 7) % 20) });
          if (moment) moments.push(moment);
        }
        expect(moments).toHaveLength(sessions);
        const how = { sessions, replayed: sessions, seed: 1 };
        const outcome = await checkEdit(
          { example, before, moments },
          edited(example, each),
          answersOf(each, before),
          how,
        );
        expect(outcome).toMatchObject({ refused: each.refused, wrong: [] });
      } finally {
        await store.close();
      }
    },
    300_000,
  );
});
