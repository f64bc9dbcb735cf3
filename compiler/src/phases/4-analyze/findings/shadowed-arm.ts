import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { CheckedScene } from '../../3-check/index.js';
import { type Asked, chainsIn } from '../chains.js';
import { implies } from '../implies.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Arms that never run, since an earlier one is taken whenever their condition holds: of `if … else if`, within a line,
 * too, of `~ pick first`, and guards of a `match` behind the same patterns. Conditions are held against each other one
 * by one and as written; that two earlier ones cover a third together is only found where it is a matter of bounds,
 * which is told as a condition that can never hold.
 */
export function shadowedArm(input: AnalyzeInput): Diagnostic[] {
  return input.scenes.flatMap((scene) => {
    if (scene.symbol.chapter.unit !== input.program.main) return [];
    return [...chainsIn(scene)].flatMap((chain) => shadowed(scene, chain));
  });
}

/** So many before it are looked at: a longer row is a table that somebody generated, and would take its square. */
const farthest = 64;

function shadowed(scene: CheckedScene, chain: readonly Asked[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, later] of chain.entries()) {
    const first = chain.slice(Math.max(0, index - farthest), index).find((earlier) => covers(earlier, later));
    if (!first) continue;
    const { path: file } = scene.symbol.file;
    const related = [{ place: { file, span: first.span }, message: 'This one is taken first.' }];
    found.push(diagnostic(catalogue.shadowedArm, { file, span: later.span }, {}, { related }));
  }
  return found;
}

function covers(earlier: Asked, later: Asked): boolean {
  return !later.never && earlier.patterns === later.patterns && implies(later.ir, earlier.ir);
}
