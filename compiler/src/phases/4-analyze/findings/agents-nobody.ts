import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';
import { within } from '../within.js';

/** Agents of a kind of which there is never one: not declared, not populated, not made, and not the player. */
export function agentsNobody({ program, declarations }: AnalyzeInput): Diagnostic[] {
  if (!declarations.some(({ simulation }) => simulation)) return [];
  const made = new Set<string>();
  for (const unit of program.units) {
    for (const { declaration } of unit.symbols)
      if (declaration.kind === 'entity') made.add(declaration.type.names.at(-1)?.text ?? '');
    made.add(unit.player?.declaration.is?.names.at(-1)?.text ?? '');
  }
  for (const { simulation, action, function: fn, rule, scene, mission } of declarations) {
    for (const { kind } of simulation?.ir.populations ?? []) made.add(lastOf(kind));
    for (const part of [simulation?.ir, action?.ir, fn?.ir, rule, mission?.ir, ...(scene?.statements.values() ?? [])])
      within(part, (node) => {
        if (node['op'] === 'new' && typeof node['kind'] === 'string') made.add(lastOf(node['kind']));
      });
  }
  return declarations.flatMap(({ simulation }) => {
    if (!simulation || simulation.symbol.chapter.unit !== program.main) return [];
    const { symbol } = simulation;
    return symbol.declaration.agents.flatMap(({ of }) => {
      const kind = of.names.at(-1)?.text ?? '';
      return made.has(kind)
        ? []
        : [diagnostic(catalogue.agentsNobody, { file: symbol.file.path, span: of.span }, { kind })];
    });
  });
}

/** Kinds are told apart by their own names: one too many that is made only keeps the finding silent. */
function lastOf(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('.'), id.lastIndexOf('/')) + 1);
}
