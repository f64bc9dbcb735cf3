import { byChapter, type DrawOptions, drawnWays } from './drawn-ways.js';
import type { GraphScene, StoryGraph } from './story-graph.js';

/** The graph in Graphviz' language. */
export function asDot(graph: StoryGraph, options: DrawOptions): string {
  const lines = [
    `digraph ${quoted(graph.pack)} {`,
    `  label=${quoted(graph.title)}; labelloc=t; fontname="sans-serif";`,
    '  node [shape=box, style=rounded, fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
  ];
  for (const [index, [chapter, scenes]] of byChapter(graph).entries()) {
    const nodes = scenes.map((scene) => node(scene));
    if (chapter === '') lines.push(...nodes.map((each) => `  ${each}`));
    else
      lines.push(
        `  subgraph cluster_${index} {`,
        `    label=${quoted(chapter)};`,
        ...nodes.map((each) => `    ${each}`),
        '  }',
      );
  }
  for (const { from, to, by, conditional, lines: text, full } of drawnWays(graph, options)) {
    const attributes = [
      ...(text.length > 0 ? [`label=${quoted(text.join('\n'))}`, `tooltip=${quoted(full.join('\n'))}`] : []),
      ...(conditional ? ['style=dashed'] : []),
      ...(by === 'visit' ? ['arrowhead=odot'] : []),
    ];
    lines.push(`  ${quoted(from)} -> ${quoted(to)}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`};`);
  }
  lines.push('}');
  return `${lines.join('\n')}\n`;
}

function node({ id, title, start, ending, unreachable }: GraphScene): string {
  const attributes = [
    `label=${quoted(title === undefined ? id : `${title}\n${id}`)}`,
    ...(start ? ['penwidth=3'] : []),
    ...(ending ? ['peripheries=2'] : []),
    ...(unreachable ? ['style="rounded,dashed"', 'color=red'] : []),
  ];
  return `${quoted(id)} [${attributes.join(', ')}];`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
