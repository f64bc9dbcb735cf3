import {
  type BranchKey,
  type FeedWhich,
  type GraphComparison,
  type GraphFed,
  type GraphIs,
  type GraphOf,
  type GraphStatus,
  type RowsQuery,
  type RowsRead,
  type StoreError,
  StoreFailure,
  type StoreGraph,
  type StoreResult,
} from '../../../ports/index.js';
import { fail, ok } from '../../store-rules/index.js';
import type { SqlDriver, SqlSession } from '../driver.js';
import { migrationLock } from '../migration-lock.js';
import { integerOf, textOf } from '../rows.js';
import { readOnlyRows } from '../sql-read-rows.js';
import { compareBranch } from './compare-branch.js';
import { feedBranch } from './feed-branch.js';
import { ageInSight, dropGraph, makeGraph } from './make-graph.js';

export function createSqlGraph(driver: SqlDriver): StoreGraph {
  return new SqlGraph(driver);
}

interface Recorded {
  readonly name: string;
  readonly model: string;
  readonly migration: number;
}

class SqlGraph implements StoreGraph {
  readonly #driver: SqlDriver;

  constructor(driver: SqlDriver) {
    this.#driver = driver;
  }

  status(of: GraphOf): Promise<StoreResult<GraphStatus>> {
    return this.#named(async () => {
      const age = await this.#driver.ageStanding();
      return this.#driver.transaction('owner', async (sql) => {
        const found = await recorded(sql, of.pack);
        const [row] = await sql.query(countBranches, [of.pack, of.migration, of.model.version]);
        const count = (column: string): number => (row ? integerOf(row, column) : 0);
        return ok({
          ...age,
          ...(found && { graph: { ...found, is: standingOf(found, of) } }),
          branches: { fed: count('fed'), behind: count('behind'), older: count('older') },
        });
      });
    });
  }

  make(of: GraphOf): Promise<StoreResult<{ readonly made: boolean }>> {
    return this.#named<{ readonly made: boolean }>(async () => {
      await this.#driver.loadAge();
      return this.#driver.transaction('owner', async (sql) => {
        // Another process may be at it, or be migrating the tables.
        await sql.query(migrationLock);
        const known = await recorded(sql, of.pack);
        const is = known && standingOf(known, of);
        if (is === 'current') return ok({ made: false });
        if (is === 'newer') return fail(newer(of));
        await makeExtension(sql);
        await sql.script(ageInSight);
        if (known) await dropGraph(sql, of.pack, known.name);
        await makeGraph(sql, of);
        return ok({ made: true });
      });
    });
  }

  feed(of: GraphOf, { key, limit }: FeedWhich): Promise<StoreResult<GraphFed>> {
    return this.#named<GraphFed>(async () => {
      const graph = await this.#standing(of);
      const fed: BranchKey[] = [];
      const busy: BranchKey[] = [];
      if (graph !== 'current') return ok({ graph, fed, busy });
      await this.#driver.loadAge();
      const keys = key ? [key] : await this.#behind(of, limit);
      for (const each of keys) {
        const outcome = await feedBranch(this.#driver, of, each);
        if (outcome === 'fed') fed.push(each);
        if (outcome === 'busy') busy.push(each);
      }
      return ok({ graph, fed, busy });
    });
  }

  drop({ pack }: GraphOf): Promise<StoreResult<{ readonly dropped: boolean }>> {
    return this.#named<{ readonly dropped: boolean }>(async () => {
      const known = await this.#driver.transaction('owner', (sql) => recorded(sql, pack));
      if (!known) return ok({ dropped: false });
      await this.#driver.loadAge();
      await this.#driver.transaction('owner', async (sql) => {
        await sql.query(migrationLock);
        await sql.script(ageInSight);
        await dropGraph(sql, pack, known.name);
      });
      return ok({ dropped: true });
    });
  }

  compare(of: GraphOf, key: BranchKey): Promise<StoreResult<GraphComparison>> {
    return this.#named(async () => {
      const is = await this.#standing(of);
      if (is !== 'current') return ok({ compared: is === 'none' ? 'none' : 'behind', differences: [] });
      await this.#driver.loadAge();
      return ok(await compareBranch(this.#driver, of, key));
    });
  }

  readRows(tenant: string, query: RowsQuery): Promise<StoreResult<RowsRead>> {
    return this.#named(async () => {
      const [made] = await this.#driver.transaction('owner', (sql) =>
        sql.query('select 1 as found from fabula.graph limit 1'),
      );
      if (!made)
        return fail({ error: 'noGraph', detail: 'no graph was made in this store: `fabula-run graph feed` makes it' });
      await this.#driver.loadAge();
      // The owner alone may read a graph, and is held to the tenant's rows in the tables beside it.
      const before = async (sql: SqlSession): Promise<void> => {
        await sql.script(ageInSight);
        const settings = `pg_catalog.set_config('fabula.maintenance', 'off', true), pg_catalog.set_config('fabula.tenant', $1, true)`;
        await sql.query(`select ${settings}`, [tenant]);
      };
      return ok(await readOnlyRows(this.#driver, 'owner', query, before));
    });
  }

  async #standing(of: GraphOf): Promise<GraphIs | 'none'> {
    const known = await this.#driver.transaction('owner', (sql) => recorded(sql, of.pack));
    return known ? standingOf(known, of) : 'none';
  }

  #behind({ pack, migration, model }: GraphOf, limit: number): Promise<readonly BranchKey[]> {
    return this.#driver.transaction('owner', async (sql) => {
      const rows = await sql.query(branchesBehind, [pack, migration, model.version, Math.max(0, limit)]);
      return rows.map((row) => ({
        tenant: textOf(row, 'tenant'),
        campaign: textOf(row, 'campaign_id'),
        session: textOf(row, 'session_id'),
        branch: textOf(row, 'branch'),
      }));
    });
  }

  async #named<T>(work: () => Promise<StoreResult<T>>): Promise<StoreResult<T>> {
    try {
      return await work();
    } catch (error) {
      return fail(this.#driver.explain(error));
    }
  }
}

async function recorded(sql: SqlSession, pack: string): Promise<Recorded | undefined> {
  const [row] = await sql.query('select graph_name, model, migration from fabula.graph where pack = $1', [pack]);
  return (
    row && { name: textOf(row, 'graph_name'), model: textOf(row, 'model'), migration: integerOf(row, 'migration') }
  );
}

function standingOf({ model, migration }: Recorded, of: GraphOf): GraphIs {
  if (migration > of.migration) return 'newer';
  return migration === of.migration && model === of.model.version ? 'current' : 'other';
}

function newer({ pack }: GraphOf): StoreError {
  return {
    error: 'noGraph',
    detail: `the graph of ${pack} is that of a bundle with a newer migration; name that one, or drop the graph first`,
  };
}

async function makeExtension(sql: SqlSession): Promise<void> {
  const [there] = await sql.query(`select 1 as found from pg_catalog.pg_extension where extname = 'age'`);
  if (there) return;
  try {
    await sql.script('create extension age');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StoreFailure({
      error: 'noGraph',
      detail: `the extension age can't be made (${detail}); let an administrator run \`create extension age\` in this database`,
    });
  }
}

const stamped = `select b.*, b.migration <> $2 as is_older,
       coalesce(s.head = b.head and s.head_hash = b.head_hash and s.model = $3, false) as is_fed
  from fabula.branch b
  left join fabula.graph_branch s using (tenant, campaign_id, session_id, branch)
 where b.pack = $1 and b.head > 0`;

const countBranches = `
select pg_catalog.count(*) filter (where is_fed) as fed,
       pg_catalog.count(*) filter (where not is_fed and not is_older) as behind,
       pg_catalog.count(*) filter (where not is_fed and is_older) as older
  from (${stamped}) x`;

const branchesBehind = `
select tenant, campaign_id, session_id, branch from (${stamped}) x
 where not is_fed and not is_older
 order by tenant, campaign_id, session_id, branch
 limit $4`;
