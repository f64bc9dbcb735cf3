import { type Bundle, type ConversionIr, canonicalJson, type ProgramIr } from '@fabula/runtime/bundle';
import { initialMigration, sameTables } from '../phases/6-emit/index.js';
import type { BuildOutput } from '../program/index.js';
import type { Answers } from './change.js';
import {
  appliedParts,
  differsFrom,
  mergeSides,
  migrationFileName,
  parseMigrationFile,
  readEdits,
  renderFolder,
  withEdits,
} from './folder/index.js';
import { type History, initialFile, type MigrationFolder, newestNumber, openMigration } from './history.js';
import { type Plan, planMigration } from './plan.js';

/** What a bundle carries for stores and for saves. */
export interface BundleMigrations {
  /** With the names that tables have by the releases before. */
  readonly program: ProgramIr;
  readonly migrations: readonly { readonly name: string; readonly sql: string }[];
  readonly conversions: readonly ConversionIr[];
  /** The hash of the release, where that has this very program: a bundle that differs from it otherwise goes on from it. */
  readonly sameAs?: string;
}

/** How what is declared lies to what was released. */
export type Fit =
  /** Nothing was released: there is the one file, which may be out of step. */
  | { readonly fit: 'first'; readonly sql: string; readonly stale: boolean; readonly carried: BundleMigrations }
  /** Nothing has to become of saves or tables. */
  | { readonly fit: 'same'; readonly carried: BundleMigrations }
  | { readonly fit: 'planned'; readonly plan: Plan; readonly carried: BundleMigrations }
  | { readonly fit: 'unplanned'; readonly plan: Plan }
  /** The folder is not what would be planned now: `differs` names the first file. */
  | { readonly fit: 'stale'; readonly plan: Plan; readonly folder: MigrationFolder; readonly differs: string }
  /** There is a folder, and nothing to migrate. */
  | { readonly fit: 'needless'; readonly folder: MigrationFolder };

export const noAnswers: Answers = { moved: {}, dropped: [] };

/** What a build says of a pack, as far as plans are made of it. */
type Declared = Pick<BuildOutput, 'program' | 'docs' | 'migrations'>;

/** Compares what is declared with what was released and planned; what is checked in is taken to be whole. */
export async function fitOf(history: History, built: Declared): Promise<Fit> {
  const { program, docs, migrations: migrate } = built;
  const { released, initial } = history;
  if (!released) {
    const wanted = initialMigration(program, docs);
    // A doc comment is told to the tables, too; editing one is no change of what is stored.
    const fits = initial !== undefined && sameTables(initial, wanted);
    const sql = fits ? initial : wanted;
    const carried = { program, migrations: [{ name: initialFile, sql }], conversions: [] };
    return { fit: 'first', sql, stale: !fits, carried };
  }
  const folder = openMigration(history);
  const plan = await planMigration({
    before: released.program,
    after: program,
    docs,
    answers: folder ? answersIn(folder) : noAnswers,
    number: newestNumber(released) + 1,
    name: folder ? folder.migration.slice(5) : 'next',
    migrate,
    earlier: released.conversions,
  });
  if (plan.isEmpty) {
    if (folder) return { fit: 'needless', folder };
    return { fit: 'same', carried: after(released, planned(program, plan)) };
  }
  if (!folder) return { fit: 'unplanned', plan };
  const { kept, outdated } = await readEdits(plan, folder.files);
  const reviewed = withEdits(plan, kept);
  const differs =
    plan.questions.length > 0
      ? migrationFileName
      : (outdated[0] ?? differsFrom(await renderFolder(reviewed), folder.files));
  if (differs !== undefined) return { fit: 'stale', plan, folder, differs };
  return { fit: 'planned', plan: reviewed, carried: carriedBy(released, program, reviewed) };
}

/** What the next release carries. */
export function carriedBy(released: Bundle, program: ProgramIr, plan: Plan): BundleMigrations {
  const added = appliedParts.flatMap((part) => {
    const sql = plan.sql[part];
    return sql === undefined ? [] : [{ name: `${plan.migration}.${part}.sql`, sql }];
  });
  return {
    program: planned(program, plan),
    migrations: [...released.migrations, ...added],
    conversions: [...released.conversions, plan.conversion],
  };
}

/** The answers that a folder keeps, so that planning again asks nothing twice; of both sides, where a merge left its marks. */
export function answersIn({ files }: MigrationFolder): Answers {
  return mergeSides(files.get(migrationFileName) ?? '')
    .map(answersOf)
    .reduce(mergeAnswers, noAnswers);
}

function answersOf(text: string): Answers {
  const parsed = parseMigrationFile(text);
  if (!parsed.ok) return noAnswers;
  const { moved, dropped, kept, turned } = parsed.file.answers;
  return { moved, dropped, ...(kept && { kept }), ...(turned && { turned }) };
}

/** What both answer differently is the second one's to say. */
export function mergeAnswers(one: Answers, other: Answers): Answers {
  const kept = [...new Set([...(one.kept ?? []), ...(other.kept ?? [])])];
  const turned = { ...one.turned, ...other.turned };
  return {
    moved: { ...one.moved, ...other.moved },
    dropped: [...new Set([...one.dropped, ...other.dropped])],
    ...(kept.length > 0 && { kept }),
    ...(Object.keys(turned).length > 0 && { turned }),
  };
}

/** What goes on from a release without a migration, and says so to the host that has the release's sessions. */
function after(
  { hash, program: { releases = [], ...before }, migrations, conversions }: Bundle,
  program: ProgramIr,
): BundleMigrations {
  if (!sameJson(before, program))
    return { program: { ...program, releases: [...releases, hash] }, migrations, conversions };
  return { program: releases.length > 0 ? { ...program, releases } : program, migrations, conversions, sameAs: hash };
}

function sameJson(one: unknown, other: unknown): boolean {
  const decoder = new TextDecoder();
  return decoder.decode(canonicalJson(one)) === decoder.decode(canonicalJson(other));
}

function planned(program: ProgramIr, { projection }: Plan): ProgramIr {
  const { projection: _, ...rest } = program;
  return projection ? { ...rest, projection } : rest;
}
