import type { SceneFieldIr } from '@fabula/runtime/bundle';
import type { Path } from '../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../2-bind/index.js';
import type { Elaborated } from './checked.js';
import { namesOf } from './names.js';
import type { ProgramContext } from './program-context.js';
import { boolTy, floatTy, intTy, optionalTy, type RefTy, type Ty, unknownTy } from './types.js';

/** The fields of the built-in kind `Scene`. Until something changes a scene's mass, it is the authored one. */
const fields: ReadonlyMap<string, SceneFieldIr> = new Map<string, SceneFieldIr>([
  ['place', 'place'],
  ['cast', 'cast'],
  ['mass', 'mass'],
  ['authored_mass', 'mass'],
  ['opens', 'opens'],
  ['visits', 'visits'],
]);

export const sceneFieldNames: readonly string[] = ['title', ...fields.keys()];

/** `scene.mass`; undefined where a scene has no such field. */
export function sceneField(context: ProgramContext, of: Elaborated, name: string): Elaborated | undefined {
  const field = fields.get(name);
  return field && { type: typeOf(context, field), ir: { op: 'sceneField', of: of.ir, field } };
}

function typeOf(context: ProgramContext, field: SceneFieldIr): Ty {
  switch (field) {
    case 'place':
      // A scene may be nowhere, so what it is at may be none, even in a pack where each has its place.
      return optionalTy(peopled(context).places);
    case 'cast':
      return { kind: 'list', of: peopled(context).cast };
    case 'mass':
      return floatTy;
    case 'opens':
      return boolTy;
    case 'visits':
      return { ...intTy, low: 0 };
  }
}

interface Peopled {
  readonly places: Ty;
  readonly cast: Ty;
}
const tables = new WeakMap<ProgramContext, Peopled>();

/** The kinds that the scenes of a program have as their places and in their casts. */
function peopled(context: ProgramContext): Peopled {
  const known = tables.get(context);
  if (known) return known;
  const places: (RefTy | undefined)[] = [];
  const cast: (RefTy | undefined)[] = [];
  for (const unit of context.program.units) {
    for (const symbol of unit.symbols) {
      if (!isSymbolOf(symbol, 'scene')) continue;
      const { at, cast: own } = symbol.declaration;
      if (at) places.push(entityType(context, symbol, at));
      for (const path of [...own, ...symbol.chapter.cast.map((each) => each.path)])
        cast.push(entityType(context, symbol, path));
    }
  }
  const made = { places: union(places), cast: union(cast) };
  tables.set(context, made);
  return made;
}

function entityType(context: ProgramContext, scene: Symbol, path: Path): RefTy | undefined {
  const found = lookupPath(scene.chapter, 'value', namesOf(path));
  if (found.found !== 'one' || !isSymbolOf(found.symbol, 'entity')) return undefined;
  const type = context.typeOfSymbol(found.symbol);
  return type?.kind === 'ref' ? type : undefined;
}

/** Any of these; what could not be found out may be anything. */
function union(types: readonly (RefTy | undefined)[]): Ty {
  const kinds = new Set<RefTy['kinds'][number]>();
  for (const type of types) {
    if (!type) return unknownTy;
    for (const kind of type.kinds) kinds.add(kind);
  }
  return { kind: 'ref', kinds: [...kinds], has: [] };
}
