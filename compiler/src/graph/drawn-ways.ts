import stringWidth from 'string-width';
import type { GraphWay, StoryGraph } from './story-graph.js';

export interface DrawOptions {
  /** Choices' labels stand at the ways. */
  readonly choices: boolean;
}

/** All ways of a kind between two scenes, as one arrow. */
export interface DrawnWay {
  readonly from: string;
  readonly to: string;
  readonly by: GraphWay['by'];
  /** Each of them hangs on something. */
  readonly conditional: boolean;
  /** What stands at the arrow, shortened. */
  readonly lines: readonly string[];
  /** The same in full. */
  readonly full: readonly string[];
}

/** Two scenes may be tied by ten diverts; a picture shows one arrow, and at most a few lines of what is at it. */
export function drawnWays(graph: StoryGraph, options: DrawOptions): readonly DrawnWay[] {
  const groups = new Map<string, GraphWay[]>();
  for (const way of graph.ways) {
    const key = `${way.from} ${way.to} ${way.by}`;
    const group = groups.get(key);
    if (group) group.push(way);
    else groups.set(key, [way]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const conditional = group.every((way) => way.computed || way.conditions.length > 0);
    const full = [...new Set(group.map((way) => textAt(way, options, conditional)).filter((text) => text !== ''))];
    const shown = full.slice(0, full.length > mostLines ? mostLines - 1 : mostLines);
    const rest = full.length - shown.length;
    const lines = [...shown.map((text) => shortened(text, 26)), ...(rest > 0 ? [`and ${rest} more`] : [])];
    return [{ from: first.from, to: first.to, by: first.by, conditional, lines, full }];
  });
}

const mostLines = 3;

/** Conditions only where the arrow is dashed for them: beside a way that is always open they would say too much. */
function textAt(way: GraphWay, { choices }: DrawOptions, conditional: boolean): string {
  const choice = choices ? way.choices.at(-1) : undefined;
  const conditions = conditional && way.conditions.length > 0 ? `if ${way.conditions.join(' and ')}` : '';
  const computed = way.computed ? 'computed' : '';
  return [choice, conditions, computed].filter((each) => each !== undefined && each !== '').join(' ');
}

/** Cut to so many columns: a wide letter takes two. */
export function shortened(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let cut = '';
  let width = 1;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

/** Scenes by chapter, the pack's own folder first. */
export function byChapter(graph: StoryGraph): readonly (readonly [chapter: string, scenes: StoryGraph['scenes']])[] {
  const chapters = new Map<string, StoryGraph['scenes'][number][]>();
  for (const scene of graph.scenes) {
    const scenes = chapters.get(scene.chapter);
    if (scenes) scenes.push(scene);
    else chapters.set(scene.chapter, [scene]);
  }
  return [...chapters].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
