import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { type IdSet, idNumber } from './id-set.js';
import type { IdRow } from './ids-file.js';
import { type IdsFile, idsVersion, readIds, readRow, writeIds } from './ids-file.js';
import { idsPath, idsPlace } from './ids-result.js';
import { type ScannedIds, type ScannedSection, scanIds } from './scan-ids.js';
import type { Owner } from './twig.js';

/** A chapter's stored ids, in canonical form. */
export interface ChapterIds {
  readonly chapter: string;
  /** Undefined where there is no file yet. */
  readonly scanned: ScannedIds | undefined;
}

/**
 * Opens the stored files in chapter order and notes every id in `taken`. Files that are not in canonical form (a merge
 * by hand, an editor that rewrote line ends) are read leniently; ids that an earlier chapter has already are dropped
 * from later ones: such a chapter is a copy, and its places are new.
 */
export function openChapters(
  works: readonly { readonly owner: Owner }[],
  stored: ReadonlyMap<string, string | undefined>,
  taken: IdSet,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, ChapterIds> {
  const names = chapterNames(works, stored);
  const chapters = new Map<string, ChapterIds>();
  for (const chapter of [...names].sort()) {
    const text = stored.get(chapter);
    const scanned = text === undefined ? undefined : open(chapter, text, taken, diagnostics);
    chapters.set(chapter, { chapter, scanned });
  }
  return chapters;
}

/** The chapters that have places, or had some. */
export function chapterNames(
  works: readonly { readonly owner: Owner }[],
  stored: ReadonlyMap<string, string | undefined>,
): ReadonlySet<string> {
  const names = new Set(works.map((work) => work.owner.chapter));
  for (const [chapter, text] of stored) if (text !== undefined) names.add(chapter);
  return names;
}

function open(chapter: string, text: string, taken: IdSet, diagnostics: Diagnostic[]): ScannedIds | undefined {
  const scanned = scanIds(text) ?? scanIds(canonical(chapter, text, diagnostics));
  if (!scanned) return undefined;
  const copies = new Set(scanned.ids.filter((id) => taken.hasNumber(id)));
  let twice = false;
  for (const id of scanned.ids) if (!taken.addNumber(id) && !copies.has(id)) twice = true;
  if (copies.size === 0 && !twice) return scanned;
  if (copies.size > 0) {
    diagnostics.push(
      diagnostic(catalogue.copiedIds, idsPlace(chapter, text), { file: idsPath(chapter), count: copies.size }),
    );
  }
  const kept = [...readIds(scanned.text).sections.values()].map(({ key, rows }) => ({
    key,
    rows: rows.filter(({ id }) => !copies.has(idNumber(id, 0, id.length))),
  }));
  return scanIds(writeIds(kept));
}

/** Reads a text that is not as `build` writes it, says what could not be read, and writes the rest as it should be. */
function canonical(chapter: string, text: string, diagnostics: Diagnostic[]): string {
  const file = readIds(text);
  report(chapter, text, file, diagnostics);
  return writeIds(file.version > idsVersion ? [] : file.sections.values());
}

function report(
  chapter: string,
  text: string,
  { version, conflicted, faults }: IdsFile,
  diagnostics: Diagnostic[],
): void {
  const file = idsPath(chapter);
  if (version > idsVersion) {
    diagnostics.push(diagnostic(catalogue.newerIds, idsPlace(chapter, text), { file, version }));
    return;
  }
  if (conflicted !== undefined) {
    diagnostics.push(diagnostic(catalogue.conflictedIds, idsPlace(chapter, text, conflicted), { file }));
  }
  const first = faults[0];
  if (first) {
    diagnostics.push(
      diagnostic(catalogue.unreadableIds, idsPlace(chapter, text, first.line), { file, count: faults.length }),
    );
  }
}

/** The rows of one section: all, or those that are gone. */
export function rowsOf(scanned: ScannedIds, section: ScannedSection, which: 'all' | 'gone'): readonly IdRow[] {
  const rows: IdRow[] = [];
  const lines = scanned.text.slice(which === 'all' ? section.rows : section.gone, section.end).split('\n');
  for (const line of lines) {
    const row = line === '' ? undefined : readRow(line);
    if (row) rows.push(row);
  }
  return rows;
}

/** Whether a section has an open question. */
export function asks(scanned: ScannedIds, section: ScannedSection): boolean {
  return section.gone < section.end && scanned.text.slice(section.gone - 1, section.end).includes('\n?');
}
