import { asDot } from './dot.js';
import type { DrawOptions } from './drawn-ways.js';
import { asMermaid } from './mermaid.js';
import type { StoryGraph } from './story-graph.js';

export type GraphFormat = 'mermaid' | 'json' | 'svg' | 'dot';

/** The graph in one of its forms, as the text of a file. */
export async function drawGraph(graph: StoryGraph, format: GraphFormat, options: DrawOptions): Promise<string> {
  switch (format) {
    case 'mermaid':
      return asMermaid(graph, options);
    case 'dot':
      return asDot(graph, options);
    case 'json':
      return `${JSON.stringify(graph, null, 2)}\n`;
    case 'svg': {
      // Only a picture needs the layout's library.
      const { asSvg } = await import('./svg.js');
      return asSvg(graph, options);
    }
  }
}
