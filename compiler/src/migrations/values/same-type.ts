import type { TypeIr } from '@fabula/runtime/bundle';
import type { Renames } from '../change.js';

/** Whether the types are the same to an author, but for names that changed where they are declared. */
export function isSameType(before: TypeIr, after: TypeIr, renames: Renames): boolean {
  return JSON.stringify(formOf(before, renames)) === JSON.stringify(formOf(after, undefined));
}

/** A type without what says nothing of its values, its names as they are now. */
function formOf(type: TypeIr, renames: Renames | undefined): unknown {
  const now = (map: ReadonlyMap<string, string> | undefined, name: string): string => map?.get(name) ?? name;
  switch (type.type) {
    case 'enum':
      return [type.type, now(renames?.enums, type.enum)];
    case 'amount':
      return [type.type, now(renames?.resources, type.resource)];
    case 'ref':
      return [
        type.type,
        type.kinds.map((kind) => now(renames?.kinds, kind)),
        type.has.map((component) => now(renames?.components, component)),
      ];
    case 'record':
      return [type.type, type.fields.map((field) => [field.name, formOf(field.type, renames)])];
    case 'variant':
      return [
        type.type,
        type.cases.map(({ name, fields }) => [name, fields.map((field) => [field.name, formOf(field.type, renames)])]),
      ];
    case 'list':
      return [type.type, formOf(type.of, renames), type.least, type.most];
    case 'set':
    case 'optional':
      return [type.type, formOf(type.of, renames)];
    case 'map':
      return [type.type, formOf(type.key, renames), formOf(type.value, renames)];
    case 'int':
    case 'float':
      return [type.type, type.low, type.high];
    case 'decimal':
      return [type.type, type.scale, type.low, type.high];
    case 'text':
      return [type.type, type.max, type.matches];
    case 'bool':
    case 'duration':
    case 'instant':
    case 'dice':
    case 'scene':
      return type.type;
  }
}
