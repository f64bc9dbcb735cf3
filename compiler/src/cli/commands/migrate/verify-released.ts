import { renderJson } from '../../../diagnostics/index.js';
import type { History } from '../../../migrations/index.js';
import { exitCodes, type Run, writeJson } from '../../command.js';
import type { LoadedStory } from '../../load-checked.js';
import { describeHistoryProblem, type Problem, readHistory } from '../../migrations.js';
import { refuse } from '../../refuse.js';
import { showLint } from './show-plan.js';

/**
 * Holds one released migration against the release, and looks at its statements. `open` where the name is that of the one
 * that is planned, which is tried besides.
 */
export async function verifyReleased(
  run: Run,
  { pack, built }: LoadedStory,
  wanted: string,
  json: boolean,
): Promise<'done' | 'open'> {
  const read = await readHistory(pack.folder, built.program.pack.name);
  if (!read.ok) {
    refuse(run, read.problem, json);
    return 'done';
  }
  const { history } = read;
  const face = await import('../../../migrations/index.js');
  const migration = named(history, wanted);
  if (migration === undefined) {
    refuse(run, noSuch(history, wanted), json);
    return 'done';
  }
  const { released } = history;
  const newest = released ? face.newestNumber(released) : 0;
  if (!released || Number(migration.slice(0, 4)) > newest) return 'open';
  const wrong = await face.findMigrationProblem(history, migration);
  if (wrong) {
    refuse(run, describeHistoryProblem(wrong, newest), json);
    return 'done';
  }
  const sql = partsOf(history, migration);
  const linted = await face.lintPlan({ migration, sql });
  if (json) {
    const lint = linted.diagnostics.map((each) => renderJson(each, linted.sources));
    writeJson(run, { ok: true, released: migration, lint });
    return 'done';
  }
  showLint(run, linted);
  run.terminal.out(`migrations/${migration}${migration === first ? '.sql' : '/'} is as it was released.\n`);
  return 'done';
}

const first = '0001_init';

/** All that readers have, and all that is checked in. */
function allOf({ folders, released }: History): readonly string[] {
  const known = [
    first,
    ...folders.map((each) => each.migration),
    ...(released?.conversions ?? []).map((each) => each.migration),
  ];
  return [...new Set(known)].sort();
}

function named(history: History, wanted: string): string | undefined {
  const number = /^\d{1,4}$/.test(wanted) ? wanted.padStart(4, '0') : undefined;
  return allOf(history).find(
    (each) => each === wanted || each.slice(5) === wanted || (number !== undefined && each.startsWith(number)),
  );
}

function partsOf({ folders }: History, migration: string) {
  const files = folders.find((each) => each.migration === migration)?.files;
  const of = (part: string) => files?.get(`${part}.sql`);
  const [expand, convert, contract, undo] = [of('expand'), of('convert'), of('contract'), of('undo')];
  return {
    ...(expand !== undefined && { expand }),
    ...(convert !== undefined && { convert }),
    ...(contract !== undefined && { contract }),
    ...(undo !== undefined && { undo }),
  };
}

function noSuch(history: History, wanted: string): Problem {
  const message = `there is no migration \`${wanted}\`. There are ${allOf(history)
    .map((each) => `\`${each}\``)
    .join(', ')}.`;
  return { error: 'noSuchMigration', message, exit: exitCodes.usage };
}
