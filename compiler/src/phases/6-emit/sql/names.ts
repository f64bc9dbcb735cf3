/** PostgreSQL cuts longer names without a word. */
const longest = 63;

/**
 * A name of the language as one of SQL: `FishMarket` is `fish_market`, `warehouse.Crate` `warehouse__crate`,
 * `std.d20/Adventurer` `std__d20__adventurer`. A name that is too long is cut and marked by a hash of the whole.
 */
export function sqlName(name: string): string {
  const snake = name
    .normalize('NFC')
    .replaceAll(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[./]/g, '__');
  return bytes(snake) <= longest ? snake : marked(snake, name);
}

/** Names of one room (the tables of a schema, the columns of a table), each given once. */
export class SqlNames {
  readonly #taken = new Set<string>();
  readonly #number: number | undefined;

  /** `reserved` names are nobody's. `number` is that of the migration that names are given in, after the first. */
  constructor(reserved: Iterable<string>, number?: number) {
    for (const name of reserved) this.#taken.add(name);
    this.#number = number;
  }

  /**
   * The SQL name of something. Who comes second to a name gets it with a hash of `what`, which tells it from everything
   * else of the room: `relation trusts` beside `kind Trusts`. Who comes later, when a version before may still write
   * under that name, gets the migration's number: `mood__2`.
   */
  give(name: string, what: string): string {
    const plain = sqlName(name);
    const free = [plain, ...(this.#number === undefined ? [] : [partName(plain, String(this.#number))])].find(
      (each) => !this.#taken.has(each),
    );
    const given = free ?? marked(plain, what);
    this.#taken.add(given);
    return given;
  }

  /** A name that the compiler chose: it is reserved, and given as it is unless a version before had it. */
  fixed(name: string, isTaken: boolean): string {
    return isTaken ? this.give(name, name) : name;
  }
}

/**
 * The schema of a pack's tables. PostgreSQL's own, the store's and those that tools take for granted are not for packs;
 * a dotted pack's name can't be mistaken for another's.
 */
export function schemaName(pack: string): string {
  const plain = sqlName(pack);
  const reserved = ['fabula', 'public', 'information_schema'].includes(plain) || plain.startsWith('pg_');
  return reserved || pack.includes('.') ? marked(plain.replace(/^pg_/, 'pack_pg_'), pack) : plain;
}

/** A name of a constraint, an index: `person__mood__cases`. */
export function partName(...parts: readonly string[]): string {
  const whole = parts.join('__');
  return bytes(whole) <= longest ? whole : marked(whole, whole);
}

/** Always quoted: no list of reserved words is right for the next version of the server. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function marked(name: string, of: string): string {
  const suffix = `_${hash(of)}`;
  let kept = name;
  while (bytes(kept) + suffix.length > longest) kept = [...kept].slice(0, -1).join('');
  return kept + suffix;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Eight characters of 40 bits: names of one pack don't meet by chance. */
function hash(text: string): string {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x2c1b3c6d) ^ (a >>> 15);
    b = Math.imul(b ^ c, 0x297a2d39) ^ (b >>> 13);
  }
  const high = (Math.imul(a ^ (a >>> 16), 0xc2b2ae35) >>> 0) & 0xff;
  const low = Math.imul(b ^ (b >>> 16) ^ a, 0x85ebca6b) >>> 0;
  return (high * 2 ** 32 + low).toString(32).padStart(8, '0');
}
