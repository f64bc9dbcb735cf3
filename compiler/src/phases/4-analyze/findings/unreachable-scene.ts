import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Scenes that no way leads to. Proved by following every divert and visit from the start, whatever its conditions; a
 * scene that is only reached where a condition can never hold is not found here.
 */
export function unreachableScene(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  if (!flow.start) return [];
  const found: Diagnostic[] = [];
  for (const { scene, entry, labels } of flow.scenes.values()) {
    const { symbol } = scene;
    // A library's scenes are there for those who want them, and cards have findings of their own.
    if (symbol.chapter.unit !== input.program.main || symbol.deck) continue;
    if (flow.reached.has(entry) || [...labels.values()].some((label) => flow.reached.has(label))) continue;
    const place = { file: symbol.file.path, span: symbol.declaration.name.span };
    found.push(diagnostic(catalogue.unreachableScene, place, { name: symbol.name }));
  }
  return found;
}
