import { deriveId } from './alphabet.js';
import { byKey, type IdRow, type IdsFile, idsVersion, readIds, top, writeIds } from './ids-file.js';

/** Something both sides did to one id. It is settled, and told so that nobody wonders. */
export interface IdCollision {
  readonly id: string;
  /**
   * `sameId`: both sides gave one id to different new places; one of them has `newId` now.
   * `bothEdited`: both sides edited the same place; the next build brings its row up to date.
   */
  readonly reason: 'sameId' | 'bothEdited';
  readonly newId?: string;
}

export interface MergedIds {
  readonly text: string;
  /** Why the text is no merge, in a sentence each; empty for every file that this Fabula can read. */
  readonly conflicts: readonly string[];
  readonly settled: readonly IdCollision[];
}

/** A row with the section it stands in. */
interface Placed {
  readonly key: string;
  readonly row: IdRow;
}
type Side = ReadonlyMap<string, Placed>;

/**
 * Merges two versions of a `fabula.ids` that go back to one, row by row and by id, where Git would compare lines. It
 * always succeeds: which rows are right is for the next build to say, which matches them with the merged source. The
 * sides are put in a fixed order first, so that it does not matter who merges whom.
 */
export function mergeIds(base: string, ours: string, theirs: string): MergedIds {
  const [one, two] = ours <= theirs ? [ours, theirs] : [theirs, ours];
  const settled: IdCollision[] = [];
  const files = { base: readIds(base), left: readIds(one), right: readIds(two) };
  if (Math.max(files.left.version, files.right.version) > idsVersion) {
    const text = files.left.version > files.right.version ? one : two;
    return { text, conflicts: ['A side was written by a newer Fabula: merge with that one.'], settled };
  }
  const old = sideOf(files.base);
  const left = sideOf(files.left);
  const right = withoutCollisions(old, left, sideOf(files.right), settled);

  const merged = new Map<string, Placed>();
  for (const id of orderOf(old, left, right)) {
    const placed = mergeRow(id, old.get(id), left.get(id), right.get(id), settled);
    if (placed) merged.set(id, placed);
  }
  return { text: writeIds(sectionsOf(merged)), conflicts: [], settled };
}

function sideOf(file: IdsFile): Side {
  const side = new Map<string, Placed>();
  for (const { key, rows } of [...file.sections.values()].sort(byKey))
    for (const row of rows) side.set(row.id, { key, row });
  return side;
}

/**
 * Two new places of different content can get one id when one side's first choice was taken. The left one keeps it;
 * the right one's is derived anew, as a build would have done had it known of the other.
 */
function withoutCollisions(base: Side, left: Side, right: Side, settled: IdCollision[]): Side {
  const renamed = new Map<string, string>();
  for (const [id, { key, row }] of right) {
    const other = left.get(id);
    if (!other || base.has(id) || sameContent(row, other.row)) continue;
    for (let attempt = 1; ; attempt++) {
      const newId = deriveId(row.parent === top ? key : row.parent, row.letter, row.fingerprint, attempt);
      if (left.has(newId) || right.has(newId) || base.has(newId) || [...renamed.values()].includes(newId)) continue;
      renamed.set(id, newId);
      settled.push({ id, reason: 'sameId', newId });
      break;
    }
  }
  if (renamed.size === 0) return right;
  const name = (id: string): string => renamed.get(id) ?? id;
  const side = new Map<string, Placed>();
  for (const { key, row } of right.values()) {
    const own = { ...row, id: name(row.id), parent: name(row.parent), candidates: row.candidates.map(name) };
    side.set(own.id, { key, row: own });
  }
  return side;
}

function sameContent(a: IdRow, b: IdRow): boolean {
  return a.letter === b.letter && a.fingerprint === b.fingerprint;
}

function mergeRow(
  id: string,
  base: Placed | undefined,
  left: Placed | undefined,
  right: Placed | undefined,
  settled: IdCollision[],
): Placed | undefined {
  if (!left || !right) {
    // Only one side has it: it is new there, or the other one pruned it. Who changed what the other dropped keeps it.
    const only = left ?? right;
    return only && base && same(only, base) ? undefined : only;
  }
  if (same(left, right) || (base && same(right, base))) return left;
  if (base && same(left, base)) return right;
  if (base && !sameContent(left.row, right.row)) settled.push({ id, reason: 'bothEdited' });
  // A place that one side took out and the other one touched is in the source that a person merged, or the next build
  // takes it out again.
  const state = left.row.state === 'live' || right.row.state === 'live' ? 'live' : left.row.state;
  const chosen = left.row.state === state ? left : right;
  const moved = base && same(chosen, base) ? right : chosen;
  return { key: moved.key, row: { ...chosen.row, parent: moved.row.parent } };
}

function same(a: Placed, b: Placed): boolean {
  return (
    a.key === b.key &&
    a.row.state === b.row.state &&
    a.row.parent === b.row.parent &&
    sameContent(a.row, b.row) &&
    a.row.candidates.join(' ') === b.row.candidates.join(' ')
  );
}

/**
 * The ids of both sides in one order: that of the side that moved something, with what only the other one has after
 * what it stands after there. Where both moved something, the next build puts it right.
 */
function orderOf(base: Side, left: Side, right: Side): readonly string[] {
  const [first, second] = keepsOrder(base, left) ? [right, left] : [left, right];
  const after = new Map<string, string[]>();
  let last = '';
  for (const id of second.keys()) {
    if (first.has(id)) last = id;
    else after.set(last, [...(after.get(last) ?? []), id]);
  }
  return [...(after.get('') ?? []), ...[...first.keys()].flatMap((id) => [id, ...(after.get(id) ?? [])])];
}

function keepsOrder(base: Side, side: Side): boolean {
  const before = [...base.keys()].filter((id) => side.has(id));
  const now = [...side.keys()].filter((id) => base.has(id));
  return before.every((id, i) => id === now[i]);
}

function sectionsOf(
  merged: ReadonlyMap<string, Placed>,
): readonly { readonly key: string; readonly rows: readonly IdRow[] }[] {
  const sections = new Map<string, IdRow[]>();
  for (const { key, row } of merged.values()) {
    const parent = row.parent === top || merged.has(row.parent) ? row.parent : top;
    const candidates = row.candidates.filter((id) => merged.get(id)?.row.state === 'live');
    const state = row.state === 'asked' && candidates.length === 0 ? 'gone' : row.state;
    const rows = sections.get(key) ?? [];
    rows.push({ ...row, parent, candidates, state });
    sections.set(key, rows);
  }
  return [...sections].map(([key, rows]) => ({ key, rows }));
}
