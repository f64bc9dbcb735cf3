import type { SourceFile } from '../../base/index.js';
import type { SceneDeclaration, SourceTree } from '../1-parse/index.js';
import { isSymbolOf, type Symbol, type Unit } from './symbols.js';

interface ParsedFile {
  readonly source: SourceFile;
  readonly tree: SourceTree;
}

/**
 * Takes over files in which nothing but the bodies of scenes changed, as `sameHead` knows: names and scopes are made of
 * the heads alone, so the unit stands, and its symbols are given their new declarations. False, and nothing done, when
 * more than that changed: then the program is to be bound anew.
 */
export function rebindBodies(
  unit: Unit,
  files: readonly ParsedFile[],
  sameHead: (
    before: ParsedFile & { scene: SceneDeclaration },
    now: ParsedFile & { scene: SceneDeclaration },
  ) => boolean,
): boolean {
  if (files.length !== unit.files.length) return false;
  const scenes: {
    readonly symbol: Symbol<SceneDeclaration>;
    readonly declaration: SceneDeclaration;
    file: SourceFile;
  }[] = [];
  for (const [i, now] of files.entries()) {
    const before = unit.files[i];
    if (before?.source.path !== now.source.path) return false;
    if (before.tree === now.tree) continue;
    const [old, fresh] = [before.tree.declarations, now.tree.declarations];
    if (old.length !== fresh.length) return false;
    for (const [k, declaration] of fresh.entries()) {
      const was = old[k];
      if (was === declaration) continue;
      if (declaration.kind !== 'scene' || was?.kind !== 'scene') return false;
      if (!sameHead({ ...before, scene: was }, { ...now, scene: declaration })) return false;
      const symbol = before.chapter.names.scene.get(declaration.name.text);
      if (!symbol || symbol.declaration !== was || !isSymbolOf(symbol, 'scene')) return false;
      scenes.push({ symbol, declaration, file: now.source });
    }
  }
  for (const { symbol, declaration, file } of scenes) {
    const open: { declaration: SceneDeclaration; file: SourceFile } = symbol;
    open.declaration = declaration;
    open.file = file;
  }
  for (const [i, now] of files.entries()) {
    const open: { source: SourceFile; tree: SourceTree } | undefined = unit.files[i];
    if (!open) continue;
    open.source = now.source;
    open.tree = now.tree;
  }
  return true;
}
