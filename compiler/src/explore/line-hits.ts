import type { SourceFile } from '../base/index.js';
import type { Sites } from './sites.js';
import type { Tally } from './tally.js';

/** What coverage says of the lines of one file. */
export interface FileHits {
  readonly file: string;
  /** How often each line was come by, for lines that something stands on; from 1. */
  readonly lines: ReadonlyMap<number, number>;
  readonly branches: readonly BranchHits[];
  /** Scenes by their first line. */
  readonly scenes: readonly { readonly name: string; readonly line: number; readonly hits: number }[];
}

export interface BranchHits {
  readonly line: number;
  readonly ways: readonly { readonly name: string; readonly hits: number }[];
}

/** Coverage by source line. A choice's line counts how often the choice was taken, others how often they were played. */
export function hitsByFile(sites: Sites, tally: Tally, sources: ReadonlyMap<string, SourceFile>): readonly FileHits[] {
  const files = new Map<
    string,
    { lines: Map<number, number>; branches: BranchHits[]; scenes: FileHits['scenes'][number][] }
  >();
  const of = (file: string) => {
    const known = files.get(file) ?? { lines: new Map<number, number>(), branches: [], scenes: [] };
    files.set(file, known);
    return known;
  };
  const lineOf = (file: string, offset: number): number | undefined => sources.get(file)?.lines.at(offset).line;
  const taken = new Map(sites.choices.map(({ op }, index) => [op, tally[sites.at.choices + index] ?? 0]));
  for (const [number, { op, scene, place }] of sites.ops.entries()) {
    if (!place || !sites.scenes[scene]?.own || !told.has(op.op)) continue;
    const line = lineOf(place.file, place.span.start);
    if (line === undefined) continue;
    const { lines } = of(place.file);
    lines.set(line, Math.max(lines.get(line) ?? 0, taken.get(number) ?? tally[number] ?? 0));
  }
  for (const { own, place, first, ways } of sites.branches) {
    const line = place && own ? lineOf(place.file, place.span.start) : undefined;
    if (!place || line === undefined) continue;
    const hits = ways.map((name, index) => ({ name, hits: tally[first + index] ?? 0 }));
    const { branches, lines } = of(place.file);
    branches.push({ line, ways: hits });
    if (!lines.has(line))
      lines.set(
        line,
        hits.reduce((sum, way) => sum + way.hits, 0),
      );
  }
  for (const [index, { name, own, place }] of sites.scenes.entries()) {
    const line = place && own ? lineOf(place.file, place.span.start) : undefined;
    if (place && line !== undefined)
      of(place.file).scenes.push({ name, line, hits: tally[sites.at.scenes + index] ?? 0 });
  }
  return [...files.keys()].sort().map((file) => {
    const { lines, branches, scenes } = of(file);
    return {
      file,
      lines: new Map([...lines].sort(([a], [b]) => a - b)),
      branches: branches.sort((a, b) => a.line - b.line),
      scenes: scenes.sort((a, b) => a.line - b.line),
    };
  });
}

/** Ops that stand for something an author wrote on a line. */
const told: ReadonlySet<string> = new Set([
  'say',
  'stage',
  'label',
  'do',
  'branch',
  'match',
  'act',
  'for',
  'pick',
  'once',
  'offer',
  'offerScene',
  'offerCards',
  'fallback',
  'draw',
  'best',
  'hear',
  'divert',
  'visit',
  'draw',
  'best',
  'offerScene',
  'offerCards',
  'back',
  'end',
]);
