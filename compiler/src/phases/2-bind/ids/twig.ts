import { type Fingerprint, fingerprintOf, readFingerprint } from './fingerprint.js';
import type { IdRow } from './ids-file.js';
import { feedOwnText, type RangeSink, wordsStart } from './own-text.js';
import type { OwnerPlaces } from './walk-places.js';

/**
 * A place while it is being matched: one of the source, or one of `fabula.ids`. Only declarations that changed are
 * turned into these.
 */
export class Twig {
  /** The place of the other side that this one is. */
  twin: Twig | undefined;
  readonly children: Twig[] = [];
  /** Its position among its parent's children. */
  readonly position: number;
  /** Places in it, itself included. */
  size = 1;
  /** A hash of what it and everything in it says. */
  subtree: number;
  #print: Fingerprint | undefined;
  readonly #makePrint: () => Fingerprint;

  constructor(
    /** Its kind; empty for the root that stands for the whole declaration. */
    readonly letter: string,
    readonly exact: number,
    readonly parent: Twig | undefined,
    /** The declaration it is in, or was in. */
    readonly owner: Owner,
    /** Its index in its forest, in reading order; −1 for the root. */
    readonly index: number,
    makePrint: () => Fingerprint,
    /** Its line of `fabula.ids`, where it comes from there. */
    readonly row?: IdRow,
  ) {
    this.#makePrint = makePrint;
    this.subtree = Math.imul(exact ^ letter.charCodeAt(0), 0x9e3779b1);
    this.position = parent?.children.length ?? 0;
    parent?.children.push(this);
  }

  /** Its fingerprint; for a place of the source it is made when first asked for. */
  get print(): Fingerprint {
    this.#print ??= this.#makePrint();
    return this.#print;
  }

  sibling(step: 1 | -1): Twig | undefined {
    return this.parent?.children[this.position + step];
  }
}

/** A declaration by name; one object each, so that two twigs of one declaration can be told by it. */
export interface Owner {
  readonly chapter: string;
  /** `scene arrival`: its section in the chapter's `fabula.ids`. */
  readonly key: string;
}

/** All places of one declaration on one side, in reading order. */
export interface Forest {
  readonly owner: Owner;
  readonly root: Twig;
  readonly twigs: readonly Twig[];
}

/** A forest of `fabula.ids`; `gone` are the places that were there once, each by itself. */
export interface StoredForest extends Forest {
  readonly gone: readonly Twig[];
}

const nothing: Fingerprint = { exact: 0, low: 0, high: 0 };
const noPrint = (): Fingerprint => nothing;

export function sourceForest(owner: Owner, places: OwnerPlaces): Forest {
  const twigs: Twig[] = [];
  const root = new Twig('', 0, undefined, owner, -1, noPrint);
  const { nodes, parents, letters, exacts } = places;
  for (let i = 0; i < nodes.length; i++) {
    const parent = twigs[parents[i] ?? -1] ?? root;
    const letter = String.fromCharCode(letters[i] ?? 0);
    twigs.push(new Twig(letter, exacts[i] ?? 0, parent, owner, i, () => printOf(places, i)));
  }
  sumUp(root, twigs);
  return { owner, root, twigs };
}

export function storedForest(owner: Owner, all: readonly IdRow[]): StoredForest {
  const rows = inReadingOrder(all.filter((row) => row.state === 'live'));
  const twigs: Twig[] = [];
  const root = new Twig('', 0, undefined, owner, -1, noPrint);
  const byId = new Map<string, Twig>();
  for (const row of rows) {
    const twig = storedTwig(row, byId.get(row.parent) ?? root, owner, twigs.length);
    twigs.push(twig);
    byId.set(row.id, twig);
  }
  sumUp(root, twigs);
  return { owner, root, twigs, gone: goneTwigs(owner, all) };
}

/** The places that a section's rows say were there once. */
export function goneTwigs(owner: Owner, rows: readonly IdRow[]): readonly Twig[] {
  return rows.filter((row) => row.state !== 'live').map((row, i) => storedTwig(row, undefined, owner, i));
}

function storedTwig(row: IdRow, parent: Twig | undefined, owner: Owner, index: number): Twig {
  const print = readFingerprint(row.fingerprint) ?? nothing;
  return new Twig(row.letter, print.exact, parent, owner, index, () => print, row);
}

/** Sizes and subtree hashes, from the last place up: a place stands before what is in it. */
function sumUp(root: Twig, twigs: readonly Twig[]): void {
  for (let i = twigs.length - 1; i >= 0; i--) {
    const twig = twigs[i];
    if (!twig) continue;
    const parent = twig.parent ?? root;
    for (const child of twig.children)
      twig.subtree = Math.imul(twig.subtree ^ child.subtree, 0x85ebca6b) ^ (twig.subtree >>> 13);
    parent.size += twig.size;
  }
}

/** Makes the fingerprint of a place of the source. */
export function printOf(places: OwnerPlaces, index: number): Fingerprint {
  const node = places.nodes[index];
  if (!node) return nothing;
  const { text } = places.source;
  const own = new TextCollector(text);
  feedOwnText(node, own);
  const from = wordsStart(node);
  const exact = places.exacts[index] ?? 0;
  return from < 0
    ? fingerprintOf(exact, '', own.collected)
    : fingerprintOf(exact, text.slice(node.span.start, from), text.slice(from, own.end));
}

class TextCollector implements RangeSink {
  collected = '';
  end = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  add(start: number, end: number): void {
    this.collected += this.#text.slice(start, end);
    this.end = end;
  }
}

/**
 * Rows with each one after its parent and beside its siblings, whatever a merge did to their order. A row whose parent
 * is not there stands at the top, and so does one whose parent is inside it, which only an edit by hand brings about.
 */
function inReadingOrder(rows: readonly IdRow[]): readonly IdRow[] {
  const ids = new Set(rows.map((row) => row.id));
  const children = new Map<string, IdRow[]>();
  for (const row of rows) {
    const parent = ids.has(row.parent) ? row.parent : '';
    const list = children.get(parent);
    if (list) list.push(row);
    else children.set(parent, [row]);
  }
  const ordered: IdRow[] = [];
  const placed = new Set<string>();
  // A stack of our own: a file made by hand may nest deeper than the machine's.
  const place = (from: readonly IdRow[]): void => {
    const open = [...from].reverse();
    for (let row = open.pop(); row; row = open.pop()) {
      if (placed.has(row.id)) continue;
      placed.add(row.id);
      ordered.push(row);
      for (const child of [...(children.get(row.id) ?? [])].reverse()) open.push(child);
    }
  };
  place(children.get('') ?? []);
  if (ordered.length < rows.length) for (const row of rows) place([row]);
  return ordered;
}
