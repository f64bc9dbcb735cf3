import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { labelsOf } from '../../2-bind/index.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Labels that no way leads to, in scenes that are come to: no divert names them, and what stands above them goes
 * elsewhere. Proved as for scenes, by following every way whatever its conditions. All that stands behind such a label
 * is lost with it, its choices, too.
 */
export function unreachableLabel(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  if (!flow.start) return [];
  const found: Diagnostic[] = [];
  for (const { scene, entry, labels } of flow.scenes.values()) {
    const { symbol } = scene;
    if (symbol.chapter.unit !== input.program.main || !flow.reached.has(entry)) continue;
    for (const { name, node } of labelsOf(symbol.declaration)) {
      const label = labels.get(input.ids.idOf(node));
      if (!label || flow.reached.has(label)) continue;
      const place = { file: symbol.file.path, span: name.span };
      found.push(diagnostic(catalogue.unreachableLabel, place, { name: name.text }));
    }
  }
  return found;
}
