import { type Extension, type messages, type PGlite, protocol } from '@electric-sql/pglite';
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
import { explainFile } from './file-errors.js';
import { findAge } from './find-age.js';
import { decodeRows, encodeValue } from './wire.js';

const { serialize } = protocol;

export interface PgliteHome {
  readonly db: PGlite;
  /** Whether it was opened with AGE. */
  readonly hasAge?: boolean;
  /** Opens the same database again, with extensions, once `db` is closed. Absent where nobody will ask for a graph. */
  readonly reopen?: (extensions: { readonly [name: string]: Extension }) => Promise<PGlite>;
  readonly where: string;
  readonly durable: boolean;
  /** Gives the folder back. */
  readonly release: () => void;
}

/** PGlite has one session, so whoever comes waits for the one before. Role and tenant are the session's. */
export class PgliteDriver implements SqlDriver {
  readonly kind = 'pglite';
  readonly #home: PgliteHome;
  readonly #prepared = new Set<string>();
  #db: PGlite;
  #hasAge: boolean;
  #last: Promise<unknown> = Promise.resolve();
  #tenant: string | undefined;
  #stopped: StoreError | undefined;

  constructor(home: PgliteHome) {
    this.#home = home;
    this.#db = home.db;
    this.#hasAge = home.hasAge === true;
  }

  run(tenant: string, statement: Statement, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#inTurn(async () => {
      await this.#become(tenant);
      return this.#execute(statement, values);
    });
  }

  transaction<T>(who: Who, work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (who !== 'owner') await this.#become(who.tenant);
      const sql = this.#session();
      await sql.script(who === 'owner' ? `begin; set local role none; set local fabula.maintenance = 'on'` : 'begin');
      try {
        const value = await work(sql);
        await sql.script('commit');
        return value;
      } catch (error) {
        if (!this.#stopped) await sql.script('rollback');
        throw error;
      }
    });
  }

  outside<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#tenant = undefined;
      const sql = this.#session();
      await sql.script('set role none');
      await sql.script(`set fabula.maintenance = 'on'`);
      try {
        return await work(sql);
      } finally {
        if (!this.#stopped) {
          await sql.script('reset fabula.maintenance');
          await sql.script('reset lock_timeout');
        }
      }
    });
  }

  async ageStanding(): Promise<AgeStanding> {
    if (this.#hasAge) return { age: 'there' };
    const found = await findAge();
    return 'extension' in found ? { age: 'loadable' } : { age: 'missing', detail: found.missing };
  }

  /** PGlite takes extensions when it opens. So whoever asks for a graph first waits for that, and who plays never does. */
  async loadAge(): Promise<void> {
    if (this.#hasAge) return;
    const found = await findAge();
    if ('missing' in found) throw new StoreFailure({ error: 'noGraph', detail: found.missing });
    const { reopen } = this.#home;
    if (!reopen) throw new StoreFailure({ error: 'noGraph', detail: 'this database was opened without extensions' });
    await this.#inTurn(async () => {
      if (this.#stopped) throw new StoreFailure(this.#stopped);
      if (this.#hasAge) return;
      try {
        await this.#db.close();
        this.#db = await reopen({ age: found.extension });
      } catch (error) {
        this.#stopped = this.explain(error);
        throw error;
      }
      this.#prepared.clear();
      this.#tenant = undefined;
      this.#hasAge = true;
    });
  }

  explain(error: unknown): StoreError {
    const named = explainSql(error) ?? explainFile(error, this.#home.where);
    if (named) return named;
    const detail = error instanceof Error ? error.message : String(error);
    return { error: 'unavailable', detail: `the embedded database failed: ${detail}`, retry: false };
  }

  async describe(): Promise<StoreDescription> {
    return this.transaction('owner', async (sql) => {
      const [version] = await sql.query('select pg_catalog.version() as version');
      const extensions = await sql.query('select name::text as name from pg_catalog.pg_available_extensions');
      const has = (name: string): boolean => extensions.some((row) => row['name'] === name);
      return {
        kind: this.kind,
        where: this.#home.where,
        server: version ? textOf(version, 'version') : '',
        durable: this.#home.durable,
        capabilities: [
          { name: 'tenant isolation', present: true },
          {
            name: 'age',
            present: has('age') || (await this.ageStanding()).age !== 'missing',
            instead: 'recursive SQL over the tables',
          },
          { name: 'vector', present: has('vector'), instead: 'exact search' },
        ],
      };
    });
  }

  async close(): Promise<void> {
    // What waits is answered first; what comes later finds the store closed.
    let failed = false;
    await this.#inTurn(async () => {
      failed = this.#stopped !== undefined;
      this.#stopped ??= { error: 'unavailable', detail: 'the store was closed', retry: false };
    }).catch(() => undefined);
    try {
      // One that has stopped can't be asked to end: its folder is as it was at the last commit.
      if (!failed) await this.#db.close();
    } finally {
      this.#home.release();
    }
  }

  #session(): SqlSession {
    return {
      query: (text, values = []) => this.#execute({ name: '', text }, values),
      script: async (text) => {
        await this.#send(serialize.query(text));
      },
    };
  }

  async #become(tenant: string): Promise<void> {
    if (this.#tenant === undefined) {
      const [role] = await this.#execute(
        { name: '', text: `select 1 as found from pg_catalog.pg_roles where rolname = 'fabula_app'` },
        [],
      );
      if (!role) throw new StoreFailure({ error: 'needsMigration', detail: 'the store was never migrated' });
      await this.#send(serialize.query('set role fabula_app'));
    } else if (this.#tenant === tenant || tenant === '') {
      return;
    }
    await this.#execute({ name: '', text: `select pg_catalog.set_config('fabula.tenant', $1, false)` }, [tenant]);
    this.#tenant = tenant;
  }

  /** One message for the whole round: prepare where that was not done yet, bind, describe, execute, sync. */
  async #execute({ name, text }: Statement, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    const fresh = name === '' || !this.#prepared.has(name);
    const parts = [
      ...(fresh ? [serialize.parse({ name, text, types: [] })] : []),
      serialize.bind({ statement: name, values: values.map(encodeValue) }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ];
    const answer = await this.#send(Buffer.concat(parts));
    if (fresh && name !== '') this.#prepared.add(name);
    return decodeRows(answer);
  }

  async #send(message: Uint8Array): Promise<readonly messages.BackendMessage[]> {
    if (this.#stopped) throw new StoreFailure(this.#stopped);
    try {
      return (await this.#db.execProtocol(message, { syncToFs: false })).messages;
    } catch (error) {
      // What is no answer of the database, or its last one, has stopped it. Its memory can't be trusted with another turn:
      // after a failed fsync nobody knows what is on the disk. The next to open the folder recovers what was committed.
      const severity = databaseError(error)?.severity;
      if (severity === undefined || severity === 'PANIC' || severity === 'FATAL') this.#stopped = this.explain(error);
      throw error;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
