import { byChapter, type DrawnWay, type DrawOptions, drawnWays } from './drawn-ways.js';
import type { GraphScene, StoryGraph } from './story-graph.js';

/** The graph as Mermaid text, which GitHub and many editors draw. */
export function asMermaid(graph: StoryGraph, options: DrawOptions): string {
  const names = nodeNames(graph.scenes);
  const nameOf = (id: string): string => names.get(id) ?? 'unknown';
  const lines = ['flowchart TD'];
  for (const [index, [chapter, scenes]] of byChapter(graph).entries()) {
    const nodes = scenes.map((scene) => node(scene, nameOf(scene.id)));
    if (chapter === '') lines.push(...nodes.map((each) => `  ${each}`));
    else lines.push(`  subgraph chapter${index}[${quoted(chapter)}]`, ...nodes.map((each) => `    ${each}`), '  end');
  }
  for (const way of drawnWays(graph, options)) lines.push(`  ${nameOf(way.from)} ${arrow(way)} ${nameOf(way.to)}`);
  const marked = (name: string, scenes: readonly GraphScene[]): void => {
    if (scenes.length > 0) lines.push(`  class ${scenes.map((scene) => nameOf(scene.id)).join(',')} ${name}`);
  };
  lines.push(
    '  classDef start stroke:#2f6f4f,stroke-width:3px',
    '  classDef ending stroke:#8a5a00,stroke-width:3px',
    '  classDef unreachable stroke:#b3261e,stroke-dasharray:4 3',
  );
  marked(
    'start',
    graph.scenes.filter((scene) => scene.start),
  );
  marked(
    'ending',
    graph.scenes.filter((scene) => scene.ending),
  );
  marked(
    'unreachable',
    graph.scenes.filter((scene) => scene.unreachable),
  );
  return `${lines.join('\n')}\n`;
}

/** Starts are stadiums, endings double circles' kin, all else boxes: told apart without colour, too. */
function node(scene: GraphScene, name: string): string {
  const marks = [...(scene.ending ? ['end'] : []), ...(scene.unreachable ? ['unreachable'] : [])];
  const label = quoted(`${scene.title ?? scene.id}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`);
  if (scene.start) return `${name}([${label}])`;
  return scene.ending ? `${name}[[${label}]]` : `${name}[${label}]`;
}

/** Visits end in a circle, since they come back. */
function arrow({ by, conditional, lines }: DrawnWay): string {
  const line = conditional ? '-.-' : '--';
  const drawn = by === 'visit' ? `${line}o` : conditional ? '-.->' : '-->';
  return lines.length === 0 ? drawn : `${drawn}|${quoted(lines.join('\n'))}|`;
}

/** Mermaid's ids are plain words, and `end` is not among them. By name, so that a scene added leaves the others alone. */
function nodeNames(scenes: readonly GraphScene[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of scenes) {
    const plain = `s_${id.replaceAll(/[^A-Za-z0-9]+/g, '_')}`;
    let name = plain;
    for (let count = 2; taken.has(name); count++) name = `${plain}_${count}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/** In quotes everything is text but the quote itself and what looks like an entity, a tag or Markdown. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll('#', '#35;')
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;')
    .replaceAll('\n', '<br/>');
  return `"${escaped}"`;
}
