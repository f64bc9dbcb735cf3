import { isSymbolOf, lookupPath } from '../../2-bind/index.js';
import type { EntityDeclaration, Path, SceneDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { namesOf, resolvePath } from '../names.js';

/** Who is in a scene: its own cast, which is checked here, and its chapter's and pack's, which are elsewhere. */
export function castOf(c: Checker, scene: SceneDeclaration): readonly Symbol<EntityDeclaration>[] {
  const cast: Symbol<EntityDeclaration>[] = [];
  const add = (symbol: Symbol<EntityDeclaration> | undefined): void => {
    if (symbol && !cast.includes(symbol)) cast.push(symbol);
  };
  for (const path of scene.cast) add(resolvePath(c, path, 'value', 'entity', 'entity'));
  for (const { path } of c.chapter.cast) add(entityNamed(c, path));
  return cast;
}

function entityNamed(c: Checker, path: Path): Symbol<EntityDeclaration> | undefined {
  const found = lookupPath(c.chapter, 'value', namesOf(path));
  if (found.found !== 'one' || found.rest.length > 0 || !isSymbolOf(found.symbol, 'entity')) return undefined;
  c.reads.add(`value:${found.symbol.id}`);
  return found.symbol;
}
