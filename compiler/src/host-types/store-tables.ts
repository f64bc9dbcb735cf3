import type { SqlType, StoredColumn } from './storage.js';

/** A table of the store's own, which holds the sessions of all packs. */
interface StoreTable {
  readonly table: string;
  readonly about: string;
  readonly columns: readonly Omit<StoredColumn, 'about'>[];
}

const scope = ['tenant', 'campaign_id', 'session_id', 'branch'] as const;

/** What is read beside a pack's tables: sessions, their turns, and what was told. */
export const storeTables: readonly StoreTable[] = [
  {
    table: 'session',
    about: 'Sessions of all packs. `branch` is the one that is played.',
    columns: [...keyed(...scope), ...texts('pack', 'pack_version', 'bundle', 'created')],
  },
  {
    table: 'branch',
    about: 'Their branches. `parent` is the one that it left at the turn `fork`; `touched`, when it was last played.',
    columns: [
      ...keyed(...scope),
      { ...column('parent', 'text'), nullable: true },
      ...[column('fork', 'bigint'), column('head', 'bigint'), column('ended', 'boolean'), column('faults', 'bigint')],
      ...texts('touched', 'pack'),
      column('migration', 'integer'),
    ],
  },
  {
    table: 'turn',
    about: 'Turns of a branch’s own, by `version`. `bundle` told it, `seat` took it, `at` is when.',
    columns: [
      ...keyed(...scope),
      column('version', 'bigint'),
      ...texts('command_id', 'bundle', 'seat', 'at'),
      ...[column('events', 'integer'), column('migration', 'integer')],
    ],
  },
  {
    table: 'turn_payload',
    about: 'What happened in them: `payload` is JSON, with the turn’s `events`.',
    columns: [...keyed(...scope), column('version', 'bigint'), column('payload', 'text')],
  },
  {
    table: 'outbox',
    about: 'Events that the host is told of: `payload` is JSON.',
    columns: [
      ...keyed(...scope),
      ...[column('version', 'bigint'), column('position', 'integer')],
      ...texts('id', 'event', 'payload'),
    ],
  },
];

function column(name: string, sql: SqlType): StoreTable['columns'][number] {
  return { name, holds: { of: 'sql', sql }, nullable: false };
}

function texts(...names: readonly string[]): StoreTable['columns'] {
  return names.map((name) => column(name, 'text'));
}

function keyed(...names: readonly string[]): StoreTable['columns'] {
  return names.map((name) => ({ name, holds: { of: 'scope', part: name.replace(/_id$/, '') }, nullable: false }));
}
