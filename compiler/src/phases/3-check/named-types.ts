import type { TypeIr } from '@fabula/runtime/bundle';
import { type BoundProgram, isSymbolOf, type PlaceIds, type Symbol } from '../2-bind/index.js';
import { contextOf } from './rules.js';
import { typeIrOf } from './types/type-ir.js';

/** A record or a variant that is declared under a name, which the bundle's types don't know any more. */
export interface NamedType {
  readonly symbol: Symbol;
  readonly type: TypeIr;
}

/** All of a program, used packs first, for those who write types down in another language. */
export function namedTypes(program: BoundProgram, ids: PlaceIds): readonly NamedType[] {
  const context = contextOf(program, ids);
  return program.units.flatMap(({ symbols }) =>
    symbols.flatMap((symbol) => {
      if (!isSymbolOf(symbol, 'recordDeclaration', 'variant')) return [];
      const type = context.typeOfSymbol(symbol);
      return type ? [{ symbol, type: typeIrOf(type) }] : [];
    }),
  );
}
