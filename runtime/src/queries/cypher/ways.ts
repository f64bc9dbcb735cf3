import type { MatchEdgeIr, QueryIr, TypeIr } from '../../bundle/index.js';
import type { EdgeLabel, GraphModel, VertexLabel } from '../../graph/index.js';
import type { Context } from '../context.js';
import { NotInSql } from '../term.js';

/**
 * AGE takes one label for a vertex or an edge. So a pattern that may be met in several ways is asked once for each: every
 * vertex of one label, every edge of one relation and gone along in one direction, every walk of one length.
 */
export interface Way {
  readonly nodes: readonly VertexLabel[];
  /** One step for an edge, as many as it is long for a walk. */
  readonly edges: readonly (readonly Step[])[];
}

export interface Step {
  readonly label: EdgeLabel;
  /** Which of the pattern's relations. */
  readonly relation: number;
  /** From its end to its beginning. */
  readonly back: boolean;
}

/** Each way is a part of the statement, and each step two joins of it. */
const mostWays = 32;
const mostSteps = 6;

export function waysOf(context: Context, model: GraphModel, query: QueryIr): readonly Way[] {
  const nodes = query.nodes.map(({ type }) => labelsOf(context, model, type));
  let partial: readonly Partial[] = [{ nodes, edges: [] }];
  for (const edge of query.edges) {
    const lines = edge.walk ? walksOf(context, model, edge) : stepsOf(context, model, edge).map((step) => [step]);
    partial = partial.flatMap((way) => lines.flatMap((line) => along(way, edge, line)));
    checkCount(partial.length);
  }
  const ways = partial.flatMap((way) => {
    checkCount(way.nodes.reduce((count, labels) => count * labels.length, 1));
    return product(way.nodes).map((labels) => ({ nodes: labels, edges: way.edges }));
  });
  // Of a walk with no edges both ends are one thing.
  const met = ways.filter((way) =>
    query.edges.every(({ from, to }, index) => way.edges[index]?.length !== 0 || way.nodes[from] === way.nodes[to]),
  );
  checkCount(met.length);
  return met;
}

interface Partial {
  readonly nodes: readonly (readonly VertexLabel[])[];
  readonly edges: readonly (readonly Step[])[];
}

function checkCount(count: number): void {
  if (count > mostWays)
    throw new NotInSql('it can be met in too many ways: of several kinds, relations and lengths each');
}

function labelsOf({ program: { schema } }: Context, { vertices }: GraphModel, type: TypeIr): readonly VertexLabel[] {
  if (type.type !== 'ref') return vertices.filter(({ of }) => of.of === 'scene');
  const { kinds } = type;
  const wanted = kinds.length > 0 ? kinds : Object.keys(schema.kinds);
  const labels = vertices.filter(
    ({ of }) => (of.of === 'kind' && wanted.includes(of.kind)) || (of.of === 'player' && kinds.length === 0),
  );
  const players = kinds.length === 0 && schema.player.kind === undefined ? 1 : 0;
  if (labels.length !== wanted.length + players) throw new NotInSql('the graph lacks a kind of what it asks for');
  return labels;
}

function stepsOf(context: Context, { edges }: GraphModel, edge: MatchEdgeIr): readonly Step[] {
  const relations = edge.leadsTo ? [undefined] : edge.relations;
  return relations.flatMap((name, relation) => {
    const label = edges.find((each) => each.relation === name);
    if (!label) throw new NotInSql(`the graph has no edges of \`${name ?? 'leads_to'}\``);
    const both =
      edge.either === true || (name !== undefined && context.program.schema.relations[name]?.mutual === true);
    return both
      ? [
          { label, relation, back: false },
          { label, relation, back: true },
        ]
      : [{ label, relation, back: false }];
  });
}

/** Lines of steps that can follow upon each other. */
function walksOf(context: Context, model: GraphModel, edge: MatchEdgeIr): readonly (readonly Step[])[] {
  const { least = 1, most } = edge.walk ?? {};
  if (most === undefined) throw new NotInSql('it looks for walks of any length');
  if (most > mostSteps) throw new NotInSql(`it looks for walks of more than ${mostSteps} edges`);
  const steps = stepsOf(context, model, edge);
  const found: (readonly Step[])[] = [];
  let lines: readonly (readonly Step[])[] = [[]];
  for (let length = 0; length <= most; length++) {
    if (length >= least) found.push(...lines);
    if (length === most) break;
    lines = lines.flatMap((line) => steps.filter((step) => follows(line.at(-1), step)).map((step) => [...line, step]));
    checkCount(found.length + lines.length);
  }
  return found;
}

function follows(before: Step | undefined, step: Step): boolean {
  if (!before) return true;
  const [here, there] = [endsOf(before).to, endsOf(step).from];
  return here.length === 0 || there.length === 0 || here.some((kind) => there.includes(kind));
}

/** The kinds that a step leads from and to; none named are all. */
function endsOf({ label: { ends }, back }: Step): { readonly from: readonly string[]; readonly to: readonly string[] } {
  if (!ends) return { from: [], to: [] };
  return back ? { from: ends.to, to: ends.from } : ends;
}

/** A way with one more edge, if things can stand at its ends. */
function along({ nodes, edges }: Partial, { from, to }: MatchEdgeIr, line: readonly Step[]): readonly Partial[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return [{ nodes, edges: [...edges, line] }];
  const narrowed = nodes.map((labels, index) =>
    labels.filter(
      (label) => (index !== from || isOf(label, endsOf(first).from)) && (index !== to || isOf(label, endsOf(last).to)),
    ),
  );
  return narrowed.some((labels) => labels.length === 0) ? [] : [{ nodes: narrowed, edges: [...edges, line] }];
}

function isOf({ of }: VertexLabel, kinds: readonly string[]): boolean {
  return kinds.length === 0 || (of.of === 'kind' && kinds.includes(of.kind));
}

function product(sets: readonly (readonly VertexLabel[])[]): readonly (readonly VertexLabel[])[] {
  let rows: readonly (readonly VertexLabel[])[] = [[]];
  for (const set of sets) rows = rows.flatMap((row) => set.map((label) => [...row, label]));
  return rows;
}
