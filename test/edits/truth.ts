import type { Program } from '@fabula/compiler';
import type { Pieces } from './apply-case.js';
import { type Piece, pieceAt } from './pieces.js';

export type StoryPlace = ReturnType<Program['places']>[number];

/** What became of each place, by what the edit did; ids are of no account here, but to name places by. */
export interface Truth {
  /** The place now, by the id before; a place that is not in here is gone. */
  readonly nowOf: ReadonlyMap<string, StoryPlace>;
  /** The place before, by the id now; a place that is not in here is new. */
  readonly beforeOf: ReadonlyMap<string, StoryPlace>;
}

/** What a session may stand at, or be counted by. */
const kept = new Set<StoryPlace['kind']>(['choice', 'label', 'hear', 'offer', 'visit', 'once', 'pick', 'for', 'draw']);

export function isKept({ kind }: StoryPlace): boolean {
  return kept.has(kind);
}

export function truthOf(before: readonly StoryPlace[], after: readonly StoryPlace[], pieces: Pieces): Truth {
  const olds = new Map(before.map((place) => [keyOf(place.kind, place.file.path, place.span.start), place]));
  const said = new SaidAnew(before, after, pieces);
  const nowOf = new Map<string, StoryPlace>();
  const beforeOf = new Map<string, StoryPlace>();
  for (const now of after) {
    const found = pieceAt(pieces.get(now.file.path) ?? [], now.span.start);
    let old: StoryPlace | undefined;
    if (found?.piece.from === 'old') old = olds.get(keyOf(now.kind, found.piece.file, found.piece.start + found.at));
    else if (found?.piece.from === 'said') old = said.oldOf(found.piece, now);
    if (!old) continue;
    if (nowOf.has(old.id)) throw new Error(`Two places are the one that stood at ${excerpt(old)}.`);
    nowOf.set(old.id, now);
    beforeOf.set(now.id, old);
  }
  return { nowOf, beforeOf };
}

/** The first line of a place, for whoever reads of it. */
export function excerpt({ file, span }: StoryPlace): string {
  const line = file.text.slice(span.start, span.end).split('\n')[0]?.trim() ?? '';
  return `${file.path}: ${line.slice(0, 70)}`;
}

function keyOf(kind: string, file: string, start: number): string {
  return `${kind} ${start} ${file}`;
}

/** Pairs the places of what was said anew with those of the old stretch, each kind in order. */
class SaidAnew {
  readonly #before: readonly StoryPlace[];
  readonly #pairs = new Map<StoryPlace, StoryPlace>();

  constructor(before: readonly StoryPlace[], after: readonly StoryPlace[], pieces: Pieces) {
    this.#before = before;
    for (const [file, parts] of pieces) {
      let at = 0;
      for (const part of parts) {
        const [start, end] = [at, at + part.text.length];
        at = end;
        if (part.from === 'said') this.#pair(part, within(after, file, start, end));
      }
    }
  }

  oldOf(_: Piece, now: StoryPlace): StoryPlace | undefined {
    return this.#pairs.get(now);
  }

  #pair(part: Extract<Piece, { from: 'said' }>, news: readonly StoryPlace[]): void {
    const olds = within(this.#before, part.file, part.start, part.end);
    for (const kind of new Set([...olds, ...news].map((place) => place.kind))) {
      const [a, b] = [olds, news].map((places) => places.filter((place) => place.kind === kind));
      if (!a || !b) continue;
      if (a.length !== b.length) {
        if (!kept.has(kind)) continue;
        throw new Error(
          `\`change\` takes places for the same in order, but ${a.length} of the kind ${kind} became ${b.length}.`,
        );
      }
      for (const [i, now] of b.entries()) {
        const old = a[i];
        if (old) this.#pairs.set(now, old);
      }
    }
  }
}

function within(places: readonly StoryPlace[], file: string, start: number, end: number): readonly StoryPlace[] {
  return places.filter((place) => place.file.path === file && place.span.start >= start && place.span.start < end);
}
