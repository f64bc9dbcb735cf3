import type { StoryText } from './story-texts.js';
import type { RowStatus, StringsRow } from './strings-file.js';

/**
 * Whether a text is translated from another source than it has: the source has changed, and nobody has cleared the mark
 * that an update set. A source that is changed back is what was translated.
 */
export function isStale(row: StringsRow, text: StoryText): boolean {
  if (row.translation === '') return false;
  if (row.status === 'stale') return row.was !== text.source;
  return row.hash !== '' && row.hash !== text.hash;
}

/** What an update did to a translation file. */
export interface UpdatedStrings {
  readonly rows: readonly StringsRow[];
  /** How many rows are in each state. */
  readonly counts: {
    readonly texts: number;
    readonly translated: number;
    readonly stale: number;
    readonly fresh: number;
    readonly gone: number;
  };
}

/**
 * Brings a translation file up to the story: in reading order, new texts empty, those whose source has changed marked
 * stale beside what the source was, those without a source at the end. Nothing that was translated is lost.
 */
export function updateStrings(
  texts: readonly StoryText[],
  before: readonly StringsRow[],
  prune: boolean,
): UpdatedStrings {
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = texts.map((text): StringsRow => {
    const row = known.get(text.id);
    const translation = row?.translation ?? '';
    const stale = row !== undefined && isStale(row, text);
    const status: RowStatus = translation === '' ? 'new' : stale ? 'stale' : '';
    return {
      id: text.id,
      speaker: text.speaker ?? '',
      source: text.source,
      translation,
      note: text.note ?? '',
      status,
      // What was translated: after a second change it is still the first that counts.
      was: stale ? row.was || row.source : '',
      scene: text.scene ?? '',
      hash: text.hash,
    };
  });
  const ids = new Set(texts.map((text) => text.id));
  const gone = prune
    ? []
    : before
        .filter((row) => !ids.has(row.id) && row.id !== '' && row.translation !== '')
        .map((row): StringsRow => ({ ...strip(row), status: 'gone' }));
  const count = (status: RowStatus): number => rows.filter((row) => row.status === status).length;
  return {
    rows: [...rows, ...gone],
    counts: {
      texts: rows.length,
      translated: count(''),
      stale: count('stale'),
      fresh: count('new'),
      gone: gone.length,
    },
  };
}

/** A row as it was, without the places it was read from. */
function strip({ id, translation, hash, source, was, speaker, scene, note, status }: StringsRow): StringsRow {
  return { id, translation, hash, source, was, speaker, scene, note, status };
}

/** What a translator sent back, taken into the file as it is now. */
export interface MergedStrings {
  readonly rows: readonly StringsRow[];
  readonly taken: number;
  /** Both sides have a translation, of the same source, and not the same one: ours stays. */
  readonly conflicts: readonly { readonly id: string; readonly ours: string; readonly theirs: string }[];
  /** Translated from a source that has changed since: taken, and still stale. */
  readonly stale: readonly string[];
  /** Ids that no text has. */
  readonly unknown: readonly string[];
}

/**
 * Takes a returned file in, by id. Theirs counts where ours is empty or stale; where both are done, and differ, who
 * merges has to say which one is meant.
 */
export function mergeStrings(
  ours: readonly StringsRow[],
  theirs: readonly StringsRow[],
  prefer: 'ours' | 'theirs' | undefined,
): MergedStrings {
  const returned = new Map(theirs.filter((row) => row.translation !== '').map((row) => [row.id, row]));
  const conflicts: { readonly id: string; readonly ours: string; readonly theirs: string }[] = [];
  const stale: string[] = [];
  let taken = 0;
  const rows = ours.map((row): StringsRow => {
    const other = returned.get(row.id);
    returned.delete(row.id);
    if (!other || row.status === 'gone') return row;
    const isCurrent = other.hash === '' || other.hash === row.hash;
    if (other.translation === row.translation) {
      // The same words, and the mark taken off: they fit the new source, too.
      return row.status === 'stale' && other.status !== 'stale' && isCurrent ? done(row, other.translation) : row;
    }
    if (row.status === '' && prefer !== 'theirs') {
      if (prefer === undefined) conflicts.push({ id: row.id, ours: row.translation, theirs: other.translation });
      return row;
    }
    taken += 1;
    if (isCurrent) return done(row, other.translation);
    stale.push(row.id);
    return { ...strip(row), translation: other.translation, was: other.source, status: 'stale' };
  });
  return { rows, taken, conflicts, stale, unknown: [...returned.keys()] };
}

function done(row: StringsRow, translation: string): StringsRow {
  return { ...strip(row), translation, status: '', was: '' };
}
