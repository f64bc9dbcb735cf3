import type { ProgramIr, QueryIr } from '../../bundle/index.js';
import { type GraphModel, graphModel } from '../../graph/index.js';
import { Context, type QueryGiven } from '../context.js';
import { type NotSaid, type QuerySql, saidOrNot, statement } from '../query-sql.js';
import { CypherPattern } from './cypher-pattern.js';

/** A query as one statement that asks the graph of one branch: openCypher for the pattern, SQL for what is made of it. */
export interface QueryCypher extends QuerySql {
  /** What stands within the statement. */
  readonly cypher: string;
  /** Whether the statement reads tables beside the graph: the two have to be of one version then. */
  readonly tables: boolean;
}

/** `model`: that of the graph as it is. The same rows in the same order as in memory, or why not. */
export function queryCypher(
  program: ProgramIr,
  query: QueryIr,
  given: QueryGiven,
  model: GraphModel | undefined = graphModel(program),
): QueryCypher | NotSaid {
  const { projection } = program;
  if (!projection || !model) return { not: 'the pack has no tables' };
  return saidOrNot(() => {
    const context = new GraphContext(program, projection, given);
    let pattern: CypherPattern | undefined;
    const said = statement(context, query, (_, asked, parameters) => {
      pattern = new CypherPattern(context, model, asked, parameters);
      return pattern;
    });
    return { ...said, cypher: pattern?.cypher ?? '', tables: context.tables };
  });
}

/** Notices when a table is read. */
class GraphContext extends Context {
  tables = false;

  override from(...asked: Parameters<Context['from']>): ReturnType<Context['from']> {
    this.tables = true;
    return super.from(...asked);
  }
}
