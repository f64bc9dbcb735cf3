import { StoreFailure } from '../../ports/index.js';
import type { SqlDriver, Statement } from './driver.js';
import { type Home, readTables, type WrittenTable } from './pack-rows.js';
import { quoteName } from './pack-schema.js';
import { textOf } from './rows.js';
import * as statements from './statements.js';

/** Where a pack's rows go, by one of its functions. Its schema never changes, so it is asked for once. */
export interface PackHome extends Home {
  /** As a name that may stand in SQL text. */
  readonly project: string;
  readonly append: Statement;
  readonly number: number;
  replacing: Replacing | undefined;
  /** How often its tables were looked up: a statement's name stands for one text only. */
  looked: number;
}

/** How the rows of a branch are put anew. */
interface Replacing {
  readonly tables: ReadonlyMap<string, WrittenTable>;
  readonly replace: Statement;
  readonly replaceAndAppend: Statement;
}

const defaultProjection = 'fabula_project';

/** A failure when the pack's migrations were never applied. */
export async function packHome(
  driver: SqlDriver,
  homes: Map<string, PackHome>,
  tenant: string,
  pack: string | undefined,
  projection: string = defaultProjection,
): Promise<PackHome> {
  const name = JSON.stringify([pack, projection]);
  const known = homes.get(name);
  if (known) return known;
  const [row] = pack === undefined ? [] : await driver.run(tenant, statements.packSchema, [pack]);
  if (pack === undefined || !row)
    throw new StoreFailure({
      error: 'needsMigration',
      detail: `the migrations of pack ${pack ?? '(none named)'} were not applied`,
    });
  const schema = textOf(row, 'schema_name');
  const quoted = quoteName(schema);
  const project = `${quoted}.${quoteName(projection)}`;
  const number = homes.size + 1;
  const home: PackHome = {
    schema,
    quoted,
    project,
    number,
    append: statements.appendAndProject(project, number),
    replacing: undefined,
    looked: 0,
  };
  homes.set(name, home);
  return home;
}

/**
 * The tables that a branch may have rows in by the time that a function's story puts them anew are there when that is first asked of
 * it, so that they are looked up once. A contract takes some away later: the statement that misses one fails, and who ran it
 * has them looked up again by `forgetTables`.
 */
export async function replacingIn(driver: SqlDriver, tenant: string, home: PackHome): Promise<Replacing> {
  if (home.replacing) return home.replacing;
  const tables = await readTables(driver, tenant, home);
  const replaced = [...tables.values()]
    .filter(({ ofBranch, ofTurns }) => ofBranch && !ofTurns)
    .map(({ name }) => `${home.quoted}.${quoteName(name)}`);
  home.looked += 1;
  const number = `${home.number}_${home.looked}`;
  home.replacing = {
    tables,
    replace: statements.replaceAndProject(home.project, replaced, number),
    replaceAndAppend: statements.replaceAndAppend(home.project, replaced, number),
  };
  return home.replacing;
}

export function forgetTables(home: PackHome): void {
  home.replacing = undefined;
}
