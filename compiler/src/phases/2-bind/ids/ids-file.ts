import { isId } from './alphabet.js';
import { fingerprintLength, readFingerprint } from './fingerprint.js';

/** The first line of every `fabula.ids`. The figure is the format's version; the rest is for who opens the file. */
export const idsHeader =
  '# fabula.ids 1: the stable ids of this folder’s lines, choices and statements. `fabula build` keeps it; check it in.';

export const idsVersion = 1;

/** What a parent is called that is no place: the row stands at the top of its section. */
export const top = '.';

/**
 * One line of `fabula.ids`.
 *
 * `live` places are in the source; `gone` ones were, and their rows stay so that an undo gives the old id back and no
 * new place takes an id that saves still name. An `asked` one is gone too, and may be what one of `candidates` was.
 */
export interface IdRow {
  readonly state: 'live' | 'gone' | 'asked';
  readonly id: string;
  /** The id of the place it stands in, or `top`. */
  readonly parent: string;
  /** One letter: what kind of place it is. */
  readonly letter: string;
  /** 18 base-32 digits. */
  readonly fingerprint: string;
  /** Ids of new places, when `asked`. */
  readonly candidates: readonly string[];
}

/** The rows of one declaration: live ones in reading order, then those that are gone. */
export interface IdSection {
  /** `scene arrival`. */
  readonly key: string;
  readonly rows: readonly IdRow[];
}

/** A line that could not be read; `line` counts from 1. */
export interface IdsFault {
  readonly line: number;
  readonly text: string;
}

export interface IdsFile {
  /** 0 where the header is missing. */
  readonly version: number;
  readonly sections: ReadonlyMap<string, IdSection>;
  readonly faults: readonly IdsFault[];
  /** The line of Git's first conflict marker; the rows of both sides were taken. Undefined where there is none. */
  readonly conflicted: number | undefined;
}

/**
 * Reads `fabula.ids` in any state a person, an editor or a merge can leave it in: CRLF, a byte-order mark, sections
 * twice or out of order, conflict markers, rows twice (the first counts). Which rows are right is for the match with
 * the source to say, so taking too many costs nothing.
 */
export function readIds(text: string): IdsFile {
  const sections = new Map<string, { key: string; rows: IdRow[] }>();
  const faults: IdsFault[] = [];
  const seen = new Set<string>();
  let version = 0;
  let conflicted: number | undefined;
  let section: { key: string; rows: IdRow[] } | undefined;
  let number = 0;
  for (const raw of text.split('\n')) {
    number += 1;
    const line = raw.replace(/^\ufeff/, '').trimEnd();
    if (line === '') continue;
    if (/^(<{7}|\|{7}|={7}|>{7})( |$)/.test(line)) {
      conflicted ??= number;
      continue;
    }
    if (line.startsWith('#')) {
      const found = /^# fabula\.ids (\d{1,9})\b/.exec(line)?.[1];
      if (found !== undefined) version = Math.max(version, Number(found));
      continue;
    }
    const key = /^\[(.+)\]$/.exec(line)?.[1];
    if (key !== undefined) {
      section = sections.get(key) ?? { key, rows: [] };
      sections.set(key, section);
      continue;
    }
    const row = readRow(line);
    if (!row || !section) {
      faults.push({ line: number, text: line });
      continue;
    }
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    section.rows.push(row);
  }
  return { version, sections, faults, conflicted };
}

/** Reads one row; undefined when it is none. */
export function readRow(line: string): IdRow | undefined {
  const first = line.charAt(0);
  const state = first === '-' ? 'gone' : first === '?' ? 'asked' : 'live';
  const parts = (state === 'live' ? line : line.slice(1)).split(' ');
  const [id = '', parent = '', letter = '', fingerprint = '', ...candidates] = parts;
  if (!isId(id) || !(parent === top || isId(parent)) || !/^[a-zA-Z]$/.test(letter)) return undefined;
  if (fingerprint.length !== fingerprintLength || !readFingerprint(fingerprint)) return undefined;
  if (state === 'asked' ? candidates.length === 0 : candidates.length > 0) return undefined;
  return candidates.every(isId) ? { state, id, parent, letter, fingerprint, candidates } : undefined;
}

/** Writes a file in its one canonical form. A file without sections is its header alone. */
export function writeIds(sections: Iterable<IdSection>): string {
  const sorted = [...sections].filter((section) => section.rows.length > 0).sort(byKey);
  return `${idsHeader}\n${sorted.map(writeSection).join('')}`;
}

/** Sections are sorted by code point: the same in every locale. */
export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function writeSection(section: IdSection): string {
  const live = section.rows.filter((row) => row.state === 'live');
  return `[${section.key}]\n${live.map(writeRow).join('')}${writeGone(section.rows.filter((row) => row.state !== 'live'))}`;
}

/** Rows that are gone have no reading order left: they are sorted by id, so that two clones write them alike. */
export function writeGone(rows: readonly IdRow[]): string {
  return [...rows]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(writeRow)
    .join('');
}

function writeRow(row: IdRow): string {
  const mark = row.state === 'live' ? '' : row.state === 'gone' ? '-' : '?';
  const candidates = row.state === 'asked' ? row.candidates.map((id) => ` ${id}`).join('') : '';
  return `${mark}${row.id} ${row.parent} ${row.letter} ${row.fingerprint}${candidates}\n`;
}
