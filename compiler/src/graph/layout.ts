import { Graph, layout } from '@dagrejs/dagre';
import stringWidth from 'string-width';
import { byChapter, type DrawnWay, shortened } from './drawn-ways.js';
import type { GraphScene, StoryGraph } from './story-graph.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is used of dagre's graph: its own types lie in files that Node's way of finding modules does not find. */
interface LayoutGraph {
  setGraph(options: { readonly [option: string]: string | number }): void;
  setNode(id: string, size: { readonly width: number; readonly height: number }): void;
  setParent(id: string, parent: string): void;
  setEdge(from: string, to: string, label: { readonly [option: string]: string | number }, name: string): void;
  nodes(): readonly string[];
  node(id: string): Partial<Point> & { readonly width: number; readonly height: number };
  edge(from: string, to: string, name: string): Partial<Point> & { readonly points?: readonly Point[] };
  graph(): { readonly width?: number; readonly height?: number };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedScene extends Box {
  readonly scene: GraphScene;
  readonly title: string;
  readonly name: string;
}

export interface PlacedWay {
  readonly way: DrawnWay;
  readonly points: readonly Point[];
  /** The middle of its text; absent for a way without. */
  readonly label?: Point;
}

/** A picture's places, in pixels; a box's `x` and `y` are its upper left corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly scenes: readonly PlacedScene[];
  readonly chapters: readonly (Box & { readonly name: string })[];
  readonly ways: readonly PlacedWay[];
}

/** What a column is wide at each size: somewhat more than most fonts need, since which one draws it is not known. */
export const type = { title: 14, small: 11, titleColumn: 8.4, smallColumn: 6.3, line: 14 } as const;

/** Room above a chapter's scenes for its name, which the layout knows nothing of. */
const heading = 22;

/** Lays the scenes out in layers from the start downward, a chapter's together. */
export function laidOut(graph: StoryGraph, ways: readonly DrawnWay[]): Picture {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call -- its types are not found, see LayoutGraph
  const graphed: LayoutGraph = new Graph({ compound: true, multigraph: true });
  graphed.setGraph({ rankdir: 'LR', nodesep: 22, edgesep: 14, ranksep: 40, marginx: 24, marginy: 24 });
  const sized = graph.scenes.map((scene) => {
    const title = shortened(scene.title ?? scene.id, 30);
    const name = scene.title === undefined ? '' : shortened(scene.id, 38);
    const width = Math.max(stringWidth(title) * type.titleColumn, stringWidth(name) * type.smallColumn) + 28;
    return { scene, title, name, width, height: name === '' ? 36 : 50 };
  });
  for (const { scene, width, height } of sized) graphed.setNode(scene.id, { width, height });
  const chapters = byChapter(graph).filter(([name]) => name !== '');
  for (const [name, scenes] of chapters) {
    const cluster = clusterId(name);
    graphed.setNode(cluster, { width: 0, height: 0 });
    for (const scene of scenes) graphed.setParent(scene.id, cluster);
  }
  for (const [index, way] of ways.entries()) {
    const width = Math.max(0, ...way.lines.map((line) => stringWidth(line) * type.smallColumn));
    const height = way.lines.length * type.line;
    graphed.setEdge(way.from, way.to, { width, height, labelpos: 'c', minlen: 1 }, String(index));
  }
  // eslint-disable-next-line @typescript-eslint/no-unsafe-call -- as above
  layout(graphed);

  const boxes = new Map(graphed.nodes().map((id) => [id, boxOf(graphed.node(id))]));
  const placed = ways.map((way, index): PlacedWay => {
    const { points = [], x, y } = graphed.edge(way.from, way.to, String(index));
    return { way, points, ...(x !== undefined && y !== undefined && way.lines.length > 0 && { label: { x, y } }) };
  });
  const { width = 0, height = 0 } = graphed.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    scenes: sized.flatMap(({ scene, title, name }) => {
      const box = boxes.get(scene.id);
      return box ? [{ ...box, scene, title, name }] : [];
    }),
    chapters: chapters.flatMap(([name]) => {
      const box = boxes.get(clusterId(name));
      return box ? [{ ...box, y: box.y - heading / 2, height: box.height + heading / 2, name }] : [];
    }),
    ways: placed,
  };
}

/** No scene has a blank in its id. */
function clusterId(chapter: string): string {
  return `chapter ${chapter}`;
}

function boxOf({ x = 0, y = 0, width, height }: ReturnType<LayoutGraph['node']>): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
