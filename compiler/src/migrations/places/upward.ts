import type { OpIr } from '@fabula/runtime/bundle';
import { stepsFrom } from '../../phases/5-lower/index.js';

/**
 * The labels that a reader has passed whichever way they came to an op, the nearest first. What leads back is left out of
 * account; a label that is come to by nothing but diverts counts as a beginning.
 */
export function labelsAbove(code: readonly OpIr[], at: number): readonly string[] {
  const above = passedBefore(code);
  const labels: string[] = [];
  for (let pc = above[at] ?? -1; pc >= 0; pc = above[pc] ?? -1) {
    const op = code[pc];
    if (op?.op === 'label') labels.push(op.id);
  }
  return labels;
}

/**
 * Of each op the nearest one that all ways to it pass; −1 at a beginning. Ways that lead on are in the code's order, so one
 * pass does (Cooper, Harvey and Kennedy 2001).
 */
function passedBefore(code: readonly OpIr[]): readonly number[] {
  const known = tables.get(code);
  if (known) return known;
  const from: number[][] = code.map(() => []);
  for (const pc of code.keys()) for (const { to } of stepsFrom(code, pc)) if (to > pc) from[to]?.push(pc);
  const above: number[] = [];
  const isReached: boolean[] = [];
  for (const [pc, ways] of from.entries()) {
    const reached = ways.filter((way) => isReached[way]);
    const [first, ...others] = reached;
    isReached.push(pc === 0 || first !== undefined || code[pc]?.op === 'label');
    above.push(first === undefined ? -1 : others.reduce((a, b) => meet(above, a, b), first));
  }
  tables.set(code, above);
  return above;
}

const tables = new WeakMap<readonly OpIr[], readonly number[]>();

function meet(above: readonly number[], one: number, other: number): number {
  let [a, b] = [one, other];
  while (a !== b) {
    if (a > b) a = above[a] ?? -1;
    else b = above[b] ?? -1;
  }
  return a;
}
