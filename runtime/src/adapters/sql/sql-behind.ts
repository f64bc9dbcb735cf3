import { type BehindFilter, type BranchBehind, StoreFailure } from '../../ports/index.js';
import type { SqlDriver } from './driver.js';
import { branchBehind } from './sql-rows.js';
import * as statements from './statements.js';

export async function readBehind(
  driver: SqlDriver,
  { tenant, pack, migration, after, limit }: BehindFilter,
): Promise<readonly BranchBehind[]> {
  const values = [
    pack,
    migration,
    tenant ?? null,
    after?.migration ?? -1,
    after?.key.tenant ?? '',
    after?.key.campaign ?? '',
    after?.key.session ?? '',
    after?.key.branch ?? '',
    Math.max(0, limit),
  ];
  if (tenant !== undefined) return (await driver.run(tenant, statements.branchesBehind, values)).map(branchBehind);
  return driver.transaction('owner', async (sql) => {
    // Whoever is not the owner would be shown no rows at all, which looks as if all were done.
    const [owner] = await sql.query(
      `select pg_catalog.pg_has_role(c.relowner, 'usage') as found from pg_catalog.pg_class c where c.oid = 'fabula.branch'::regclass`,
    );
    if (owner?.['found'] !== true)
      throw new StoreFailure({ error: 'noRights', detail: "only the store's owner sees the sessions of all tenants" });
    return (await sql.query(statements.branchesBehind.text, values)).map(branchBehind);
  });
}
