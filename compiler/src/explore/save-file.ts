import { createHash } from 'node:crypto';
import type { ProgramIr } from '@fabula/runtime/bundle';
import type { Saved } from './explore.js';
import type { Sites } from './sites.js';

/** Why a saved run can't be gone on with. */
export type SaveFault = 'notOne' | 'otherVersion' | 'damaged' | 'otherPack';

/** What a saved run belongs to: the story as it is played, whatever its tests are and wherever its source lies. */
export function identityOf(
  { scenes, functions, actions, rules, missions, directors, schema, start, pack }: ProgramIr,
  seed: number,
): string {
  const text = JSON.stringify({
    scenes,
    functions,
    actions,
    rules,
    missions,
    directors,
    schema,
    start,
    pack: pack.name,
    seed,
  });
  return createHash('sha256').update(text).digest('hex');
}

/**
 * A saved run: a line that says what it is, a line of JSON with all that is small, the columns of the table as they lie
 * in memory, and at the end a SHA-256 of all of it.
 */
export function writeSave(identity: string, { search, walks }: Saved): Uint8Array {
  const { keys, parents, inputs, roads, tally, ...small } = search;
  const { tally: walked, ...walkedSmall } = walks;
  const header = JSON.stringify({
    identity,
    states: parents.length,
    roads: roads.length,
    sites: tally.length,
    search: small,
    walks: walkedSmall,
  });
  const body = Buffer.concat([
    Buffer.from(`${magic}${version}\n${header}\n`),
    ...[keys, parents, inputs, roads, tally, walked].map(bytesOf),
  ]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

export function readSave(
  bytes: Uint8Array,
  identity: string,
  sites: Sites,
): { readonly saved: Saved } | { readonly fault: SaveFault } {
  const file = Buffer.from(bytes);
  const first = file.indexOf(10);
  const head = first < 0 || first > 64 ? '' : file.toString('utf8', 0, first);
  if (!head.startsWith(magic)) return { fault: 'notOne' };
  if (head !== `${magic}${version}`) return { fault: 'otherVersion' };
  const body = file.subarray(0, file.length - 32);
  if (!createHash('sha256').update(body).digest().equals(file.subarray(body.length))) return { fault: 'damaged' };
  const second = body.indexOf(10, first + 1);
  const header: unknown = JSON.parse(body.toString('utf8', first + 1, second));
  if (!isHeader(header)) return { fault: 'damaged' };
  if (header.identity !== identity || header.sites !== sites.size) return { fault: 'otherPack' };
  const columns = new Columns(body, second + 1);
  const keys = new BigUint64Array(columns.next(header.states * 16));
  const parents = new Int32Array(columns.next(header.states * 4));
  const inputs = new Uint32Array(columns.next(header.states * 4));
  const roads = new Int32Array(columns.next(header.roads * 4));
  const tally = new Uint32Array(columns.next(header.sites * 4));
  const walked = new Uint32Array(columns.next(header.sites * 4));
  return {
    saved: {
      search: { ...header.search, keys, parents, inputs, roads, tally },
      walks: { ...header.walks, tally: walked },
    },
  };
}

const magic = 'fabula explore ';
const version = 1;

interface Header {
  readonly identity: string;
  readonly states: number;
  readonly roads: number;
  readonly sites: number;
  readonly search: Omit<Saved['search'], 'keys' | 'parents' | 'inputs' | 'roads' | 'tally'>;
  readonly walks: Omit<Saved['walks'], 'tally'>;
}

/** Past its checksum a file is as it was written, so what has a header's parts has its form. */
function isHeader(header: unknown): header is Header {
  return typeof header === 'object' && header !== null && 'identity' in header && 'search' in header;
}

/** All machines that Node runs on keep the lowest byte first. */
function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Takes columns off a file, each in memory of its own, since they begin at no multiple of their size. */
class Columns {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  next(length: number): ArrayBuffer {
    const column = new ArrayBuffer(length);
    new Uint8Array(column).set(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    return column;
  }
}
