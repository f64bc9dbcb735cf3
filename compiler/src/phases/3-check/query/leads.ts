import type { Path, RelationDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { namesOf } from '../names.js';

/** Whether an edge is of the narrative graph: its relation is the built-in one, unless a pack has another of that name. */
export function isLeadsTo(c: Checker, path: Path): boolean {
  const [name, more] = namesOf(path);
  if (name !== 'leads_to' || more !== undefined) return false;
  return lookupPath(c.chapter, 'value', ['leads_to']).found === 'none' || leadRelation(c) !== undefined;
}

/** `relation leads_to: Scene -> Scene { … }`, where a pack says what those edges have. */
export function leadRelation(c: Checker): Symbol<RelationDeclaration> | undefined {
  const found = lookupPath(c.chapter, 'value', ['leads_to']);
  if (found.found !== 'one' || found.rest.length > 0) return undefined;
  const { symbol } = found;
  return isSymbolOf(symbol, 'relation') && isLeadRelation(c, symbol) ? symbol : undefined;
}

/** Whether a relation is the built-in one, with fields. */
export function isLeadRelation(c: Checker, symbol: Symbol<RelationDeclaration>): boolean {
  const { from, to } = symbol.declaration;
  const isScene = (type: RelationDeclaration['from']): boolean =>
    c.context.written(type, symbol.chapter).kind === 'scene';
  return symbol.name === 'leads_to' && isScene(from) && isScene(to);
}
