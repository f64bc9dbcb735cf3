import { deriveId } from './alphabet.js';
import { asks, type ChapterIds, rowsOf } from './chapter-ids.js';
import type { ExplicitIds } from './explicit-ids.js';
import { writeFingerprint } from './fingerprint.js';
import type { IdSet } from './id-set.js';
import { matchEditedAcross, matchMovedAcross, pairRenamed } from './match-across.js';
import { type Doubt, isFree, Matcher } from './matcher.js';
import type { ScannedIds, ScannedSection } from './scan-ids.js';
import {
  type Forest,
  goneTwigs,
  type Owner,
  printOf,
  type StoredForest,
  sourceForest,
  storedForest,
  type Twig,
} from './twig.js';
import type { OwnerPlaces } from './walk-places.js';

/** A declaration on its way to ids. */
export interface OwnerWork {
  readonly owner: Owner;
  /** What the owner is called: `nameOf`. */
  readonly name: string;
  readonly places: OwnerPlaces;
  /** Its ids by position, once they are known. */
  ids: string[] | undefined;
  /** Its fingerprints by position, as written; only for a declaration that changed. */
  prints?: readonly string[];
  /** The sides that were matched; absent where the section said what the source says. */
  matched?: { readonly forest: Forest; readonly old: StoredForest | undefined };
}

/** What matching found besides ids. */
export interface Assigned {
  /** Sections that changed, read, by the name of their declaration. */
  readonly stored: ReadonlyMap<string, StoredForest>;
  /** Questions by the id they are about; values are ids of candidates. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/** Matches the declarations that changed, and derives ids for what is new. */
export function assignIds(
  works: readonly OwnerWork[],
  chapters: ReadonlyMap<string, ChapterIds>,
  explicit: ExplicitIds,
  taken: IdSet,
): Assigned {
  const changed = works.filter((work) => !work.ids);
  const stored = changedSections(works, chapters);
  const doubts = match(changed, stored, chapters, explicit);
  // Ids written in the source are taken before any is derived.
  for (const { places } of changed) for (const id of explicit.of(places).values()) taken.add(id);
  for (const work of changed) giveIds(work, explicit.of(work.places), taken);
  return { stored, asked: askedBy(doubts, changed) };
}

/**
 * The sections whose declaration changed or is no more, read. Those of nothing but places long gone are left as they
 * are, unless a question is open among them.
 */
function changedSections(
  works: readonly OwnerWork[],
  chapters: ReadonlyMap<string, ChapterIds>,
): Map<string, StoredForest> {
  const settled = new Map<string, boolean>();
  for (const { name, ids } of works) settled.set(name, ids !== undefined);
  const forests = new Map<string, StoredForest>();
  for (const { chapter, scanned } of chapters.values()) {
    if (!scanned) continue;
    for (const [section, name] of namesIn(chapter, scanned)) {
      const isSettled = settled.get(name) ?? (section.gone === section.rows && !asks(scanned, section));
      if (!isSettled) forests.set(name, storedForest({ chapter, key: section.key }, rowsOf(scanned, section, 'all')));
    }
  }
  return forests;
}

function match(
  changed: readonly OwnerWork[],
  stored: ReadonlyMap<string, StoredForest>,
  chapters: ReadonlyMap<string, ChapterIds>,
  explicit: ExplicitIds,
): readonly Doubt[] {
  if (changed.length === 0) return [];
  const graves = gravesOf(stored, chapters);
  // A first build has nothing to match with, and twigs for a whole large story would be made in vain.
  if (stored.size === 0 && graves.length === 0) return [];
  const matcher = new Matcher();
  const orphans = new Set(stored.values());
  const fresh: Forest[] = [];
  const byForest = new Map<Forest, OwnerWork>();
  const pair = (old: StoredForest, now: Forest): void => {
    orphans.delete(old);
    const work = byForest.get(now);
    if (work) work.matched = { forest: now, old };
  };
  for (const work of changed) {
    const forest = sourceForest(work.owner, work.places);
    byForest.set(forest, work);
    work.matched = { forest, old: undefined };
    const old = stored.get(nameOf(work.owner));
    // A section of nothing but graves belongs to a name that comes back, or to another thing of that name.
    if (old && old.twigs.length > 0) pair(old, forest);
    else fresh.push(forest);
  }
  for (const [old, now] of pairRenamed(
    [...orphans].filter((old) => old.twigs.length > 0),
    fresh,
  ))
    pair(old, now);
  for (const forest of fresh) {
    const same = stored.get(nameOf(forest.owner));
    if (same && orphans.has(same) && byForest.get(forest)?.matched?.old === undefined) pair(same, forest);
  }

  pin(changed, stored, explicit, matcher);
  for (const { matched } of changed) if (matched?.old) matcher.matchEqual(matched.old, matched.forest);
  const olds = [...stored.values()].flatMap((forest) => forest.twigs);
  const news = changed.flatMap(({ matched }) => matched?.forest.twigs ?? []);
  const gone = [...stored.values()].flatMap((forest) => forest.gone);
  matchMovedAcross(matcher, olds.filter(isFree), [...gone, ...graves].filter(isFree), news.filter(isFree));
  for (const { matched } of changed) if (matched) matcher.adoptParents(matched.forest);
  for (const { matched } of changed) if (matched) matcher.matchEdited(matched.forest);
  matchEditedAcross(matcher, olds.filter(isFree), news.filter(isFree));
  return matcher.doubts;
}

/** What is gone from sections that did not change: a line cut there may be pasted here, a build later. */
function gravesOf(
  stored: ReadonlyMap<string, StoredForest>,
  chapters: ReadonlyMap<string, ChapterIds>,
): readonly Twig[] {
  const graves: Twig[] = [];
  for (const { chapter, scanned } of chapters.values()) {
    if (!scanned) continue;
    for (const [section, name] of namesIn(chapter, scanned)) {
      if (section.gone === section.end || stored.has(name)) continue;
      graves.push(...goneTwigs({ chapter, key: section.key }, rowsOf(scanned, section, 'gone')));
    }
  }
  return graves;
}

/** A place with an `@id` is the place that had that id, wherever it stood and whatever it said. */
function pin(
  changed: readonly OwnerWork[],
  stored: ReadonlyMap<string, StoredForest>,
  explicit: ExplicitIds,
  matcher: Matcher,
): void {
  const wanted = new Map<string, Twig>();
  for (const { places, matched } of changed) {
    for (const [i, id] of explicit.of(places)) {
      const twig = matched?.forest.twigs[i];
      if (twig) wanted.set(id, twig);
    }
  }
  if (wanted.size === 0) return;
  for (const forest of stored.values()) {
    for (const old of [...forest.twigs, ...forest.gone]) {
      const now = old.row && wanted.get(old.row.id);
      if (now) matcher.join(old, now);
    }
  }
}

/** Ids and fingerprints of a declaration that changed: those it had, those it writes, and new ones. */
function giveIds(work: OwnerWork, written: ReadonlyMap<number, string>, taken: IdSet): void {
  const { owner, places, matched } = work;
  const ids: string[] = [];
  const prints: string[] = [];
  for (const i of places.nodes.keys()) {
    const twig = matched?.forest.twigs[i];
    const row = twig?.twin?.row;
    // Where nothing but layout changed the sketch is what it was, and need not be made.
    const print =
      row && twig?.twin?.exact === twig?.exact ? row.fingerprint : writeFingerprint(twig?.print ?? printOf(places, i));
    prints.push(print);
    const parent = ids[places.parents[i] ?? -1] ?? nameOf(owner);
    ids.push(written.get(i) ?? row?.id ?? newId(parent, String.fromCharCode(places.letters[i] ?? 0), print, taken));
  }
  work.ids = ids;
  work.prints = prints;
}

function newId(parent: string, letter: string, print: string, taken: IdSet): string {
  for (let attempt = 0; ; attempt++) {
    const id = deriveId(parent, letter, print, attempt);
    if (taken.add(id)) return id;
  }
}

/** Doubts that are still open when everything is matched, as ids. */
function askedBy(doubts: readonly Doubt[], changed: readonly OwnerWork[]): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, string[]>();
  if (doubts.length === 0) return asked;
  const ids = new Map<Twig, string>();
  for (const { matched, ids: own } of changed) {
    for (const [i, twig] of (matched?.forest.twigs ?? []).entries()) ids.set(twig, own?.[i] ?? '');
  }
  for (const { old, candidates } of doubts) {
    if (!isFree(old) || !old.row) continue;
    const list = asked.get(old.row.id) ?? [];
    for (const candidate of candidates) {
      const id = ids.get(candidate);
      if (isFree(candidate) && id && !list.includes(id)) list.push(id);
    }
    if (list.length > 0) asked.set(old.row.id, list);
  }
  return asked;
}

export function nameOf({ chapter, key }: Owner): string {
  return `${chapter}/${key}`;
}

/** The names of a file's sections, made once. */
function namesIn(chapter: string, scanned: ScannedIds): ReadonlyMap<ScannedSection, string> {
  const known = sectionNames.get(scanned);
  if (known) return known;
  const names = new Map<ScannedSection, string>();
  for (const section of scanned.sections.values()) names.set(section, nameOf({ chapter, key: section.key }));
  sectionNames.set(scanned, names);
  return names;
}
const sectionNames = new WeakMap<ScannedIds, ReadonlyMap<ScannedSection, string>>();
