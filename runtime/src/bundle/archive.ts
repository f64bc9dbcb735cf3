import { type BundleError, fail, type Result, succeed } from './bundle-error.js';
import { sameBytes } from './hash.js';
import type { BundleLimits } from './limits.js';

/*
 * The archive a bundle travels in: a zip that any unzipper opens, but in one form only, so that the same parts are the
 * same bytes. Parts are sorted by name, carry one fixed time, and are stored as they are: compressed bytes would differ
 * from one version of a compressor to the next, and what is not compressed cannot be a zip bomb.
 *
 * `fflate` would write it too. But the reader has to know each header to the byte anyway, and then both are a few lines;
 * loading `fflate` takes 12 ms of every cold start, and its checksum 0.2 s of a program of 40 MB.
 */

const localMark = 0x04034b50;
const centralMark = 0x02014b50;
const endMark = 0x06054b50;
const localSize = 30;
const centralSize = 46;
const endSize = 22;
/** The 1st of January 1980, 12:00:00, in the form of MS-DOS: the earliest day there is. */
const fixedTime = 0x00216000;
/** Version 2.0 of the format: what folders in names ask for. */
const version = 20;

/** Parts up to this size are read with their checksum. Larger ones have their SHA-256 in the manifest, which is itself small. */
export const checksummedBytes = 1 << 18;

interface Entry {
  /** ASCII. */
  readonly name: string;
  readonly size: number;
  readonly checksum: number;
  readonly offset: number;
}

/**
 * Writes parts as an archive. `into` is memory that may be written over, where the archive fits into it, and in which a
 * part may lie: a program of 40 MB is then moved, and no second 40 MB are asked for.
 */
export function writeArchive(parts: ReadonlyMap<string, Uint8Array>, into?: ArrayBufferLike): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Entry[] = [];
  let offset = 0;
  for (const [name, bytes] of sorted) {
    entries.push({ name, size: bytes.length, checksum: crc32(bytes), offset });
    offset += localSize + name.length + bytes.length;
  }
  const table = tableOf(entries, offset);
  const size = offset + table.length;
  const archive = into && into.byteLength >= size ? new Uint8Array(into, 0, size) : new Uint8Array(size);
  // What lies in that memory goes to its place before anything is written over it.
  const inPlace = [...entries.keys()].sort((a, b) => Number(isIn(sorted[b]?.[1])) - Number(isIn(sorted[a]?.[1])));
  for (const i of inPlace) {
    const entry = entries[i];
    if (entry) archive.set(sorted[i]?.[1] ?? [], entry.offset + localSize + entry.name.length);
  }
  for (const entry of entries) archive.set(localHeader(entry), entry.offset);
  archive.set(table, offset);
  return archive;

  function isIn(part: Uint8Array | undefined): boolean {
    return part !== undefined && part.buffer === into;
  }
}

/**
 * The parts of an archive by name: views into `bytes`, none of which was copied. It reads what `writeArchive` writes
 * and nothing else. A lenient reader would have to decide between two headers that differ, two parts of one name, two
 * parts that overlap; each of these has been somebody's way in.
 */
export function readArchive(
  bytes: Uint8Array,
  limits: BundleLimits,
): Result<ReadonlyMap<string, Uint8Array>, BundleError> {
  if (bytes.length > limits.totalBytes) {
    return fail('tooLarge', '', `The file has ${bytes.length} bytes; ${limits.totalBytes} are allowed.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== localMark) {
    return fail('notABundle', '', bytes.length === 0 ? 'The file is empty.' : 'This is no Fabula bundle.');
  }
  const end = bytes.length - endSize;
  if (end < localSize || view.getUint32(end, true) !== endMark) {
    return fail('truncated', '', 'The file ends before its table of contents does: it was cut off, or added to.');
  }
  const start = view.getUint32(end + 16, true);
  const entries = readTable(view, start, end, limits);
  if (!entries.ok) return entries;

  let offset = 0;
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries.value) {
    const from = entry.offset + localSize + entry.name.length;
    const to = from + entry.size;
    if (entry.offset !== offset || to > start || !sameBytes(bytes.subarray(offset, from), localHeader(entry))) {
      return damaged(`The header of ${entry.name} is not as it was written.`);
    }
    const part = bytes.subarray(from, to);
    if (part.length <= checksummedBytes && crc32(part) !== entry.checksum) {
      return fail('hashMismatch', entry.name, 'The part does not match its checksum: it was edited or damaged.');
    }
    parts.set(entry.name, part);
    offset = to;
  }
  if (offset !== start) return damaged('There are bytes that belong to no part.');
  // Written once more, the table is the same: all that was not read from it is as it must be.
  return sameBytes(bytes.subarray(start), tableOf(entries.value, start))
    ? succeed(parts)
    : damaged('The table of contents is not as it was written.');
}

/** The entries of the table of contents, as far as there may be some; nothing was inflated or copied for them. */
function readTable(
  view: DataView,
  start: number,
  end: number,
  limits: BundleLimits,
): Result<readonly Entry[], BundleError> {
  const entries: Entry[] = [];
  let last = '';
  for (let at = start; at !== end; ) {
    if (at + centralSize > end || view.getUint32(at, true) !== centralMark) {
      return damaged('The table of contents is broken.');
    }
    if (entries.length === limits.parts) return fail('tooLarge', '', `More than ${limits.parts} parts.`);
    const length = view.getUint16(at + 28, true);
    if (at + centralSize + length > end) return damaged('The table of contents is broken.');
    const name = partName(view, at + centralSize, length);
    if (name === undefined) return fail('unknownPart', '', 'A part has a name that bundles do not use.');
    if (name <= last) return damaged(`Parts are out of order, or there are two of the name ${name}.`);
    if (view.getUint16(at + 10, true) !== 0) return fail('compressed', name, 'The part is compressed.');
    const size = view.getUint32(at + 24, true);
    if (size > limits.partBytes) {
      return fail('tooLarge', name, `The part has ${size} bytes; ${limits.partBytes} are allowed.`);
    }
    entries.push({ name, size, checksum: view.getUint32(at + 16, true), offset: view.getUint32(at + 42, true) });
    last = name;
    at += centralSize + length;
  }
  return succeed(entries);
}

/** ASCII letters, digits, `_`, `-`, and `.` or `/` between two of them: no path leads out of a folder. */
function partName(view: DataView, at: number, length: number): string | undefined {
  if (length > 200) return undefined;
  let name = '';
  for (let i = 0; i < length; i++) name += String.fromCharCode(view.getUint8(at + i));
  return /^[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*$/.test(name) ? name : undefined;
}

function localHeader(entry: Entry): Uint8Array {
  const header = new Uint8Array(localSize + entry.name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, localMark, true);
  describe(view, 4, entry);
  writeName(header, localSize, entry.name);
  return header;
}

function tableOf(entries: readonly Entry[], start: number): Uint8Array {
  const size = entries.reduce((sum, { name }) => sum + centralSize + name.length, 0);
  const table = new Uint8Array(size + endSize);
  const view = new DataView(table.buffer);
  let at = 0;
  for (const entry of entries) {
    view.setUint32(at, centralMark, true);
    view.setUint16(at + 4, version, true);
    describe(view, at + 6, entry);
    view.setUint32(at + 42, entry.offset, true);
    writeName(table, at + centralSize, entry.name);
    at += centralSize + entry.name.length;
  }
  view.setUint32(at, endMark, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, start, true);
  return table;
}

/** What both headers of a part say in the same order. Flags, method, comments, attributes are nought. */
function describe(view: DataView, at: number, entry: Entry): void {
  view.setUint16(at, version, true);
  view.setUint32(at + 6, fixedTime, true);
  view.setUint32(at + 10, entry.checksum, true);
  view.setUint32(at + 14, entry.size, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
}

function writeName(bytes: Uint8Array, at: number, name: string): void {
  for (let i = 0; i < name.length; i++) bytes[at + i] = name.charCodeAt(i);
}

let table: Uint32Array | undefined;

/** The checksum of zip (ISO 3309). It guards against accidents; against people there is SHA-256. */
function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
  });
  let rest = -1;
  for (let i = 0; i < bytes.length; i++) rest = (table[(rest ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8);
  return ~rest >>> 0;
}

function damaged(detail: string): Result<never, BundleError> {
  return fail('damaged', '', detail);
}
