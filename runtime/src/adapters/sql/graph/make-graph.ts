import type { GraphOf } from '../../../ports/index.js';
import type { SqlSession } from '../driver.js';
import { quoteName } from '../pack-schema.js';
import { accessed, labelIn, quoteText } from './graph-text.js';

/**
 * AGE finds its own operators by the path: for this transaction only, since nothing else of the store is found by one. A
 * value of its own loads its library into the connection, for which `load` would take an administrator.
 */
export const ageInSight = `set local search_path = ag_catalog, pg_catalog, pg_temp; select '0'::ag_catalog.agtype`;

/**
 * Makes graph, labels and indexes in the transaction it is called in, where there is no graph of the name. No rights are given: without
 * row-level security nobody but the owner may read it.
 */
export async function makeGraph(sql: SqlSession, { pack, migration, model }: GraphOf): Promise<void> {
  await sql.query('select ag_catalog.create_graph($1::text::name)', [model.graph]);
  const statements: string[] = [];
  const name = (text: string): string => quoteText(text);
  for (const { label } of model.vertices) {
    statements.push(
      `select ag_catalog.create_vlabel(${name(model.graph)}, ${name(label)})`,
      // What is most different comes first.
      `create unique index on ${labelIn(model, label)} (${['session', 'branch', 'id', 'campaign', 'tenant'].map(by).join(', ')})`,
    );
  }
  for (const { label } of model.edges) {
    const table = labelIn(model, label);
    statements.push(
      `select ag_catalog.create_elabel(${name(model.graph)}, ${name(label)})`,
      `create index on ${table} (${['session', 'branch'].map(by).join(', ')})`,
      // AGE makes these itself from 1.7 on, under these names.
      `create index if not exists ${quoteName(`${label}_start_id_idx`)} on ${table} using btree (start_id)`,
      `create index if not exists ${quoteName(`${label}_end_id_idx`)} on ${table} using btree (end_id)`,
    );
  }
  for (const statement of statements) await sql.script(statement);
  await sql.query(
    `insert into fabula.graph (pack, graph_name, model, migration) values ($1, $2, $3, $4)
     on conflict (pack) do update set graph_name = excluded.graph_name, model = excluded.model, migration = excluded.migration`,
    [pack, model.graph, model.version, migration],
  );
}

/** With everything in it, and all that is known of it. */
export async function dropGraph(sql: SqlSession, pack: string, graph: string): Promise<void> {
  const [found] = await sql.query(`select 1 as found from ag_catalog.ag_graph where name = $1::text::name`, [graph]);
  if (found) await sql.query('select ag_catalog.drop_graph($1::text::name, true)', [graph]);
  await sql.query('delete from fabula.graph_branch where pack = $1', [pack]);
  await sql.query('delete from fabula.graph where pack = $1', [pack]);
}

function by(property: string): string {
  return `(${accessed('', property)})`;
}
