import type { Diagnostic } from '../../../diagnostics/index.js';
import type { PlaceIds, PlaceNode } from '../place-ids.js';
import { assignIds, nameOf, type OwnerWork } from './assign-ids.js';
import { asks, type ChapterIds, chapterNames, openChapters } from './chapter-ids.js';
import { collectExplicit, type ExplicitIds } from './explicit-ids.js';
import { IdSet } from './id-set.js';
import { IdsMemory, type OpenedChapters } from './ids-memory.js';
import type { IdSource, MatchedIds } from './ids-result.js';
import { openQuestions } from './questions.js';
import { unchangedIds } from './scan-ids.js';
import type { OwnerPlaces } from './walk-places.js';
import { placesOf } from './walk-places.js';
import { writeChapters } from './write-chapters.js';

/**
 * Gives every place of a pack its stable id. `stored` holds the text of each chapter's `fabula.ids`, undefined where
 * there is none. Nothing is written: the caller writes `files` where they are stale, or fails because they are.
 *
 * Declarations that say what their section says (nearly all of them, in nearly every build) are only compared; what
 * is left is matched, first what is equal, then what was moved, then what was edited.
 */
export function matchIds(
  unit: IdSource,
  stored: ReadonlyMap<string, string | undefined>,
  memory = new IdsMemory(),
): MatchedIds {
  const diagnostics: Diagnostic[] = [];
  const works = collectOwners(unit);
  const explicit = collectExplicit(works, diagnostics);
  const opened = memory.opened(stored, chapterNames(works, stored), () => {
    const said: Diagnostic[] = [];
    const ids = new IdSet();
    const chapters = openChapters(works, stored, ids, said);
    const asks = [...chapters.values()].some(({ scanned }) => scanned?.text.includes('\n?'));
    return { chapters, taken: ids, asks, diagnostics: said };
  });
  const { chapters } = opened;
  const taken = new IdSet(opened.taken);
  diagnostics.push(...opened.diagnostics);

  for (const work of works) work.ids = unchanged(work, opened, explicit, memory);
  reopenClaimed(works, chapters, explicit);
  const assigned = assignIds(works, chapters, explicit, taken);

  // Written when asked for: who only checks has no use for them, unless a question may stand in them.
  let written: ReadonlyMap<string, string> | undefined;
  const files = (): ReadonlyMap<string, string> => {
    written ??= writeChapters(works, chapters, assigned);
    return written;
  };
  const find = memory.byNode(works, unit.prefix);
  const questions = opened.asks || assigned.asked.size > 0 ? openQuestions(works, files(), diagnostics) : [];
  return {
    ids: placeIds(find),
    get files() {
      return files();
    },
    get stale() {
      return staleOf(files(), stored);
    },
    questions,
    diagnostics,
  };
}

function staleOf(
  files: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, boolean> {
  const stale = new Map<string, boolean>();
  for (const [chapter, text] of files) stale.set(chapter, text !== stored.get(chapter)?.replaceAll('\r\n', '\n'));
  return stale;
}

function placeIds(find: (node: PlaceNode) => string | undefined): PlaceIds {
  return {
    holds: (node) => find(node) !== undefined,
    idOf: (node) => {
      const id = find(node);
      if (id === undefined) throw new Error(`A ${node.kind} of another tree was asked for its id.`);
      return id;
    },
  };
}

/** The names of declarations that are the first of their name: a place's file keeps its chapter. */
const firstNames = new WeakMap<OwnerPlaces, string>();

/** The declarations with places, in path order, then as written. A name declared twice gets a section for each. */
function collectOwners(unit: IdSource): OwnerWork[] {
  const works: OwnerWork[] = [];
  const seen = new Map<string, number>();
  for (const { source, tree } of unit.files) {
    for (const places of placesOf(source, tree)) {
      const first = firstNames.get(places) ?? `${source.chapter}/${places.key}`;
      firstNames.set(places, first);
      const times = (seen.get(first) ?? 0) + 1;
      seen.set(first, times);
      const key = times === 1 ? places.key : `${places.key} #${times}`;
      const owner = { chapter: source.chapter, key };
      works.push({ owner, name: times === 1 ? first : nameOf(owner), places, ids: undefined });
    }
  }
  return works;
}

function unchanged(
  work: OwnerWork,
  opened: OpenedChapters,
  explicit: ExplicitIds,
  memory: IdsMemory,
): string[] | undefined {
  const scanned = opened.chapters.get(work.owner.chapter)?.scanned;
  const section = scanned?.sections.get(work.owner.key);
  if (!scanned || !section) return undefined;
  const ids = memory.unchanged(work.places, section, () => unchangedIds(scanned, section, work.places));
  if (!ids) return undefined;
  // An open question is looked at again at each build: its candidates may be gone.
  return (opened.asks && asks(scanned, section)) || explicit.contradicts(work.places, ids) ? undefined : ids;
}

/** A declaration that lost an id to an `@id` elsewhere has changed too, though its text has not. */
function reopenClaimed(
  works: readonly OwnerWork[],
  chapters: ReadonlyMap<string, ChapterIds>,
  explicit: ExplicitIds,
): void {
  const claimed = new Set<string>();
  for (const work of works) {
    if (!work.ids) for (const id of explicit.of(work.places).values()) claimed.add(id);
  }
  if (claimed.size === 0) return;
  const held = [...claimed].filter((id) =>
    [...chapters.values()].some(({ scanned }) => scanned?.text.includes(`\n${id} `)),
  );
  if (held.length === 0) return;
  for (const work of works) {
    if (work.ids?.some((id, i) => claimed.has(id) && explicit.of(work.places).get(i) !== id)) work.ids = undefined;
  }
}
