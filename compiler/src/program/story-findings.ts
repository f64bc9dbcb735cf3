import type { Place, SourceFile } from '../base/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { SceneDeclaration } from '../phases/1-parse/index.js';
import type { CheckedDeclaration, Uses } from '../phases/3-check/index.js';
import { type AnalyzeInput, analyze } from '../phases/4-analyze/index.js';
import { filesOf } from './edited-files.js';
import { type Moved, placeKey, sameButWords } from './same-but-words.js';

/**
 * What is found in the story as a whole. It is looked through again only when more than words of prose changed in it;
 * else what was found stands, its places in the scene that was edited moved along.
 */
export class StoryFindings {
  #last:
    | { readonly input: AnalyzeInput; readonly files: readonly SourceFile[]; readonly found: readonly Diagnostic[] }
    | undefined;
  readonly #withHints: boolean;
  /** The scenes as they were checked; a symbol has the one that it was bound to last. */
  readonly #scenes = new WeakMap<CheckedDeclaration, SceneDeclaration>();

  constructor(withHints: boolean) {
    this.#withHints = withHints;
  }

  /** Takes note of what a scene was checked from. */
  noteChecked(checked: CheckedDeclaration): void {
    if (checked.scene) this.#scenes.set(checked, checked.scene.symbol.declaration);
  }

  /** `files` are the program's files as they were read as a whole: when one was read anew, all places are others. */
  of(input: AnalyzeInput, files: readonly SourceFile[]): readonly Diagnostic[] {
    const found = this.#moved(input, files) ?? analyze(input, this.#withHints);
    this.#last = { input, files, found };
    return found;
  }

  #moved(input: AnalyzeInput, files: readonly SourceFile[]): readonly Diagnostic[] | undefined {
    const last = this.#last;
    if (!last || !sameBut(last.input, input)) return undefined;
    if (files.length !== last.files.length || files.some((file, i) => file !== last.files[i])) return undefined;
    let { found } = last;
    const edited = new Set<Uses>();
    for (const [i, now] of input.declarations.entries()) {
      const before = last.input.declarations[i];
      if (before === now) continue;
      const [old, fresh] = [before && this.#scenes.get(before), this.#scenes.get(now)];
      const way = old && fresh && sameButWords(old, fresh);
      if (!way || now.uses.unread.length > 0) return undefined;
      edited.add(now.uses);
      const path = now.scene?.symbol.file.path ?? '';
      const after: Diagnostic[] = [];
      for (const each of found) {
        const there =
          each.place.file === path || [...filesOf(each)].includes(path) ? along(each, path, old, way) : each;
        if (!there) return undefined;
        after.push(there);
      }
      found = after;
    }
    const others = input.uses.every((uses, i) => edited.has(uses) || sameUses(uses, last.input.uses[i]));
    return others ? found : undefined;
  }
}

/** Whether two stories are the same but for single declarations. */
function sameBut(a: AnalyzeInput, b: AnalyzeInput): boolean {
  return (
    a.program === b.program &&
    a.start === b.start &&
    a.declarations.length === b.declarations.length &&
    a.uses.length === b.uses.length &&
    a.decks.every((deck, i) => deck === b.decks[i]) &&
    a.missions.every((mission, i) => mission === b.missions[i]) &&
    a.directors.every((director, i) => director === b.directors[i])
  );
}

function sameUses(a: Uses, b: Uses | undefined): boolean {
  if (a === b || !b) return a === b;
  return a.unread.length + b.unread.length === 0 && sameSet(a.reads, b.reads) && sameSet(a.writes, b.writes);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

/** A finding with its places in an edited scene moved; undefined where one is no node's. */
function along(found: Diagnostic, path: string, scene: SceneDeclaration, way: Moved): Diagnostic | undefined {
  let isLost = false;
  const at = <P extends Place>(place: P): P => {
    const { span } = place;
    if (place.file !== path || span.end <= scene.span.start || span.start >= scene.span.end) return place;
    const there = way.get(placeKey(span));
    if (!there) isLost = true;
    return { ...place, span: there ?? span };
  };
  const { fix } = found;
  const moved = {
    ...found,
    place: at(found.place),
    related: found.related.map((each) => ({ ...each, place: at(each.place) })),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(at) } }),
  };
  return isLost ? undefined : moved;
}
