import type { MatchEdgeIr, WalkFindIr, WalkIr } from '../../bundle/index.js';
import type { Context } from '../context.js';
import type { Slot } from '../expression.js';
import { NotInSql, type Term } from '../term.js';
import { asInt, asInts, asJson, type Columns } from './columns.js';
import { edgeName, passedNames } from './way-text.js';

/** A walk of the pattern as it was met: each is asked for as a path of so many edges. */
export class MetWalk {
  readonly find: WalkFindIr;
  /** What rows are ordered by where each walk is one. */
  readonly keys: readonly string[] = [];
  readonly slot: Slot | undefined;

  constructor(context: Context, columns: Columns, edge: MatchEdgeIr, { find }: WalkIr, index: number) {
    if (find === 'cheapest') throw new NotInSql('it looks for the cheapest walk');
    if (find === 'shortest') throw new NotInSql('it looks for the shortest walk');
    this.find = find;
    if (find === 'ends') return;
    const scenes = edge.leadsTo === true;
    const list = (items: readonly string[]): string => `[${items.join(', ')}]`;
    const length = columns.add(`length ${index}`, ({ edges }) => String(edges[index]?.length ?? 0), asInt);
    const steps = columns.add(
      `steps ${index}`,
      ({ edges }) => list(passedNames(edge, index, edges[index]?.length ?? 0).map((name) => `${name}.id`)),
      asJson,
    );
    const relations = columns.add(
      `relations ${index}`,
      ({ edges }) => list((edges[index] ?? []).map(({ relation }) => String(relation))),
      asInts,
    );
    // Two walks may pass the same things along different edges.
    columns.add(
      `edges ${index}`,
      ({ edges }) => list((edges[index] ?? []).map((_, at) => `id(${edgeName(index, at)})`)),
      asInts,
    );
    this.keys = [length, placesOf(context, steps, scenes), relations];
    const nodes: Term = {
      sql: steps,
      type: { type: 'list', of: scenes ? { type: 'scene' } : { type: 'ref', kinds: [] } },
      nullable: false,
    };
    this.slot = {
      term: nodes,
      parts: { steps: nodes, length: { sql: length, type: { type: 'int' }, nullable: false } },
    };
  }
}

/** Where the things of a list stand in the language's order. */
function placesOf(context: Context, steps: string, scenes: boolean): string {
  return `(select pg_catalog.array_agg(k.at order by s.at) from pg_catalog.json_array_elements_text(${steps}::json) with ordinality s(id, at) join ${context.rank(scenes)} k on k.id = s.id collate "C")`;
}
