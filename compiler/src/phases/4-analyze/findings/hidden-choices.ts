import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { mayAllBeHidden } from '../choices.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Choice points that can be left with nothing to choose: every choice has a guard, and no two of them are each other's
 * opposite. Guards that together cover every case in a subtler way are reported all the same: a fallback says so.
 */
export function hiddenChoices(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { scene, points } of flow.scenes.values()) {
    if (scene.symbol.chapter.unit !== input.program.main) continue;
    for (const point of points.values()) {
      if (point.choices.length === 0 || !flow.reached.has(point.node) || !mayAllBeHidden(point)) continue;
      const place = { file: scene.symbol.file.path, span: point.node.span };
      found.push(diagnostic(catalogue.everyChoiceMayBeHidden, place, { count: point.choices.length }));
    }
  }
  return found;
}
