import type { Pool, PoolClient } from 'pg';
import { type StoreDescription, type StoreError, StoreFailure } from '../../ports/index.js';
import {
  type AgeStanding,
  databaseError,
  explainSql,
  type SqlDriver,
  type SqlRow,
  type SqlSession,
  type SqlValue,
  type Statement,
  textOf,
  type Who,
} from '../sql/index.js';
import { explainSocket } from './socket-errors.js';

interface Connection {
  /** Its transaction could not be rolled back: nobody may get it after this. */
  lost: boolean;
  /** Whether `set role` was tried since the schema last changed. */
  roleTried: number;
  tenant: string | undefined;
}

/** What every connection is told before its first use. Nothing of ours is found by a search path. */
const greeting = `set search_path = pg_catalog, pg_temp; set client_min_messages = warning; set standard_conforming_strings = on`;

export class PgDriver implements SqlDriver {
  readonly kind = 'pg';
  readonly #pool: Pool;
  readonly #where: string;
  readonly #connections = new WeakMap<PoolClient, Connection>();
  /** Counts up when a migration may have made the application's role. */
  #schema = 1;
  #hasRole = false;

  constructor(pool: Pool, where: string) {
    this.#pool = pool;
    this.#where = where;
    // An idle connection that the server closes is replaced by the next; without a listener it would end the process.
    pool.on('error', () => undefined);
  }

  run(tenant: string, statement: Statement, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#withClient(async (client, connection) => {
      await this.#takeRole(client, connection);
      if (!statement.setsTenant) await this.#serve(client, connection, tenant);
      return query(client, statement.text, values, statement.name);
    });
  }

  transaction<T>(who: Who, work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#withClient(async (client, connection) => {
      if (who !== 'owner') {
        await this.#takeRole(client, connection);
        await this.#serve(client, connection, who.tenant);
      }
      await client.query(
        who === 'owner'
          ? `begin; set local role none; set local fabula.maintenance = 'on'; set local statement_timeout = 0;
             set local idle_in_transaction_session_timeout = 0`
          : 'begin',
      );
      try {
        const value = await work({
          query: (text, values = []) => query(client, text, values),
          script: async (text) => {
            await client.query(text);
          },
        });
        await client.query('commit');
        return value;
      } catch (error) {
        // On a connection that is gone the server rolls back by itself, and the error that counts is the first one.
        await client.query('rollback').catch(() => {
          connection.lost = true;
        });
        throw error;
      } finally {
        if (who === 'owner' && !this.#hasRole) this.#schema++;
      }
    });
  }

  outside<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#withClient(async (client, connection) => {
      // What is set here, and a lock that is held, goes with the connection.
      connection.lost = true;
      await client.query(`set role none; set fabula.maintenance = 'on'; set statement_timeout = 0`);
      return work({
        query: (text, values = []) => query(client, text, values),
        script: async (text) => {
          await client.query(text);
        },
      });
    });
  }

  ageStanding(): Promise<AgeStanding> {
    return this.#withClient(async (client) => {
      const [facts] = await query(client, describeAge, []);
      if (facts?.['made'] === true) return { age: 'there' };
      return facts?.['available'] === true ? { age: 'loadable' } : { age: 'missing', detail: noAge };
    });
  }

  /** Each transaction that needs it loads the library into its own connection. */
  async loadAge(): Promise<void> {
    const standing = await this.ageStanding();
    if (standing.age === 'missing') throw new StoreFailure({ error: 'noGraph', detail: standing.detail });
  }

  explain(error: unknown): StoreError {
    const named = explainSql(error) ?? explainSocket(error);
    if (named) return named;
    const detail = error instanceof Error ? error.message : String(error);
    return { error: 'unavailable', detail, retry: false };
  }

  describe(): Promise<StoreDescription> {
    return this.#withClient(async (client, connection) => {
      await this.#takeRole(client, connection);
      const [facts] = await query(client, describeServer, []);
      const is = (column: string): boolean => facts?.[column] === true;
      return {
        kind: this.kind,
        where: this.#where,
        server: facts ? textOf(facts, 'server') : '',
        durable: is('durable'),
        capabilities: [
          {
            name: 'tenant isolation',
            present: this.#hasRole || is('secured'),
            instead: 'nothing: grant the role fabula_app to the user the store connects as',
          },
          {
            name: 'application role',
            present: this.#hasRole,
            instead: 'row-level security alone: the store works as the owner of its tables',
          },
          { name: 'age', present: is('age'), instead: 'recursive SQL over the tables' },
          { name: 'vector', present: is('vector'), instead: 'exact search' },
        ],
      };
    });
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }

  /** Fails where the server is too old to run the schema, or can't hold every character. */
  async check(): Promise<void> {
    await this.#withClient(async (client) => {
      const [facts] = await query(client, checkServer, []);
      const version = Number(facts?.['version']);
      if (!(version >= 150_000))
        throw new StoreFailure({
          error: 'wrongVersion',
          detail: `the server is PostgreSQL ${Math.floor(version / 10_000)}; Fabula needs 15 or later`,
        });
      if (facts?.['encoding'] !== 'UTF8')
        throw new StoreFailure({
          error: 'refused',
          detail: `the database's encoding is ${String(facts?.['encoding'])}; create it with encoding 'UTF8'`,
        });
    });
  }

  async #withClient<T>(work: (client: PoolClient, connection: Connection) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken = false;
    try {
      let connection = this.#connections.get(client);
      if (!connection) {
        // A connection may be lost while nobody asks it anything; the next question says so.
        client.on('error', () => undefined);
        await client.query(greeting);
        connection = { lost: false, roleTried: 0, tenant: undefined };
        this.#connections.set(client, connection);
      }
      return await work(client, connection);
    } catch (error) {
      // An answer of the database leaves the connection as it was, unless it was its last.
      const severity = databaseError(error)?.severity ?? 'ERROR';
      broken = severity !== 'ERROR' || explainSocket(error) !== undefined;
      throw error;
    } finally {
      client.release(broken || this.#connections.get(client)?.lost === true);
    }
  }

  async #takeRole(client: PoolClient, connection: Connection): Promise<void> {
    if (connection.roleTried === this.#schema) return;
    try {
      await client.query('set role fabula_app');
      this.#hasRole = true;
    } catch (error) {
      // Not there yet, or not granted to whom the store connects as; `describe` tells.
      const code = databaseError(error)?.code;
      if (code !== '22023' && code !== '42501' && code !== '42704') throw error;
    }
    connection.roleTried = this.#schema;
  }

  async #serve(client: PoolClient, connection: Connection, tenant: string): Promise<void> {
    if (tenant === '' || connection.tenant === tenant) return;
    connection.tenant = undefined;
    await query(client, `select pg_catalog.set_config('fabula.tenant', $1, false)`, [tenant]);
    connection.tenant = tenant;
  }
}

async function query(
  client: PoolClient,
  text: string,
  values: readonly SqlValue[],
  name?: string,
): Promise<readonly SqlRow[]> {
  const result = await client.query<SqlRow>({ text, values: [...values], ...(name !== undefined && { name }) });
  return result.rows;
}

const checkServer = `
select current_setting('server_version_num')::int as version,
       (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding`;

const noAge =
  'the server has no Apache AGE; install the package for its version of PostgreSQL, or go on without a graph: queries are answered by SQL and in memory';

const describeAge = `
select exists (select from pg_extension where extname = 'age') as made,
       exists (select from pg_available_extensions where name = 'age') as available`;

const describeServer = `
select version() as server,
       current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as durable,
       coalesce(row_security_active(to_regclass('fabula.turn')), false) as secured,
       exists (select from pg_available_extensions where name = 'age') as age,
       exists (select from pg_available_extensions where name = 'vector') as vector`;
