import { createHash } from 'node:crypto';
import { tables } from './0001-tables.js';
import { isolation } from './0002-isolation.js';
import { functions } from './0003-functions.js';
import { conversionGrants, conversions } from './0004-conversions.js';
import { batches } from './0005-batches.js';
import { graphs } from './0006-graphs.js';

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
  migration('0004-conversions', conversions + conversionGrants),
  migration('0005-batches', batches + conversionGrants),
  migration('0006-graphs', graphs),
];

function migration(name: string, sql: string): StoreMigration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
