import type { Path } from '../1-parse/index.js';
import { lookupPath } from './lookup.js';
import { type Chapter, isSymbolOf, type ScopeField, type Unit } from './symbols.js';

/**
 * `player is Person { mood: calm }`: the parser reads a lone name behind the colon as a field's type. Where the kind or
 * one of its components has a field of that name it is the kind's, so the player gets no field of its own.
 */
export function dropKindValues(unit: Unit, playerFields: Map<string, ScopeField>): void {
  const is = unit.player?.declaration.is;
  if (!is) return;
  for (const name of kindFields(unit.root, is)) playerFields.delete(name);
}

function kindFields(chapter: Chapter, is: Path): string[] {
  const kind = symbolOf(chapter, is);
  if (!kind || !isSymbolOf(kind, 'kindDeclaration')) return [];
  const { has, fields } = kind.declaration;
  const components = has.map((path) => symbolOf(kind.chapter, path));
  const brought = components.flatMap((each) => (each && isSymbolOf(each, 'component') ? each.declaration.fields : []));
  return [...fields, ...brought].map((field) => field.name.text);
}

function symbolOf(chapter: Chapter, path: Path) {
  const names = path.names.map((name) => name.text);
  const found = lookupPath(chapter, 'type', names);
  return found.found === 'one' && found.rest.length === 0 ? found.symbol : undefined;
}
