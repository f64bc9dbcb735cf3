import type { FieldIr, SchemaIr, TypeIr, Value } from '../../bundle/index.js';

/**
 * What the host's function might answer, for whoever explores a story without a host: each bool, member, case and figure
 * is decided like a throw, so that whatever the story makes of it is played.
 */
export function exploredAnswer(
  schema: SchemaIr,
  type: TypeIr,
  draw: (low: number, high: number) => number | undefined,
): Value {
  const pick = (count: number): number => (count > 1 ? (draw(0, count - 1) ?? 0) : 0);
  switch (type.type) {
    case 'bool':
      return pick(2) === 1;
    case 'int': {
      const low = type.low ?? Math.min(0, type.high ?? 0);
      const high = type.high ?? Math.max(low, 1);
      return low === high ? low : (draw(low, high) ?? low);
    }
    case 'float': {
      const low = type.low ?? Math.min(0, type.high ?? 0);
      const high = type.high ?? Math.max(low, 1);
      return pick(2) === 1 ? high : low;
    }
    case 'text':
    case 'scene':
      return '';
    case 'decimal':
    case 'amount':
      return 0n;
    case 'duration':
    case 'instant':
      return 0;
    case 'dice':
      return { is: 'dice', count: 1, sides: 6 };
    case 'enum': {
      const cases = schema.enums[type.enum]?.cases ?? [];
      return cases[pick(cases.length)]?.name ?? '';
    }
    case 'ref': {
      const { kinds } = type;
      const entities = schema.entities.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
      return entities[pick(entities.length)]?.id ?? null;
    }
    case 'optional':
      return pick(2) === 1 ? exploredAnswer(schema, type.of, draw) : null;
    case 'list':
      return new Array(type.least ?? 0).fill(null).map(() => exploredAnswer(schema, type.of, draw));
    case 'set':
      return { is: 'set', items: [] };
    case 'map':
      return { is: 'map', entries: [] };
    case 'record':
      return { is: 'record', fields: fieldsOf(schema, type.fields, draw) };
    case 'variant': {
      const found = type.cases[pick(type.cases.length)];
      return { is: 'variant', case: found?.name ?? '', fields: fieldsOf(schema, found?.fields ?? [], draw) };
    }
  }
}

function fieldsOf(
  schema: SchemaIr,
  fields: readonly FieldIr[],
  draw: (low: number, high: number) => number | undefined,
): { readonly [name: string]: Value } {
  const values: { [name: string]: Value } = {};
  for (const { name, type } of fields) values[name] = exploredAnswer(schema, type, draw);
  return values;
}
