import type { DerivedIr, ExprIr, TypeIr } from '@fabula/runtime/bundle';
import type { FormerMigration } from '../../phases/3-check/index.js';
import type { Renames } from '../change.js';

/**
 * Entities and scenes that are called otherwise, in what was kept: before anything else the record is made anew with the names
 * of today. Undefined where nothing that is read names any.
 */
export function withNamesNow(
  { slot, reads }: FormerMigration,
  renames: Renames,
): DerivedIr['lets'][number] | undefined {
  const fields: { [name: string]: ExprIr } = {};
  let renamed = false;
  for (const [name, { type }] of reads) {
    const kept: ExprIr = { op: 'get', of: { op: 'local', slot }, name };
    const now = nameNow(kept, type, renames);
    renamed ||= now !== undefined;
    fields[name] = now ?? kept;
  }
  return renamed ? { slot, value: { op: 'record', fields } } : undefined;
}

function nameNow(kept: ExprIr, type: TypeIr, renames: Renames): ExprIr | undefined {
  switch (type.type) {
    case 'ref':
      return byName(kept, renames.entities);
    case 'scene':
      return byName(kept, renames.scenes);
    case 'optional':
      return nameNow(kept, type.of, renames);
    case 'list': {
      const value = nameNow({ op: 'local', slot: '$element' }, type.of, renames);
      return value && { op: 'each', slot: '$element', source: kept, value };
    }
    default:
      return undefined;
  }
}

/** A name that stays, and `none`, are what they were. */
function byName(kept: ExprIr, names: ReadonlyMap<string, string>): ExprIr | undefined {
  if (names.size === 0) return undefined;
  return {
    op: 'match',
    subject: kept,
    arms: [
      ...[...names].map(([was, now]) => ({
        patterns: [{ match: 'value' as const, value: was }],
        value: { op: 'const' as const, value: now },
      })),
      { patterns: [{ match: 'bind', slot: '$kept' }], value: { op: 'local', slot: '$kept' } },
    ],
  };
}
