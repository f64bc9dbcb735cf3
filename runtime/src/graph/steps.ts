import type { EdgeLabel, GraphModel, VertexLabel } from './model.js';

/** What becomes of a graph where one model takes the place of another. */
export type GraphStep =
  | { readonly step: 'makeGraph'; readonly graph: string }
  | { readonly step: 'dropGraph'; readonly graph: string }
  | { readonly step: 'makeLabel'; readonly label: string; readonly of: 'vertices' | 'edges' }
  | { readonly step: 'dropLabel'; readonly label: string; readonly of: 'vertices' | 'edges' }
  /** The label stays, what its vertices or edges say does not. */
  | { readonly step: 'refillLabel'; readonly label: string; readonly of: 'vertices' | 'edges' };

/** Those that go come first; each list in the order of its model. */
export function graphSteps(before: GraphModel | undefined, after: GraphModel | undefined): readonly GraphStep[] {
  if (before?.graph !== after?.graph)
    return [
      ...(before ? [{ step: 'dropGraph', graph: before.graph } as const] : []),
      ...(after ? [{ step: 'makeGraph', graph: after.graph } as const, ...made(after)] : []),
    ];
  if (!before || !after) return [];
  const [old, now] = [labelsOf(before), labelsOf(after)];
  const gone = [...old].flatMap(([label, { of }]) =>
    now.get(label)?.of === of ? [] : [{ step: 'dropLabel', label, of } as const],
  );
  const kept = [...now].flatMap(([label, { of, told }]): GraphStep[] => {
    const known = old.get(label);
    if (known?.of !== of) return [{ step: 'makeLabel', label, of }];
    return known.told === told ? [] : [{ step: 'refillLabel', label, of }];
  });
  return [...gone, ...kept];
}

function made(model: GraphModel): readonly GraphStep[] {
  return [...labelsOf(model)].map(([label, { of }]) => ({ step: 'makeLabel', label, of }));
}

interface Told {
  readonly of: 'vertices' | 'edges';
  /** All that a vertex or an edge of it is made from. */
  readonly told: string;
}

function labelsOf({ vertices, edges, scenes, leads }: GraphModel): ReadonlyMap<string, Told> {
  const vertex = (each: VertexLabel): Told => ({
    of: 'vertices',
    told: JSON.stringify([each, each.of.of === 'scene' ? scenes : []]),
  });
  const edge = (each: EdgeLabel): Told => ({
    of: 'edges',
    told: JSON.stringify([each, each.relation === undefined ? leads : []]),
  });
  return new Map([
    ...vertices.map((each) => [each.label, vertex(each)] as const),
    ...edges.map((each) => [each.label, edge(each)] as const),
  ]);
}
