import type { ProgramIr, TypeIr } from '@fabula/runtime/bundle';

/** A type as an author would write it. */
export function describeType(type: TypeIr, program: ProgramIr): string {
  const of = (inner: TypeIr): string => describeType(inner, program);
  switch (type.type) {
    case 'int':
    case 'float':
      return `${type.type}${range(type.low, type.high)}`;
    case 'decimal': {
      const figure = (bound: number): number => bound / 10 ** type.scale;
      return `decimal of ${type.scale} places${range(
        type.low === undefined ? undefined : figure(type.low),
        type.high === undefined ? undefined : figure(type.high),
      )}`;
    }
    case 'amount':
      return type.resource;
    case 'text':
      return `text${type.max === undefined ? '' : ` max ${type.max}`}${type.matches === undefined ? '' : ` matches "${type.matches}"`}`;
    case 'enum':
      return type.enum;
    case 'record':
      return `{ ${type.fields.map((field) => `${field.name}: ${of(field.type)}`).join(', ')} }`;
    case 'variant':
      return type.cases.map(({ name }) => name).join(' | ');
    case 'ref':
      return [...type.kinds, ...type.has.map((component) => `ref<has ${component}>`)].join(' | ') || 'ref';
    case 'scene':
      return 'Scene';
    case 'list':
      return `list<${of(type.of)}>${range(type.least, type.most)}`;
    case 'set':
      return `set<${of(type.of)}>`;
    case 'map':
      return `map<${of(type.key)}, ${of(type.value)}>`;
    case 'optional':
      return `${of(type.of)}?`;
    case 'bool':
    case 'duration':
    case 'instant':
    case 'dice':
      return type.type;
  }
}

function range(low: number | undefined, high: number | undefined): string {
  if (low === undefined && high === undefined) return '';
  return ` in ${low ?? ''}..${high ?? ''}`;
}
