import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Conditions in prose that no value of their types can make true. The checker computes bounds by intervals and follows
 * what earlier conditions have ruled out; what depends on the order of events is left to exploration.
 */
export function neverTrue(input: AnalyzeInput): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { symbol, expressions } of [...input.scenes, ...input.decks]) {
    if (symbol.chapter.unit !== input.program.main) continue;
    for (const [expression, { type }] of expressions) {
      // The literal `false` is how a line is put aside for a while.
      if (type.kind !== 'bool' || type.value !== false || expression.kind === 'bool') continue;
      found.push(diagnostic(catalogue.neverTrue, { file: symbol.file.path, span: expression.span }, {}));
    }
  }
  return found;
}
