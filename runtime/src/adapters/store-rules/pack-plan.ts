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
 * What of a row of files is still to be applied. History is a prefix of the files: a file edited, dropped, renamed or
 * slipped in before one that was applied makes the store's schema something that no file describes.
 */
export function planMigrations<F extends MigrationFile>(
  files: readonly F[],
  applied: readonly MigrationFile[],
): MigrationPlan<F> | StoreError {
  const twice = files.find((file, index) => files.findIndex(({ name }) => name === file.name) !== index);
  if (twice) return { error: 'refused', detail: `two migrations are named ${twice.name}` };
  const gap = firstGap(files);
  if (gap) return { error: 'refused', detail: `between the migrations ${gap[0]} and ${gap[1]} one is missing` };
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

/** The report after everything pending was applied. */
export function allApplied<F extends MigrationFile>(plan: MigrationPlan<F>): MigrationReport {
  return { applied: plan.report.pending, pending: [], alreadyApplied: plan.report.alreadyApplied };
}

/** Where all names begin with a number, the numbers follow each other. */
function firstGap(files: readonly MigrationFile[]): readonly [string, string] | undefined {
  const numbers = files.map(({ name }) => Number.parseInt(name, 10));
  if (numbers.some(Number.isNaN)) return undefined;
  const index = numbers.findIndex((number, i) => i > 0 && number !== (numbers[i - 1] ?? 0) + 1);
  return index < 1 ? undefined : [files[index - 1]?.name ?? '', files[index]?.name ?? ''];
}
