import type { Chapter, Namespace, Symbol, Unit } from './symbols.js';

/** What a name means where it stands. Two declarations of equal rank are an ambiguity, never a silent choice. */
export type Lookup =
  | { readonly found: 'one'; readonly symbol: Symbol }
  | { readonly found: 'several'; readonly symbols: readonly Symbol[] }
  | { readonly found: 'none' };

/** A dotted path's beginning, resolved as far as namespaces go; the `rest` are fields, labels or cases. */
export type PathLookup =
  | { readonly found: 'one'; readonly symbol: Symbol; readonly rest: readonly string[] }
  | { readonly found: 'several'; readonly symbols: readonly Symbol[] }
  | { readonly found: 'none' };

/** Resolves one name: in its chapter, then upward, then in the packs its pack uses. */
export function lookup(chapter: Chapter, namespace: Namespace, name: string): Lookup {
  for (const outer of chapter.outward) {
    const symbol = outer.names[namespace].get(name);
    if (symbol) return { found: 'one', symbol };
  }
  const imported: Symbol[] = [];
  for (const { unit } of chapter.unit.uses) {
    const symbol = unit.root.names[namespace].get(name);
    if (symbol && isExported(symbol)) imported.push(symbol);
  }
  const [first, second] = imported;
  if (first && second) return { found: 'several', symbols: imported };
  return first ? { found: 'one', symbol: first } : { found: 'none' };
}

/**
 * Resolves a dotted path: the longest prefix that names a chapter or a used pack (`quay.fog`, `d20.check`, `std.d20.check`)
 * and then a declaration; what follows is left to the caller. A name in scope wins over a chapter of the same name.
 */
export function lookupPath(chapter: Chapter, namespace: Namespace, names: readonly string[]): PathLookup {
  const [head] = names;
  if (head === undefined) return { found: 'none' };
  const direct = lookup(chapter, namespace, head);
  if (direct.found === 'one') return { ...direct, rest: names.slice(1) };
  if (direct.found === 'several') return direct;
  for (let length = names.length - 1; length >= 1; length--) {
    const name = names[length];
    if (name === undefined) continue;
    const prefix = names.slice(0, length).join('.');
    const holder = chapterNamed(chapter, prefix) ?? unitNamed(chapter.unit, prefix)?.root;
    const symbol = holder?.names[namespace].get(name);
    if (symbol && (symbol.chapter.unit === chapter.unit || isExported(symbol))) {
      return { found: 'one', symbol, rest: names.slice(length + 1) };
    }
  }
  return { found: 'none' };
}

/** Every name of a namespace that could have been meant from here, for suggestions and completion. */
export function candidates(chapter: Chapter, namespace: Namespace): readonly string[] {
  const names = new Set<string>();
  for (const outer of chapter.outward) for (const name of outer.names[namespace].keys()) names.add(name);
  for (const { unit } of chapter.unit.uses) {
    for (const [name, symbol] of unit.root.names[namespace]) if (isExported(symbol)) names.add(name);
  }
  for (const other of chapter.unit.chapters.values()) {
    if (other.name === '' || chapter.outward.includes(other)) continue;
    for (const name of other.names[namespace].keys()) names.add(`${other.name}.${name}`);
  }
  return [...names];
}

/** A name that begins with `_` is private to its pack. */
function isExported(symbol: Symbol): boolean {
  return !symbol.name.startsWith('_');
}

/** A chapter by name, seen from here: relative to this chapter or to one above it. */
function chapterNamed(from: Chapter, name: string): Chapter | undefined {
  for (const outer of from.outward) {
    const full = outer.name === '' ? name : `${outer.name}.${name}`;
    const chapter = from.unit.chapters.get(full);
    if (chapter) return chapter;
  }
  return undefined;
}

function unitNamed(unit: Unit, name: string): Unit | undefined {
  return unit.uses.find((use) => use.alias === name || use.unit.name === name)?.unit;
}
