import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Conditions in prose that no value of their types can make true. The checker computes bounds by intervals and follows
 * what earlier conditions have ruled out; what depends on the order of events is left to exploration.
 */
export function neverTrue(input: AnalyzeInput): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const scene of input.scenes) {
    if (scene.symbol.chapter.unit !== input.program.main) continue;
    for (const [expression, { type }] of scene.expressions) {
      // The literal `false` is how a line is put aside for a while.
      if (type.kind !== 'bool' || type.value !== false || expression.kind === 'bool') continue;
      found.push(diagnostic(catalogue.neverTrue, { file: scene.symbol.file.path, span: expression.span }, {}));
    }
  }
  return found;
}
