import type { MigrationReport, StoreError } from '../../ports/index.js';

export interface MigrationFile {
  readonly name: string;
  readonly checksum: string;
}

export interface MigrationPlan<F extends MigrationFile> {
  readonly pending: readonly F[];
  readonly report: MigrationReport;
}

/**
 * What of the store's own migrations is still to be applied. History is a prefix of the files: a file edited, dropped or slipped
 * in before one that was applied makes the store's schema something that no file describes.
 */
export function planMigrations<F extends MigrationFile>(
  files: readonly F[],
  applied: readonly MigrationFile[],
): MigrationPlan<F> | StoreError {
  for (const [index, done] of applied.entries()) {
    const file = files[index];
    const elsewhere = files.find(({ name }) => name === done.name);
    if (!elsewhere)
      return { error: 'refused', detail: `migration ${done.name} was applied to this store, but its file is not here` };
    if (elsewhere.checksum !== done.checksum) return { error: 'edited', file: done.name };
    if (file !== elsewhere)
      return {
        error: 'refused',
        detail: `migration ${file?.name ?? ''} stands before ${done.name}, which was applied without it`,
      };
  }
  const pending = files.slice(applied.length);
  return {
    pending,
    report: {
      applied: [],
      pending: pending.map(({ name }) => name),
      alreadyApplied: applied.map(({ name }) => name),
    },
  };
}
