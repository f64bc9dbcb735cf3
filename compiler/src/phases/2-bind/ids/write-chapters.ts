import { type Assigned, nameOf, type OwnerWork } from './assign-ids.js';
import { type ChapterIds, rowsOf } from './chapter-ids.js';
import { byKey, type IdRow, idsHeader, top, writeGone } from './ids-file.js';

/** A section on its way to text. */
interface Draft {
  readonly key: string;
  /** Its live rows. */
  live: string;
  gone: IdRow[];
  /** Its rows that are gone, where they did not change. */
  goneText: string;
}

/**
 * The texts of all `fabula.ids`. Chapters in which nothing changed keep theirs, and so do sections, so that the cost is
 * that of the change.
 */
export function writeChapters(
  works: readonly OwnerWork[],
  chapters: ReadonlyMap<string, ChapterIds>,
  assigned: Assigned,
): ReadonlyMap<string, string> {
  const live = new Set<string>();
  for (const work of works) if (work.prints) for (const id of work.ids ?? []) live.add(id);
  const graves = gravesByOwner(works, assigned, live);
  const touched = new Set<string>();
  for (const work of works) if (work.prints) touched.add(work.owner.chapter);
  for (const { owner } of assigned.stored.values()) touched.add(owner.chapter);

  const files = new Map<string, string>();
  for (const { chapter, scanned } of chapters.values()) {
    const revived = live.size > 0 && scanned !== undefined && hasRevived(scanned, chapter, assigned, live);
    if (scanned && !touched.has(chapter) && !revived) {
      files.set(chapter, scanned.text);
      continue;
    }
    const drafts = new Map<string, Draft>();
    const draft = (key: string): Draft => {
      const known = drafts.get(key) ?? { key, live: '', gone: [], goneText: '' };
      drafts.set(key, known);
      return known;
    };
    for (const section of scanned?.sections.values() ?? []) {
      if (!scanned || assigned.stored.has(nameOf({ chapter, key: section.key }))) continue;
      const kept = draft(section.key);
      kept.live = scanned.text.slice(section.rows, section.gone);
      if (!revived) kept.goneText = scanned.text.slice(section.gone, section.end);
      else kept.gone = rowsOf(scanned, section, 'gone').filter((row) => !live.has(row.id));
    }
    for (const work of works) {
      if (work.owner.chapter === chapter && work.prints) draft(work.owner.key).live = liveRows(work);
    }
    for (const [name, rows] of graves) {
      if (name.startsWith(`${chapter}/`)) draft(name.slice(chapter.length + 1)).gone.push(...rows);
    }
    files.set(chapter, textOf(drafts.values()));
  }
  return files;
}

function hasRevived(
  scanned: NonNullable<ChapterIds['scanned']>,
  chapter: string,
  assigned: Assigned,
  live: ReadonlySet<string>,
): boolean {
  for (const section of scanned.sections.values()) {
    if (section.gone === section.end || assigned.stored.has(nameOf({ chapter, key: section.key }))) continue;
    if (rowsOf(scanned, section, 'gone').some((row) => live.has(row.id))) return true;
  }
  return false;
}

function liveRows({ places, ids = [], prints = [] }: OwnerWork): string {
  return ids
    .map((id, i) => {
      const parent = ids[places.parents[i] ?? -1] ?? top;
      return `${id} ${parent} ${String.fromCharCode(places.letters[i] ?? 0)} ${prints[i] ?? ''}\n`;
    })
    .join('');
}

/** What is gone now of the sections that changed, by the declaration whose section it stands in: a renamed one keeps its own. */
function gravesByOwner(
  works: readonly OwnerWork[],
  assigned: Assigned,
  live: ReadonlySet<string>,
): ReadonlyMap<string, readonly IdRow[]> {
  const places = new Map<object, string>();
  for (const { owner, matched } of works) if (matched?.old) places.set(matched.old, nameOf(owner));
  let alive: Set<string> | undefined;
  const graves = new Map<string, IdRow[]>();
  for (const forest of assigned.stored.values()) {
    const name = places.get(forest) ?? nameOf(forest.owner);
    const list = graves.get(name) ?? [];
    for (const { row } of [...forest.twigs, ...forest.gone]) {
      if (!row || live.has(row.id)) continue;
      let candidates = assigned.asked.get(row.id) ?? [];
      if (row.candidates.length > 0) {
        alive ??= new Set(works.flatMap((work) => work.ids ?? []));
        const still = alive;
        candidates = [...new Set([...candidates, ...row.candidates.filter((id) => still.has(id))])];
      }
      list.push({ ...row, state: candidates.length > 0 ? 'asked' : 'gone', candidates: [...candidates].sort() });
    }
    if (list.length > 0) graves.set(name, list);
  }
  return graves;
}

function textOf(drafts: Iterable<Draft>): string {
  const sections = [...drafts].sort(byKey).map((draft) => {
    const rows = draft.live + (draft.gone.length > 0 ? writeGone(draft.gone) : draft.goneText);
    return rows === '' ? '' : `[${draft.key}]\n${rows}`;
  });
  return `${idsHeader}\n${sections.join('')}`;
}
