import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Objective } from '../../1-parse/index.js';
import type { AnalyzeInput } from '../input.js';
import { type NeverDone, neverDone } from '../mission-prospects.js';
import { prospectsIn } from '../never-holds.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Objectives that can never be done. A needed one that hangs on a scene nobody can reach is said of the mission, and what
 * only comes after such an objective is not said again.
 */
export function objectiveNeverDone(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const prospects = prospectsIn(input, flow);
  return input.missions.flatMap((mission) => {
    const { symbol } = mission;
    if (symbol.chapter.unit !== input.program.main) return [];
    return [...neverDone(mission, prospects)].flatMap(([objective, never]) => {
      const reason = reasonOf(objective, never);
      if (reason === undefined) return [];
      const { done, after, name } = objective;
      const span = (never.because === 'kept' ? after : done)?.span ?? name.span;
      return [diagnostic(catalogue.objectiveNeverDone, { file: symbol.file.path, span }, { name: name.text, reason })];
    });
  });
}

function reasonOf({ optional }: Objective, never: NeverDone): string | undefined {
  switch (never.because) {
    case 'bounds':
      return 'its condition can never be true';
    case 'place':
      return optional ? `no path leads to \`${never.place}\`` : undefined;
    case 'kept':
      return `it comes after \`${never.after}\`, which is only done with the mission`;
    case 'after':
    case 'circle':
      return undefined;
  }
}
