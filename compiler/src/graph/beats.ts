import type { AnalyzeInput } from '../phases/4-analyze/index.js';
import type { GraphScene, GraphWay } from './story-graph.js';

/** The beats of directors, the ways between them, and the cards that they bring, as places of the graph. */
export function beatsIn({ directors, missions, decks, program }: AnalyzeInput): {
  readonly scenes: readonly GraphScene[];
  readonly ways: readonly GraphWay[];
} {
  const own = directors.filter(({ symbol }) => symbol.chapter.unit === program.main);
  const scenes: GraphScene[] = [];
  const ways: GraphWay[] = [];
  for (const { ir, symbol } of own) {
    const way = (from: string, to: string, by: GraphWay['by'], conditions: readonly string[]): void => {
      ways.push({ from: `${ir.name}.${from}`, to, by, computed: false, conditions, choices: [] });
    };
    const led = new Set(ir.beats.flatMap((beat) => beat.ways.map(({ to }) => to)));
    for (const [index, beat] of ir.beats.entries()) {
      const { name, least, most, until } = beat;
      const written = symbol.declaration.beats[index]?.until;
      const turns = most === undefined ? `after ${least} turns` : `in ${least} to ${most} turns`;
      const ends = until && written ? [symbol.file.text.slice(written.span.start, written.span.end), turns] : [turns];
      scenes.push({
        id: `${ir.name}.${name}`,
        chapter: ir.name,
        start: false,
        ending: false,
        unreachable: index > 0 && !led.has(name),
      });
      for (const { to, most: times } of beat.ways) {
        const bound = times === undefined ? [] : [`at most ${times} times`];
        way(name, `${ir.name}.${to}`, 'divert', [...ends, ...bound]);
      }
    }
    for (const { ir: mission } of missions) {
      for (const { director, beat, deck } of mission.twists ?? []) {
        if (director !== ir.name) continue;
        const cards = decks.find((each) => each.symbol.id === deck)?.cards ?? [];
        for (const { scene } of cards) way(beat, scene, 'visit', [`${mission.name} is active`]);
      }
    }
  }
  return { scenes, ways };
}
