import type { EdgeLabel, VertexLabel } from '../../../graph/index.js';
import type { BranchKey, GraphOf } from '../../../ports/index.js';
import type { SqlDriver, SqlSession, SqlValue } from '../driver.js';
import { booleanOf, integerOf, textOf } from '../rows.js';
import { databaseError } from '../sql-errors.js';
import { branchOf, endsOf, labelIn, staticRows, wantedEdges, wantedVertices } from './graph-text.js';
import { ageInSight } from './make-graph.js';

/**
 * `fed`, or why not: `current` is as it should be; `older` is told by a bundle of an older migration, `busy` is at another process or went on meanwhile,
 * `gone` is no branch with turns of the pack.
 */
export type BranchFed = 'fed' | 'current' | 'older' | 'busy' | 'gone';

/** All of a branch anew, with its stamp, in one transaction that sees one moment of the tables. */
export async function feedBranch(driver: SqlDriver, of: GraphOf, key: BranchKey): Promise<BranchFed> {
  try {
    return await driver.transaction('owner', async (sql) => {
      await sql.script(`set transaction isolation level repeatable read; ${ageInSight}`);
      await sql.script(plainPlans);
      return fill(sql, of, key);
    });
  } catch (error) {
    // Two that stamp one branch, or a turn that came in between: the next feed finds it behind.
    if (databaseError(error)?.code === '40001') return 'busy';
    throw error;
  }
}

/** Nobody gathers statistics in an embedded store, and a join by loops over what is thought to be one row takes minutes. */
export const plainPlans = 'set local enable_nestloop = off';

async function fill(sql: SqlSession, { pack, migration, model }: GraphOf, key: BranchKey): Promise<BranchFed> {
  const branch = branchValues(key);
  const [row] = await sql.query(
    `select b.head, b.head_hash, b.migration,
            coalesce(s.head = b.head and s.head_hash = b.head_hash and s.model = $6, false) as is_fed
       from fabula.branch b left join fabula.graph_branch s using (tenant, campaign_id, session_id, branch)
      where ${scopeColumns('b')} and b.pack = $5 and b.head > 0`,
    [...branch, pack, model.version],
  );
  if (!row) return 'gone';
  if (integerOf(row, 'migration') !== migration) return 'older';
  if (booleanOf(row, 'is_fed')) return 'current';
  const head = [integerOf(row, 'head'), textOf(row, 'head_hash')];
  // Stamped first: who comes second fails here, before anything was written twice.
  await sql.query(
    `insert into fabula.graph_branch (tenant, campaign_id, session_id, branch, pack, model, head, head_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant, campaign_id, session_id, branch) do update
       set pack = excluded.pack, model = excluded.model, head = excluded.head, head_hash = excluded.head_hash`,
    [...branch, pack, model.version, ...head],
  );
  for (const { label } of [...model.edges, ...model.vertices])
    await sql.query(`delete from ${labelIn(model, label)} g where ${branchOf('g')}`, branch);
  for (const label of model.vertices)
    await sql.query(
      `insert into ${labelIn(model, label.label)} (properties)
       select w.properties from (${wantedVertices(model, label)}) w`,
      valuesFor(key, of(label)),
    );
  for (const label of model.edges)
    await sql.query(
      `with wanted as materialized (${wantedEdges(model, label)}), ends as materialized (${endsOf(model, label)})
       insert into ${labelIn(model, label.label)} (start_id, end_id, properties)
       select a.vertex, b.vertex, w.properties from wanted w join ends a on a.id = w.from_id join ends b on b.id = w.to_id`,
      valuesFor(key, of(label)),
    );
  return 'fed';

  function of(label: VertexLabel | EdgeLabel): string | undefined {
    return staticRows(model, label, scopeOf(key));
  }
}

export function scopeColumns(alias: string): string {
  return ['tenant', 'campaign_id', 'session_id', 'branch']
    .map((column, index) => `${alias}.${column} = $${index + 1}`)
    .join(' and ');
}

export function branchValues({ tenant, campaign, session, branch }: BranchKey): SqlValue[] {
  return [tenant, campaign, session, branch];
}

/** A database wants to know the type of each parameter, so that one that is not named is not sent. */
export function valuesFor(key: BranchKey, rows: string | undefined): SqlValue[] {
  return rows === undefined ? branchValues(key) : [...branchValues(key), rows];
}

export function scopeOf({ tenant, campaign, session, branch }: BranchKey): { readonly [name: string]: string } {
  return { tenant, campaign, session, branch };
}
