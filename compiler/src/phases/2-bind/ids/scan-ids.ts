import { digitCode } from './alphabet.js';
import { fingerprintLength } from './fingerprint.js';
import { idNumber } from './id-set.js';
import { idsHeader } from './ids-file.js';
import type { OwnerPlaces } from './walk-places.js';

/** Where a section lies in its file's text. */
export interface ScannedSection {
  readonly key: string;
  /** The offset of its header. */
  readonly start: number;
  /** The offset of its first row. */
  readonly rows: number;
  /** The offset of the first row that is gone, or the end. */
  readonly gone: number;
  readonly end: number;
}

/** A `fabula.ids` in its canonical form, not yet read: nearly always nothing changed, and then it never is. */
export interface ScannedIds {
  readonly text: string;
  readonly sections: ReadonlyMap<string, ScannedSection>;
  /** The numbers of all its ids. */
  readonly ids: readonly number[];
}

const newline = 10;
const blank = 32;
const bracket = 91;
const minus = 45;
const question = 63;
const dot = 46;

/** Finds the sections and ids of a canonical text. Undefined when the text is not in that form and must be read. */
export function scanIds(text: string): ScannedIds | undefined {
  if (!text.startsWith(`${idsHeader}\n`) || !text.endsWith('\n')) return undefined;
  const sections = new Map<string, ScannedSection>();
  const ids: number[] = [];
  let open: { key: string; start: number; rows: number; gone: number } | undefined;
  let at = idsHeader.length + 1;
  const close = (end: number): boolean => {
    if (!open) return true;
    if (open.rows === end) return false;
    sections.set(open.key, { ...open, gone: open.gone < 0 ? end : open.gone, end });
    return true;
  };
  while (at < text.length) {
    const first = text.charCodeAt(at);
    if (first === bracket) {
      const lineEnd = text.indexOf('\n', at);
      const key = text.slice(at + 1, lineEnd - 1);
      if (text.charCodeAt(lineEnd - 1) !== 93 || !close(at) || (open && key <= open.key)) return undefined;
      open = { key, start: at, rows: lineEnd + 1, gone: -1 };
      at = lineEnd + 1;
      continue;
    }
    if (!open) return undefined;
    const live = first !== minus && first !== question;
    if (live && open.gone >= 0) return undefined;
    if (!live && open.gone < 0) open.gone = at;
    const idStart = live ? at : at + 1;
    const idEnd = text.indexOf(' ', idStart);
    const id = idNumber(text, idStart, idEnd);
    if (id === 0) return undefined;
    ids.push(id);
    const next = live ? liveRowEnd(text, idEnd) : text.indexOf('\n', idEnd) + 1;
    if (next === 0) return undefined;
    at = next;
  }
  return close(text.length) ? { text, sections, ids } : undefined;
}

/** The offset after a row whose id ends here; 0 when it has not the form of one. */
function liveRowEnd(text: string, idEnd: number): number {
  const parentEnd = text.charCodeAt(idEnd + 1) === dot ? idEnd + 2 : text.indexOf(' ', idEnd + 1);
  const end = parentEnd + 3 + fingerprintLength;
  if (parentEnd < 0 || text.charCodeAt(parentEnd) !== blank || text.charCodeAt(parentEnd + 2) !== blank) return 0;
  return text.charCodeAt(end) === newline ? end + 1 : 0;
}

/**
 * The ids of a declaration's places when its section says of each what the source says: the same kinds, nested the
 * same way, with the same texts, in the same order. Undefined when anything differs. This is what nearly every
 * declaration of nearly every build comes to, so it compares characters in place and makes nothing but the ids.
 */
export function unchangedIds(scanned: ScannedIds, section: ScannedSection, places: OwnerPlaces): string[] | undefined {
  const { text } = scanned;
  const { nodes, parents, letters, exacts } = places;
  const ids = new Array<string>(nodes.length);
  let at = section.rows;
  for (let i = 0; i < nodes.length; i++) {
    if (at >= section.gone) return undefined;
    const idEnd = text.indexOf(' ', at);
    const parent = parents[i] ?? -1;
    let parentEnd = idEnd + 2;
    if (parent < 0) {
      if (text.charCodeAt(idEnd + 1) !== dot) return undefined;
    } else {
      const id = ids[parent] ?? '';
      if (!text.startsWith(id, idEnd + 1)) return undefined;
      parentEnd = idEnd + 1 + id.length;
    }
    if (text.charCodeAt(parentEnd) !== blank || text.charCodeAt(parentEnd + 1) !== letters[i]) return undefined;
    const exact = exacts[i] ?? 0;
    let digit = parentEnd + 3;
    for (let shift = 25; shift >= 0; shift -= 5) {
      if (text.charCodeAt(digit) !== digitCode(exact >>> shift)) return undefined;
      digit += 1;
    }
    ids[i] = text.slice(at, idEnd);
    at = parentEnd + 3 + fingerprintLength + 1;
  }
  return at === section.gone ? ids : undefined;
}
