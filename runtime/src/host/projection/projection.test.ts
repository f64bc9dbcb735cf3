import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../adapters/store-memory/index.js';
import type { ProjectionColumnIr, ProjectionIr } from '../../bundle/index.js';
import type { ProjectionChange } from '../../ports/index.js';
import { branchSession } from '../branch-session.js';
import { rebuildSession } from '../rebuild-session.js';
import { choose, mainKey, sampleHost, say, startSample, value } from '../sample-host.contract.js';
import { sampleBundle } from '../sample-story.contract.js';
import { openStory } from '../story.js';

/** What the compiler would make of the sample's declarations. */
const projection: ProjectionIr = {
  schema: 'sample',
  tables: [
    {
      table: 'person',
      rows: { of: 'kind', kind: 'Person' },
      columns: [
        { column: 'entity_title', from: { from: 'title' }, as: { form: 'plain' } },
        field('mood', 'plain'),
        { column: 'purse', from: { from: 'field', field: 'purse' }, as: { form: 'numeric', scale: 2 } },
      ],
    },
    {
      table: 'boat',
      rows: { of: 'kind', kind: 'Boat' },
      columns: [{ column: 'entity_title', from: { from: 'title' }, as: { form: 'plain' } }],
    },
    { table: 'world', rows: { of: 'block', block: 'world' }, columns: [field('tide', 'plain')] },
    { table: 'config', rows: { of: 'block', block: 'config' }, columns: [field('glim', 'plain')] },
    { table: 'player', rows: { of: 'player' }, columns: [field('name', 'plain')] },
    {
      table: 'account',
      rows: { of: 'account' },
      columns: [booking('resource', 'plain'), booking('balance', 'amount')],
    },
    {
      table: 'entry',
      rows: { of: 'entry' },
      columns: [booking('amount', 'amount'), booking('from', 'plain'), booking('to', 'plain'), booking('by', 'plain')],
    },
  ],
};

async function played() {
  const store = createMemoryStore();
  const host = sampleHost(store);
  const bytes = await sampleBundle({ projection, migrations: [{ name: '0001_init.sql', sql: 'select 1;' }] });
  const story = value(await openStory(bytes));
  await startSample(host, story);
  for (const choice of ['roll', 'pay', 'speak']) value(await choose(host, choice));
  value(await say(host, 'A word.'));
  return { store, host };
}

describe('a pack’s tables', () => {
  it('hold the state as it is, and no word that a person said', async () => {
    const { store } = await played();
    const rows = value(await store.readProjection(mainKey, 'sample'));
    expect(JSON.stringify(rows)).not.toContain('Ana');
    expect(columnsOf(rows, 'person', { entity_id: 'mara' })).toEqual({
      entity_title: 'Mara Quill',
      mood: 'calm',
      purse: '17.50',
    });
    expect(columnsOf(rows, 'person', { entity_id: 'player' })).toEqual({
      entity_title: null,
      mood: 'calm',
      purse: '5.00',
    });
    expect(columnsOf(rows, 'player', { entity_id: 'player' })?.['name']).toMatch(/^[0-9a-f]{64}$/);
    expect(columnsOf(rows, 'world', {})?.['tide']).toBeGreaterThan(0);
    expect(columnsOf(rows, 'config', {})).toEqual({ glim: 1 });
    expect(rows.filter(({ table }) => table === 'boat').map(({ columns }) => columns)).toEqual([
      { entity_title: 'Second Opinion' },
    ]);
    const accounts = rows.filter(({ table }) => table === 'account').map(({ columns }) => Number(columns?.['balance']));
    expect(accounts).toHaveLength(3);
    expect(accounts.reduce((sum, balance) => sum + balance, 0)).toBe(0);
    expect(columnsOf(rows, 'entry', { turn: '3', entry: '1' })).toMatchObject({ amount: '5.00', by: 'fee' });
  });

  it('are what folding the ledger comes to, turn by turn and on a branch', async () => {
    const { host } = await played();
    expect(value(await rebuildSession(host, mainKey)).tables).toMatchObject({ repaired: 0 });
    const branch = value(await branchSession(host, mainKey, { at: 2 }));
    expect(value(await rebuildSession(host, branch)).tables).toMatchObject({ repaired: 0 });
    value(await choose(host, 'pay', { key: branch }));
    expect(value(await rebuildSession(host, branch)).tables).toMatchObject({ repaired: 0 });
    expect(value(await rebuildSession(host, mainKey)).tables).toMatchObject({ repaired: 0 });
  });

  it('are put right', async () => {
    const { store, host } = await played();
    const before = value(await store.readProjection(mainKey, 'sample'));
    value(await store.replaceProjection(mainKey, 'sample', before.slice(2)));
    expect(value(await rebuildSession(host, mainKey)).tables).toEqual({ rows: before.length, repaired: 2 });
    expect(value(await store.readProjection(mainKey, 'sample'))).toEqual(before);
  });
});

function columnsOf(
  rows: readonly ProjectionChange[],
  table: string,
  key: ProjectionChange['key'],
): ProjectionChange['columns'] {
  return rows.find((row) => row.table === table && JSON.stringify(row.key) === JSON.stringify(key))?.columns;
}

function field(name: string, form: 'plain'): ProjectionColumnIr {
  return { column: name, from: { from: 'field', field: name }, as: { form } };
}

function booking(
  part: 'resource' | 'balance' | 'amount' | 'from' | 'to' | 'by',
  form: 'plain' | 'amount',
): ProjectionColumnIr {
  return { column: part, from: { from: 'booking', part }, as: { form } };
}
