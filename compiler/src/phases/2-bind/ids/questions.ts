import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { OwnerWork } from './assign-ids.js';
import { type IdRow, readIds, readRow, writeIds } from './ids-file.js';
import { type IdCandidate, type IdQuestion, idsPath } from './ids-result.js';

/** The questions that are open in the files as they should be, each with a warning at its first candidate. */
export function openQuestions(
  works: readonly OwnerWork[],
  files: ReadonlyMap<string, string>,
  diagnostics: Diagnostic[],
): readonly IdQuestion[] {
  const asked: { row: IdRow; chapter: string; owner: string }[] = [];
  for (const [chapter, text] of files) {
    for (let at = text.indexOf('\n?'); at >= 0; at = text.indexOf('\n?', at + 1)) {
      const row = readRow(text.slice(at + 1, text.indexOf('\n', at + 1)));
      const header = text.lastIndexOf('\n[', at) + 2;
      if (row) asked.push({ row, chapter, owner: text.slice(header, text.indexOf('\n', header) - 1) });
    }
  }
  if (asked.length === 0) return [];
  const byId = candidatesById(works, new Set(asked.flatMap(({ row }) => row.candidates)));
  return asked.map(({ row, chapter, owner }) => {
    const candidates = row.candidates.flatMap((id) => byId.get(id) ?? []);
    const question: IdQuestion = { id: row.id, chapter, owner, kind: kindOf(row.letter), candidates };
    const [first, ...others] = candidates;
    const place = first
      ? { file: first.file.path, span: first.span }
      : { file: idsPath(chapter), span: { start: 0, end: 0 } };
    const related = others.map(({ file, span }) => ({
      place: { file: file.path, span },
      message: 'Or it is this one.',
    }));
    diagnostics.push(diagnostic(catalogue.idQuestion, place, { kind: question.kind, id: row.id, owner }, { related }));
    return question;
  });
}

function candidatesById(works: readonly OwnerWork[], wanted: ReadonlySet<string>): ReadonlyMap<string, IdCandidate> {
  const found = new Map<string, IdCandidate>();
  for (const { places, ids } of works) {
    for (const [i, id] of (ids ?? []).entries()) {
      const node = wanted.has(id) ? places.nodes[i] : undefined;
      if (node) found.set(id, { id, node, file: places.source, span: node.span });
    }
  }
  return found;
}

function kindOf(letter: string): IdQuestion['kind'] {
  return letter === 't' ? 'line' : letter === 'c' ? 'choice' : letter === 'l' ? 'label' : 'statement';
}

/** What a person says to a question: which candidate the old place is, or that it is none of them. */
export type IdAnswer = { readonly same: string } | 'none';

/**
 * Answers the question about the id `id` in the texts of all `fabula.ids` of a pack. The answer is applied at once and
 * not kept: the candidate's row takes the old id, and every row that stands in it follows. Questions that named the
 * candidate too lose it. Gives the files that changed; none when there is no such question or candidate.
 */
export function resolveQuestion(
  files: ReadonlyMap<string, string>,
  id: string,
  answer: IdAnswer,
): ReadonlyMap<string, string> {
  const open = [...files].map(([chapter, text]) => ({ chapter, text, file: readIds(text) }));
  const rows = open.flatMap(({ file }) => [...file.sections.values()].flatMap((section) => section.rows));
  const asked = rows.find((row) => row.id === id && row.state === 'asked');
  const same = answer === 'none' ? undefined : answer.same;
  if (!asked || (same !== undefined && !asked.candidates.includes(same))) return new Map();

  const changed = new Map<string, string>();
  for (const { chapter, text, file } of open) {
    const sections = [...file.sections.values()].map(({ key, rows: own }) => ({
      key,
      rows: own.flatMap((row) => answered(row, id, same)),
    }));
    const after = writeIds(sections);
    if (after !== text) changed.set(chapter, after);
  }
  return changed;
}

function answered(row: IdRow, id: string, same: string | undefined): readonly IdRow[] {
  if (same === undefined) return [row.id === id ? { ...row, state: 'gone', candidates: [] } : row];
  if (row.id === id) return [];
  const candidates = row.candidates.filter((candidate) => candidate !== same);
  return [
    {
      ...row,
      id: row.id === same ? id : row.id,
      parent: row.parent === same ? id : row.parent,
      candidates,
      state: row.state === 'asked' && candidates.length === 0 ? 'gone' : row.state,
    },
  ];
}

/** Drops the rows of places that are gone, except those whose id `keep` wants. Open questions stay. */
export function pruneIds(text: string, keep: (id: string) => boolean): string {
  const sections = [...readIds(text).sections.values()];
  return writeIds(
    sections.map(({ key, rows }) => ({ key, rows: rows.filter((row) => row.state !== 'gone' || keep(row.id)) })),
  );
}
