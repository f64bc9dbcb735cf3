import type { Diagnostic } from '../../../diagnostics/index.js';
import type { PlaceNode } from '../place-ids.js';
import type { ChapterIds } from './chapter-ids.js';
import type { IdSet } from './id-set.js';
import { NodeIds } from './node-ids.js';
import type { ScannedSection } from './scan-ids.js';
import type { OwnerPlaces } from './walk-places.js';

/** The stored files of a pack as they were opened. */
export interface OpenedChapters {
  readonly chapters: ReadonlyMap<string, ChapterIds>;
  readonly taken: IdSet;
  /** Whether a question is open in them. */
  readonly asks: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A declaration with its ids by position. */
interface Work {
  readonly places: OwnerPlaces;
  readonly ids: readonly string[] | undefined;
}

/**
 * What giving a pack its ids keeps for the next time, when nearly everything is as it was. It is only ever a shortcut:
 * with a new one the ids come out the same.
 */
export class IdsMemory {
  #opened: { readonly stored: ReadonlyMap<string, string | undefined>; readonly opened: OpenedChapters } | undefined;
  readonly #unchanged = new WeakMap<
    OwnerPlaces,
    { readonly section: ScannedSection; readonly ids: string[] | undefined }
  >();
  #nodes = new NodeIds(0);
  #known = new Map<OwnerPlaces, readonly string[] | undefined>();

  /** The files as opened last, if they are the same and no chapter came or went. */
  opened(
    stored: ReadonlyMap<string, string | undefined>,
    names: ReadonlySet<string>,
    open: () => OpenedChapters,
  ): OpenedChapters {
    const last = this.#opened;
    if (
      last &&
      last.opened.chapters.size === names.size &&
      last.stored.size === stored.size &&
      [...stored].every(([chapter, text]) => last.stored.get(chapter) === text) &&
      [...names].every((name) => last.opened.chapters.has(name))
    )
      return last.opened;
    const opened = open();
    this.#opened = { stored, opened };
    return opened;
  }

  unchanged(places: OwnerPlaces, section: ScannedSection, find: () => string[] | undefined): string[] | undefined {
    const known = this.#unchanged.get(places);
    if (known?.section === section) return known.ids;
    const ids = find();
    this.#unchanged.set(places, { section, ids });
    return ids;
  }

  /** Looks ids up by node: most in the table of an earlier time, the rest in a small one of their own. */
  byNode(works: readonly Work[], prefix: string): (node: PlaceNode) => string | undefined {
    const fresh = works.filter(({ places, ids }) => this.#known.get(places) !== ids);
    if (fresh.length * 8 > works.length) {
      this.#nodes = tableOf(works, prefix);
      this.#known = new Map(works.map(({ places, ids }) => [places, ids]));
      const all = this.#nodes;
      return (node) => all.find(node);
    }
    const [own, all] = [tableOf(fresh, prefix), this.#nodes];
    return (node) => own.find(node) ?? all.find(node);
  }
}

function tableOf(works: readonly Work[], prefix: string): NodeIds {
  const table = new NodeIds(works.reduce((sum, { places }) => sum + places.nodes.length, 0));
  for (const { places, ids = [] } of works) {
    for (let i = 0; i < ids.length; i++) {
      const node = places.nodes[i];
      if (node) table.add(node, places.keys[i] ?? 0, prefix + (ids[i] ?? ''));
    }
  }
  return table;
}
