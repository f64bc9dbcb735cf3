import type { MigrationIr } from '@fabula/runtime/bundle';
import type { Models } from '../change.js';

/**
 * The `migrate from` blocks that the release did not have. One that it had was carried out with it, and stands in the source
 * because nobody took it out.
 */
export function freshMigrations({ before, after }: Models): readonly MigrationIr[] {
  const released = new Set((before.schema.migrations ?? []).map((each) => JSON.stringify(each)));
  return (after.schema.migrations ?? []).filter((each) => !released.has(JSON.stringify(each)));
}

/** What migrations of a declaration say of its fields: which they give a value, which they read. */
export interface Migrated {
  readonly sets: ReadonlySet<string>;
  readonly reads: (field: string) => boolean;
}

export function migratedOf(migrations: readonly MigrationIr[], of: string): Migrated {
  const own = migrations.filter((each) => each.of === of);
  const sets = new Set(own.flatMap(({ values }) => Object.keys(values)));
  const read = new Set(
    own.flatMap(({ old, lets = [], values }) => {
      const sources = [...lets.map(({ value }) => value), ...Object.values(values)];
      return sources.flatMap((source) => readFrom(old, source));
    }),
  );
  return { sets, reads: (field) => read.has(field) };
}

/** `stamina` of `old.stamina * 10`. */
function readFrom(old: string, source: string): string[] {
  const members = new RegExp(String.raw`(?<![\p{L}\p{N}_.])${old}\s*\.\s*([\p{L}_][\p{L}\p{N}_]*)`, 'gu');
  return [...source.matchAll(members)].map(([, field = '']) => field);
}
