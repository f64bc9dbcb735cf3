import type { Json, ProgramIr, TypeIr } from '@fabula/runtime/bundle';

/** What a host's function answers in a shadow session: the simplest value of its type, in the form of the border. */
export function answerOf(program: ProgramIr, name: string): Json {
  const type = program.externs?.[name]?.result;
  return type ? simplest(program, type) : null;
}

function simplest(program: ProgramIr, type: TypeIr): Json {
  switch (type.type) {
    case 'bool':
      return false;
    case 'int':
    case 'float':
    case 'duration':
      return 'low' in type && type.low !== undefined ? type.low : 0;
    case 'decimal':
      return (type.low ?? 0) / 10 ** type.scale;
    case 'amount':
      return 0;
    case 'text':
      return '';
    case 'instant':
      return '2000-01-01T00:00:00Z';
    case 'enum':
      return program.schema.enums[type.enum]?.cases[0]?.name ?? '';
    case 'record':
      return Object.fromEntries(type.fields.map((field) => [field.name, simplest(program, field.type)]));
    case 'list':
      return Array.from({ length: type.least ?? 0 }, () => simplest(program, type.of));
    case 'set':
    case 'map':
      return [];
    default:
      return null;
  }
}
