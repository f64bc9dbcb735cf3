import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';
import { type NeverHolds, prospectsIn } from '../never-holds.js';
import type { ProgramFlow } from '../program-flow.js';

/** Fail states of missions and of objectives that can't come about. */
export function failNeverHappens(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const prospects = prospectsIn(input, flow);
  return input.missions.flatMap(({ symbol, conditions }) => {
    if (symbol.chapter.unit !== input.program.main) return [];
    const { fails, objectives } = symbol.declaration;
    const asked = [...fails.map(({ when }) => when), ...objectives.flatMap(({ fail }) => fail ?? [])];
    return asked.flatMap((condition) => {
      const never = prospects(condition, conditions.get(condition));
      if (!never) return [];
      const place = { file: symbol.file.path, span: condition.span };
      return [diagnostic(catalogue.failNeverHappens, place, { reason: reasonOf(never) })];
    });
  });
}

function reasonOf(never: NeverHolds): string {
  return never.because === 'bounds' ? 'this can never be true' : `no path leads to \`${never.place}\``;
}
