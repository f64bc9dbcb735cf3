import type { Place, SourceFile, Span } from '../../../base/index.js';
import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SourceTree } from '../../1-parse/index.js';
import type { PlaceIds, PlaceNode } from '../place-ids.js';

/** What ids are made for: a `Unit` is one. */
export interface IdSource {
  /** `''` for the author's own pack, else `std.d20/`: what its ids begin with. */
  readonly prefix: string;
  /** In path order. */
  readonly files: readonly { readonly source: SourceFile; readonly tree: SourceTree }[];
}

/** A place of the source that a question is about. */
export interface IdCandidate {
  /** The id it has until the question is answered. */
  readonly id: string;
  readonly node: PlaceNode;
  readonly file: SourceFile;
  readonly span: Span;
}

/**
 * A doubtful match: the place that had the id `id` is gone, and one of the candidates may be it. Asked until it is
 * answered by `resolveQuestion`, or until the source answers it.
 */
export interface IdQuestion {
  readonly id: string;
  /** The chapter whose file asks it. */
  readonly chapter: string;
  /** `scene arrival`: where the old place stood. */
  readonly owner: string;
  readonly kind: 'line' | 'choice' | 'label' | 'statement';
  readonly candidates: readonly IdCandidate[];
}

export interface MatchedIds {
  readonly ids: PlaceIds;
  /** The text each chapter's `fabula.ids` should have; chapters without places and without a file are absent. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the file is not what it should be. */
  readonly stale: ReadonlyMap<string, boolean>;
  readonly questions: readonly IdQuestion[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a chapter's ids lie, from the pack's folder. */
export function idsPath(chapter: string): string {
  return chapter === '' ? 'fabula.ids' : `${chapter.replaceAll('.', '/')}/fabula.ids`;
}

/** The place of a line of a chapter's ids, counted from 1. */
export function idsPlace(chapter: string, text: string, line = 1): Place {
  const { start, end } = lineOf(text, line);
  return { file: idsPath(chapter), span: { start, end } };
}

function lineOf(text: string, line: number): Span {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
