import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';

/** Clocks whose figure lies outside what they read. */
export function clockNeverFull(input: AnalyzeInput): Diagnostic[] {
  return input.missions.flatMap(({ symbol, clocks }) => {
    if (symbol.chapter.unit !== input.program.main) return [];
    return symbol.declaration.clocks.flatMap(({ name, full }, index) => {
      const type = clocks[index]?.type;
      if (type?.kind !== 'bool' || type.value !== false) return [];
      const place = { file: symbol.file.path, span: full.span };
      return [diagnostic(catalogue.clockNeverFull, place, { name: name.text })];
    });
  });
}
