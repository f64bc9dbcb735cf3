import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';
import { isNode, within } from '../within.js';

/** What is shared out though nobody reaches for it. */
export function contentionNeverMet({ program, declarations }: AnalyzeInput): Diagnostic[] {
  const taken = new Set<string>();
  const writes = (target: unknown): void => {
    if (isNode(target) && typeof target['field'] === 'string') taken.add(target['field']);
  };
  if (!declarations.some(({ simulation }) => simulation)) return [];
  for (const { action } of declarations) {
    within(action?.ir, (node) => {
      if (node['do'] === 'transfer') writes(node['from']);
      else if (node['do'] === 'set') writes(node['to']);
    });
  }
  return declarations.flatMap(({ simulation }) => {
    if (!simulation || simulation.symbol.chapter.unit !== program.main) return [];
    const { symbol, ir } = simulation;
    // An action that says it of its own argument is taken at its word.
    return symbol.declaration.contentions.flatMap(({ what }) => {
      const field = what.names.at(-1)?.text ?? '';
      const meant = ir.contentions.find((each) => each.action === undefined && each.field.split('.').at(-1) === field);
      if (!meant || taken.has(meant.field)) return [];
      const written = what.names.map(({ text }) => text).join('.');
      const place = { file: symbol.file.path, span: what.span };
      return [diagnostic(catalogue.contentionNeverMet, place, { what: written })];
    });
  });
}
