import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects all garbage. */
function collect(): void {
  runInNewContext('gc()');
}

/** A row of the table: what was measured, ours, the other's, their ratio and what was promised. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio: number;
  /** At least, or at most. */
  readonly target: { readonly least: number } | { readonly most: number };
}

/** The middle of several runs, in milliseconds, after runs that only warm up. */
export async function median(run: () => unknown, { runs, warm }: { runs: number; warm: number }): Promise<number> {
  // Neither side shall pay for the other's garbage. Not between runs: it would throw compiled code away, too.
  collect();
  const times: number[] = [];
  for (let i = 0; i < warm + runs; i++) {
    const start = performance.now();
    await run();
    if (i >= warm) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** MB a second, a megabyte being 2^20 bytes. */
export function rate(bytes: number, milliseconds: number): number {
  return bytes / 1048576 / (milliseconds / 1000);
}

/** Whether a row keeps its promise. */
export function holds({ ratio, target }: Row): boolean {
  return 'least' in target ? ratio >= target.least : ratio <= target.most;
}

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const wanted = 'least' in row.target ? `≥ ${row.target.least}` : `≤ ${row.target.most}`;
    return `| ${row.what} | ${row.ours} | ${row.against} | ${row.ratio.toFixed(2)} | ${wanted} | ${holds(row) ? 'yes' : '**no**'} |`;
  });
  return [
    '| what | Fabula | against | ratio | wanted | held |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
