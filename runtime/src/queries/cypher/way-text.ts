import type { MatchEdgeIr, QueryIr } from '../../bundle/index.js';
import { scopeProperties } from '../../graph/index.js';
import { cypherName } from './cypher-text.js';
import type { Way } from './ways.js';

/** One way of meeting a pattern, as a question in openCypher. */
export function wayText({ nodes, edges }: QueryIr, way: Way, conditions: readonly string[], returned: string): string {
  const vertices = way.nodes.map(({ label }, index) => `(${vertexName(index)}:${cypherName(label)})`);
  const scope = [...inScope(nodes, edges)].flatMap((index) =>
    scopeProperties.map((name) => `${vertexName(index)}.${name} = $${name}`),
  );
  const lines = edges.map((edge, index) => lineText(edge, index, way));
  // Parts of a pattern with a comma between may be one edge, as in the language; within a line none is gone along twice.
  const match = [...vertices, ...lines.flatMap(({ path }) => path ?? [])].join(', ');
  const where = [...scope, ...lines.flatMap((line) => line.where), ...conditions.filter((each) => each !== 'true')];
  return `MATCH ${match}\nWHERE ${where.join(' AND ')}\nRETURN ${returned}`;
}

/**
 * The vertices of which the branch is asked: one of all that hang together, since no edge leads out of its branch. The planner
 * takes each condition more for fewer rows, and would begin at the wrong end.
 */
function inScope(nodes: QueryIr['nodes'], edges: QueryIr['edges']): ReadonlySet<number> {
  const group = nodes.map((_, index) => index);
  for (const { from, to } of edges) {
    const [one, other] = [group[from] ?? from, group[to] ?? to];
    for (const [index, each] of group.entries()) if (each === other) group[index] = one;
  }
  const chosen = new Map<number, number>();
  // What is given is found at once.
  for (const [index, { is }] of nodes.entries()) {
    const own = group[index] ?? index;
    const known = nodes[chosen.get(own) ?? -1];
    if (!known || (is && !known.is)) chosen.set(own, index);
  }
  return new Set(chosen.values());
}

interface Line {
  readonly path: string | undefined;
  readonly where: readonly string[];
}

function lineText({ from, to, walk }: MatchEdgeIr, index: number, way: Way): Line {
  const steps = way.edges[index] ?? [];
  const [start, end] = [vertexName(from), vertexName(to)];
  if (steps.length === 0) return { path: undefined, where: from === to ? [] : [`id(${start}) = id(${end})`] };
  const passed = walk !== undefined && walk.find !== 'ends';
  const path = steps.map(({ label, back }, at) => {
    const edge = `[${edgeName(index, at)}:${cypherName(label.label)}]`;
    const next = at === steps.length - 1 ? end : passed ? passedName(index, at) : '';
    return `${back ? `<-${edge}-` : `-${edge}->`}(${next})`;
  });
  // An edge from a thing to itself is one way to go, not two.
  const where = steps.flatMap(({ back }, at) =>
    back ? [`start_id(${edgeName(index, at)}) <> end_id(${edgeName(index, at)})`] : [],
  );
  return { path: `(${start})${path.join('')}`, where };
}

export function vertexName(index: number): string {
  return `n${index}`;
}

export function edgeName(index: number, at: number): string {
  return `e${index}_${at}`;
}

/** The vertices that a walk passes, its ends included. */
export function passedNames({ from, to }: MatchEdgeIr, index: number, length: number): readonly string[] {
  if (length === 0) return [vertexName(from)];
  const middle = Array.from({ length: length - 1 }, (_, at) => passedName(index, at));
  return [vertexName(from), ...middle, vertexName(to)];
}

function passedName(index: number, at: number): string {
  return `v${index}_${at}`;
}
