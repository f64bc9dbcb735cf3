import type { PackMigrationReport, PackMigrations, StoreError } from '../../ports/index.js';
import { inOrder, readFileName } from './pack-files.js';
import type { MigrationFile } from './store-plan.js';

type Files = Pick<PackMigrations, 'pack' | 'files' | 'conversions'>;
type File = PackMigrations['files'][number];

export interface PackPlan {
  /** In the order in which they are applied, contracts among them. */
  readonly pending: readonly File[];
  readonly report: PackMigrationReport;
}

/**
 * What of a pack's files is still to be applied. Expands and converts are one history, contracts another, since those wait for
 * sessions. One of the two, files or history, is a prefix of the other: else the tables are something that no file describes.
 */
export function planPack(pack: Files, applied: readonly MigrationFile[]): PackPlan | StoreError {
  const files = inOrder(pack.files);
  const wrong = wrongFiles(files, pack.conversions ?? []) ?? foreign(files, applied);
  if (wrong) return refusal(wrong);
  const newest = newestNumber(files, pack.conversions ?? []);
  const rising = compare(files.filter(not(isContract)), applied.filter(not(isContract)), newest);
  if ('error' in rising) return rising;
  const contracts = compare(files.filter(isContract), applied.filter(isContract), newest);
  if ('error' in contracts) return contracts;
  const [beyond] = contracts.ahead;
  if (beyond) return { error: 'needsNewer', pack: pack.pack, file: beyond.name };
  const pending = new Set([...rising.pending, ...contracts.pending]);
  const ahead = new Set<MigrationFile>(rising.ahead);
  return {
    pending: files.filter((file) => pending.has(file)),
    report: {
      applied: [],
      pending: rising.pending.map(nameOf),
      alreadyApplied: applied.filter((file) => !ahead.has(file)).map(nameOf),
      contracts: contracts.pending.map(nameOf),
      ahead: rising.ahead.map(nameOf),
    },
  };
}

/** The report after these files were applied. */
export function afterApplying({ report }: PackPlan, applied: readonly string[]): PackMigrationReport {
  const done = new Set(applied);
  return {
    ...report,
    applied,
    pending: report.pending.filter((name) => !done.has(name)),
    contracts: report.contracts.filter((name) => !done.has(name)),
  };
}

export function isContract(file: { readonly name: string }): boolean {
  return readFileName(file.name).phase === 'contract';
}

interface Compared {
  readonly pending: readonly File[];
  readonly ahead: readonly MigrationFile[];
}

function compare(files: readonly File[], applied: readonly MigrationFile[], newest: number): Compared | StoreError {
  for (const [index, done] of applied.entries()) {
    const here = files[index];
    const file = files.find(({ name }) => name === done.name);
    if (file && file.checksum !== done.checksum) return { error: 'edited', file: done.name };
    if (file && here !== file)
      return refusal(`migration ${here?.name ?? ''} stands before ${done.name}, which was applied without it`);
    if (file) continue;
    // Files that end before the history does are those of an older version, unless what is missing is of a migration they have.
    const number = readFileName(done.name).number ?? Number.POSITIVE_INFINITY;
    if (here === undefined && number > newest) return { pending: [], ahead: applied.slice(index) };
    return refusal(`migration ${done.name} was applied to this store, but its file is not here`);
  }
  return { pending: files.slice(applied.length), ahead: [] };
}

/** Why these can't be the files of one pack. */
function wrongFiles(files: readonly File[], conversions: readonly number[]): string | undefined {
  for (const [index, file] of files.entries()) {
    const { number, migration, phase } = readFileName(file.name);
    const before = files.slice(0, index).find((other) => {
      const name = readFileName(other.name);
      return other.name === file.name || (number !== undefined && name.number === number && name.phase === phase);
    });
    if (before?.name === file.name) return `two migrations are named ${file.name}`;
    if (before)
      return `${before.name} and ${file.name} have the same number; \`fabula migrate merge\` gives one another`;
    const sibling = files.find((other) => number !== undefined && readFileName(other.name).number === number);
    if (sibling && readFileName(sibling.name).migration !== migration)
      return `${sibling.name} and ${file.name} have the same number; \`fabula migrate merge\` gives one another`;
  }
  const numbers = files.map(({ name }) => readFileName(name).number);
  const present = new Set([...numbers, ...conversions]);
  for (const [index, number] of numbers.entries()) {
    const before = numbers[index - 1];
    if (number === undefined || before === undefined) continue;
    for (let between = before + 1; between < number; between++)
      if (!present.has(between))
        return `between the migrations ${files[index - 1]?.name ?? ''} and ${files[index]?.name ?? ''} one is missing`;
  }
  return undefined;
}

/** A number that was given to one migration here, and to another one there. */
function foreign(files: readonly File[], applied: readonly MigrationFile[]): string | undefined {
  for (const done of applied) {
    const { number, migration } = readFileName(done.name);
    if (number === undefined) continue;
    const other = files.find((file) => readFileName(file.name).number === number);
    if (other && readFileName(other.name).migration !== migration)
      return `migration ${done.name} was applied to this store; here its number is that of ${other.name}`;
  }
  return undefined;
}

function newestNumber(files: readonly File[], conversions: readonly number[]): number {
  return Math.max(0, ...files.map(({ name }) => readFileName(name).number ?? 0), ...conversions);
}

function not<T>(test: (value: T) => boolean): (value: T) => boolean {
  return (value) => !test(value);
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function refusal(detail: string): StoreError {
  return { error: 'refused', detail };
}
