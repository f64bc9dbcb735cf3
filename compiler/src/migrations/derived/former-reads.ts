import type { DerivedIr, ExprIr, FieldIr, Json, KeptIr, ProgramIr } from '@fabula/runtime/bundle';
import type { FormerMigration } from '../../phases/3-check/index.js';
import { constantOf, sameJson } from '../values/index.js';

/** What a migration reads, with what it read as where it was never written. */
export function formerReads(migration: FormerMigration, before: ProgramIr): DerivedIr['reads'] {
  return Object.fromEntries(
    [...migration.reads].map(([cell, field]) => [cell, { field: cell, ...keptOf(migration, cell, field, before) }]),
  );
}

function keptOf(migration: FormerMigration, cell: string, field: FieldIr, before: ProgramIr): KeptIr {
  const value = field.default ? constantOf(field.default) : emptyOf(field);
  const of: { [thing: string]: Json } = {};
  for (const [thing, given] of givenTo(migration, cell, before)) {
    const own = constantOf(given);
    if (own !== undefined && (value === undefined || !sameJson(own, value))) of[thing] = own;
  }
  return { ...(value !== undefined && { value }), ...(Object.keys(of).length > 0 && { of }) };
}

/** Without a default an optional is `none`, and nothing is held of a resource. */
function emptyOf({ type }: FieldIr): Json | undefined {
  if (type.type === 'optional') return null;
  return type.type === 'amount' ? { $n: '0' } : undefined;
}

/** What declarations give the field: entities, the players' bodies, edges. */
function givenTo(
  { sort, was }: FormerMigration,
  cell: string,
  { schema }: ProgramIr,
): readonly (readonly [thing: string, value: ExprIr])[] {
  if (sort === 'relation')
    return schema.edges.flatMap(({ relation, from, to, values }) => {
      const value = relation === was ? values[cell] : undefined;
      // The ends of an edge that leads both ways stand in order.
      const isTurned = schema.relations[was]?.mutual === true && to < from;
      return value ? [[isTurned ? `${to} ${from}` : `${from} ${to}`, value] as const] : [];
    });
  const isOf = (kind: string | undefined): boolean =>
    kind !== undefined && (sort === 'kind' ? kind === was : schema.kinds[kind]?.has.includes(was) === true);
  const short = cell.slice(cell.lastIndexOf('.') + 1);
  const things = [
    ...schema.entities.map(({ id, kind, values }) => ({ id, kind, values })),
    { id: 'player', kind: schema.player.kind, values: schema.player.values },
  ];
  return things.flatMap(({ id, kind, values }) => {
    if (!isOf(kind)) return [];
    const isOwn = schema.kinds[kind ?? '']?.fields.some(({ name }) => name === short) === true;
    // A component's field may be given by its short name, where the kind has none that is called so.
    const value = values[cell] ?? (cell === short || !isOwn ? values[short] : undefined);
    return value ? [[id, value] as const] : [];
  });
}
