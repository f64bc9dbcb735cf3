import type { EntityDeclaration, Path, SceneDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import { isSymbolOf, lookupPath } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { namesOf, resolvePath } from '../names.js';

/** Who is in a scene: its own cast, which is checked here, and its chapter's and pack's, which are elsewhere. */
export function castOf(
  c: Checker,
  scene: SceneDeclaration,
): { readonly members: readonly Symbol<EntityDeclaration>[]; readonly castIsBroken: boolean } {
  const cast: Symbol<EntityDeclaration>[] = [];
  let castIsBroken = false;
  const add = (symbol: Symbol<EntityDeclaration> | undefined): void => {
    if (symbol && !cast.includes(symbol)) cast.push(symbol);
  };
  for (const path of scene.cast) {
    const member = resolvePath(c, path, 'value', 'entity', 'entity');
    if (!member) castIsBroken = true;
    add(member);
  }
  for (const { path } of c.chapter.cast) add(entityNamed(c, path));
  return { members: cast, castIsBroken };
}

function entityNamed(c: Checker, path: Path): Symbol<EntityDeclaration> | undefined {
  const found = lookupPath(c.chapter, 'value', namesOf(path));
  if (found.found !== 'one' || found.rest.length > 0 || !isSymbolOf(found.symbol, 'entity')) return undefined;
  c.reads.add(`value:${found.symbol.id}`);
  return found.symbol;
}
