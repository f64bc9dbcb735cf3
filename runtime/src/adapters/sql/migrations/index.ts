import { createHash } from 'node:crypto';
import { tables } from './0001-tables.js';
import { isolation } from './0002-isolation.js';
import { functions } from './0003-functions.js';

export interface StoreMigration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The store's own schema, in order. What was released is never edited: a change is a new file. */
export const storeMigrations: readonly StoreMigration[] = [
  migration('0001-tables', tables),
  migration('0002-isolation', isolation),
  migration('0003-functions', functions),
];

function migration(name: string, sql: string): StoreMigration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
