import type { SqlDriver } from './driver.js';
import { textOf } from './rows.js';

/** Tables of packs that have grown to twice what the planner knows of, or of which it knows nothing. */
const outgrown = `
select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname in (select schema_name from fabula.pack_migration)
   and pg_catalog.pg_relation_size(c.oid) / 8192 > 2 * case when c.reltuples < 0 then 0 else c.relpages end`;

/**
 * What a server does by itself after many rows were written: counts them for its planner, which otherwise takes every table
 * for one of a few rows and goes through all of it again and again. Nobody does so in an embedded database.
 */
export async function refreshFigures(driver: SqlDriver): Promise<void> {
  await driver.transaction('owner', async (sql) => {
    const tables = (await sql.query(outgrown)).map((row) => textOf(row, 'name'));
    if (tables.length > 0) await sql.script(`analyze ${tables.join(', ')}`);
  });
}
