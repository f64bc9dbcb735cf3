import type { EdgeLabel, GraphModel, VertexLabel } from '../../../graph/index.js';
import type { BranchKey, GraphComparison, GraphDifference, GraphOf } from '../../../ports/index.js';
import type { SqlDriver, SqlRow, SqlSession } from '../driver.js';
import { maybeText } from '../rows.js';
import { branchValues, plainPlans, scopeColumns, scopeOf, valuesFor } from './feed-branch.js';
import { branchOf, endsOf, labelIn, staticRows, textOf, wantedEdges, wantedVertices } from './graph-text.js';
import { ageInSight } from './make-graph.js';

/** Who has more feeds the branch again. */
const most = 100;

/** What a branch's tables say and its part of the graph doesn't, and the reverse, at one moment of both. */
export async function compareBranch(driver: SqlDriver, of: GraphOf, key: BranchKey): Promise<GraphComparison> {
  return driver.transaction('owner', async (sql) => {
    await sql.script(`set transaction isolation level repeatable read; ${ageInSight}`);
    await sql.script(plainPlans);
    const [stamp] = await sql.query(
      `select 1 as found from fabula.graph_branch s join fabula.branch b using (tenant, campaign_id, session_id, branch)
        where ${scopeColumns('b')} and s.pack = $5 and s.model = $6 and s.head = b.head and s.head_hash = b.head_hash`,
      [...branchValues(key), of.pack, of.model.version],
    );
    if (!stamp) return { compared: 'behind', differences: [] };
    const differences: GraphDifference[] = [];
    for (const label of [...of.model.vertices, ...of.model.edges]) {
      differences.push(...(await inLabel(sql, of.model, label, key)));
      if (differences.length >= most) break;
    }
    return { compared: differences.length === 0 ? 'same' : 'different', differences: differences.slice(0, most) };
  });
}

async function inLabel(
  sql: SqlSession,
  model: GraphModel,
  label: VertexLabel | EdgeLabel,
  key: BranchKey,
): Promise<readonly GraphDifference[]> {
  const { with: tables, columns } = 'of' in label ? vertices(model, label) : edges(model, label);
  const both = `${columns}, properties::text as properties`;
  const rows = await sql.query(
    `with ${tables}
     select 'tables' as side, x.* from (select ${both} from wanted except all select ${both} from found) x
     union all
     select 'graph', x.* from (select ${both} from found except all select ${both} from wanted) x
     order by 2, 3, 1 limit ${2 * most}`,
    valuesFor(key, staticRows(model, label, scopeOf(key))),
  );
  return paired(label.label, rows);
}

interface Sides {
  readonly with: string;
  readonly columns: string;
}

function vertices(model: GraphModel, label: VertexLabel): Sides {
  return {
    with: `wanted as (${wantedVertices(model, label)}),
     found as (select ${textOf('g.properties', 'id')} as id, g.properties from ${labelIn(model, label.label)} g where ${branchOf('g')})`,
    columns: 'id::text as a, null::text as b',
  };
}

/** An edge whose end is no vertex of the branch is told with `null` there. */
function edges(model: GraphModel, label: EdgeLabel): Sides {
  return {
    with: `ends as materialized (${endsOf(model, label)}),
     wanted as (
       select w.* from (${wantedEdges(model, label)}) w
        where exists (select from ends e where e.id = w.from_id) and exists (select from ends e where e.id = w.to_id)),
     found as (
       select a.id as from_id, b.id as to_id, g.properties from ${labelIn(model, label.label)} g
         left join ends a on a.vertex = g.start_id left join ends b on b.vertex = g.end_id where ${branchOf('g')})`,
    columns: 'from_id::text as a, to_id::text as b',
  };
}

/** What both sides have under one name is told once. */
function paired(label: string, rows: readonly SqlRow[]): readonly GraphDifference[] {
  const differences = new Map<string, GraphDifference>();
  for (const row of rows) {
    const [a, b] = [maybeText(row, 'a') ?? null, maybeText(row, 'b') ?? null];
    const [side, properties] = [maybeText(row, 'side'), maybeText(row, 'properties') ?? ''];
    const name = JSON.stringify([a, b]);
    const known = differences.get(name);
    const told = {
      ...(known?.tables !== undefined && { tables: known.tables }),
      ...(known?.graph !== undefined && { graph: known.graph }),
      ...(side === 'tables' ? { tables: properties } : { graph: properties }),
    };
    const difference =
      told.tables === undefined ? 'extra' : told.graph === undefined ? 'missing' : ('different' as const);
    const of = b === null && rows.every((each) => each['b'] === null) && a !== null ? [a] : [a, b];
    differences.set(name, { label, difference, of, ...told });
  }
  return [...differences.values()];
}
