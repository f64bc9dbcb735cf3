import type { ProgramIr, Value } from '../../bundle/index.js';
import type { QuerySql } from '../../queries/index.js';
import type { HostError } from '../host-error.js';
import type { StrayThing } from './stray-thing.js';

type QueryHome = 'memory' | 'sql' | 'cypher';

export interface QueryRequest {
  /** By its qualified name. */
  readonly query: string;
  /** By the names of its parameters. */
  readonly arguments: { readonly [name: string]: Value };
  /** Where it is answered. The answer is the same; `auto` takes the database's tables where SQL can say the query. */
  readonly home: 'auto' | QueryHome;
  /** How long a database may take. In memory a query has what a turn has. */
  readonly milliseconds: number;
  /** The program that the query is in; absent: the session's own. */
  readonly program?: ProgramIr;
  /** Whether to ask the database how it would go about it, too. */
  readonly explain?: boolean;
}

export interface QueryAnswer {
  readonly value: Value;
  readonly home: QueryHome;
  /** Why it was not the database that answered. */
  readonly why?: string;
  readonly sql?: Pick<QuerySql, 'text' | 'parameters'>;
  /** What the statement asks of the graph. */
  readonly cypher?: string;
  readonly plan?: readonly string[];
}

export type QueryError =
  | { readonly error: 'unknownQuery'; readonly query: string; readonly queries: readonly string[] }
  | ({ readonly error: 'unknownThing' } & StrayThing)
  | { readonly error: 'notInSql'; readonly why: string }
  | { readonly error: 'notInCypher'; readonly why: string }
  /** There is no graph of the session's bundle, or it can't be brought to the session's last turn now. */
  | { readonly error: 'graphBehind'; readonly why: string }
  | { readonly error: 'tookTooLong'; readonly milliseconds: number }
  /** The query itself was refused: a cost below zero, a sum that is too large. */
  | { readonly error: 'queryRefused'; readonly refusal: string };

export type QueryResult =
  | { readonly ok: true; readonly value: QueryAnswer }
  | { readonly ok: false; readonly error: QueryError | HostError };
