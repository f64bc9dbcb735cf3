import { analysesTable } from './analyses.js';
import { compileRows, measureSize, sizeArgument } from './compile.js';
import { editRows } from './edit.js';
import { exploreRows } from './explore.js';
import { holds, type Row, table } from './measure.js';
import { migrateRows } from './migrate.js';
import { playRows } from './play.js';
import { queryRows } from './queries.js';
import { startRows } from './start.js';
import { storeRows } from './store.js';

/**
 * Prints the table of `docs/performance.md`. Figures of one run on one machine: read the ratios. `--quick` leaves out
 * what takes minutes; `--only compile` runs one part; `--analyses` prints how long each analysis takes instead.
 */
const size = process.argv[process.argv.indexOf(sizeArgument) + 1];
if (process.argv.includes(sizeArgument) && size !== undefined) {
  process.stdout.write(JSON.stringify(await measureSize(size)));
  process.exit();
}

if (process.argv.includes('--analyses')) {
  process.stdout.write(`${analysesTable()}\n`);
  process.exit();
}

const quick = process.argv.includes('--quick');
const only = process.argv[process.argv.indexOf('--only') + 1];
const parts: readonly (readonly [string, () => Row[] | Promise<Row[]>])[] = [
  ['compile', () => compileRows((quick ? 1 : 10) * 1024 * 1024)],
  ['edit', () => editRows((quick ? 1 : 10) * 1024 * 1024)],
  ['play', playRows],
  ['explore', exploreRows],
  ['start', startRows],
  ['store', storeRows],
  ['migrate', migrateRows],
  ['queries', queryRows],
];

const rows: Row[] = [];
for (const [name, run] of parts) {
  if (process.argv.includes('--only') && only !== name) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await run()));
}
process.stdout.write(`${table(rows)}\n`);
const missed = rows.filter((row) => !holds(row)).length;
process.stdout.write(
  missed === 0 ? '\nAll promises are held.\n' : `\n${missed} of ${rows.length} promises are not held.\n`,
);
