import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AskedCondition } from '../../3-check/index.js';
import { chainsIn } from '../chains.js';
import { implies } from '../implies.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Arms that never run, since an earlier one is taken whenever their condition holds: of `if … else if` in prose, in
 * logic and within a line, of `~ pick first`, and guards of a `match` behind the same patterns. Conditions are held against each other one
 * by one and as written; that two earlier ones cover a third together is only found where it is a matter of bounds,
 * which is told as a condition that can never hold.
 */
export function shadowedArm({ program, scenes, declarations }: AnalyzeInput): Diagnostic[] {
  const { main } = program;
  const files = new Set(main.files.map(({ source }) => source.path));
  const inProse = scenes.flatMap((scene) => {
    const { chapter, file } = scene.symbol;
    return chapter.unit === main ? chainsIn(scene).flatMap((row) => shadowed(file.path, row)) : [];
  });
  const inLogic = declarations.flatMap(({ conditions }) =>
    conditions && files.has(conditions.file) ? conditions.rows.flatMap((row) => shadowed(conditions.file, row)) : [],
  );
  return [...inProse, ...inLogic];
}

/** So many before it are looked at: a longer row is a table that somebody generated, and would take its square. */
const farthest = 64;

function shadowed(file: string, chain: readonly AskedCondition[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, later] of chain.entries()) {
    const first = chain.slice(Math.max(0, index - farthest), index).find((earlier) => covers(earlier, later));
    if (!first) continue;
    const related = [{ place: { file, span: first.span }, message: 'This one is taken first.' }];
    found.push(diagnostic(catalogue.shadowedArm, { file, span: later.span }, {}, { related }));
  }
  return found;
}

function covers(earlier: AskedCondition, later: AskedCondition): boolean {
  return !later.never && earlier.patterns === later.patterns && implies(later.ir, earlier.ir);
}
