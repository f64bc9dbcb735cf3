import { readFile } from 'node:fs/promises';
import type { Diagnostic } from '../diagnostics/index.js';
import { writeWhole } from './files.js';

/**
 * Findings that are known and let pass, so that a large pack can be held to a rule from today on. They are told by file,
 * code and message, never by line: what is added above does not bring them back.
 */
export interface Baseline {
  /** `quay.fab FAB4006 Nothing ever reads …`, and how many of it there are. */
  readonly counts: ReadonlyMap<string, number>;
}

/** What is left of the findings, and what of the baseline is not found any more. */
export interface BaselineResult {
  readonly rest: readonly Diagnostic[];
  readonly known: number;
  readonly gone: number;
}

/** Reads a baseline; a sentence about what is wrong where it is none. */
export async function readBaseline(path: string): Promise<Baseline | string> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `\`${path}\` is no baseline: it is not JSON.`;
  }
  if (typeof value !== 'object' || value === null || !('findings' in value) || !isCounts(value.findings)) {
    return `\`${path}\` is no baseline. \`fabula check --write-baseline FILE\` writes one.`;
  }
  return { counts: new Map(Object.entries(value.findings)) };
}

/** Takes what is known off the findings; of several alike, the first ones. */
export function withoutKnown(diagnostics: readonly Diagnostic[], { counts }: Baseline): BaselineResult {
  const left = new Map(counts);
  const rest = diagnostics.filter((each) => {
    const key = keyOf(each);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { rest, known: diagnostics.length - rest.length, gone };
}

/** Writes the findings as a baseline: sorted, a line each, so that two branches merge. */
export async function writeBaseline(path: string, diagnostics: readonly Diagnostic[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const each of diagnostics) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  const findings = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeWhole(path, `${JSON.stringify({ fabula: 'baseline 1', findings }, null, 2)}\n`);
}

function keyOf({ place, code, message }: Diagnostic): string {
  return `${place.file} ${code} ${message}`;
}

function isCounts(value: unknown): value is Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((count) => typeof count === 'number' && Number.isSafeInteger(count) && count > 0);
}
