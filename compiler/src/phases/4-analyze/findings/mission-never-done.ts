import { catalogue, type Diagnostic, diagnostic, type Related } from '../../../diagnostics/index.js';
import type { CheckedMission } from '../../3-check/index.js';
import type { AnalyzeInput } from '../input.js';
import { neverDone } from '../mission-prospects.js';
import { type Prospects, prospectsIn } from '../never-holds.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Missions that can't be finished: one that never starts, that nothing finishes, or whose needed objective hangs on a
 * scene that no path leads to. What hangs on the order of events is for exploration.
 */
export function missionNeverDone(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const prospects = prospectsIn(input, flow);
  return input.missions.flatMap((mission) => {
    const { symbol } = mission;
    const why = symbol.chapter.unit === input.program.main ? whyNever(mission, prospects) : undefined;
    if (!why) return [];
    const place = { file: symbol.file.path, span: symbol.declaration.name.span };
    const { reason, related } = why;
    return [diagnostic(catalogue.missionNeverDone, place, { name: symbol.name, reason }, { related })];
  });
}

function whyNever(
  mission: CheckedMission,
  prospects: Prospects,
): { readonly reason: string; readonly related: readonly Related[] } | undefined {
  const { symbol, conditions } = mission;
  const { starts, objectives } = symbol.declaration;
  const file = symbol.file.path;
  if (starts && prospects(starts, conditions.get(starts))) {
    return {
      reason: 'what it starts with can never be true',
      related: [{ place: { file, span: starts.span }, message: 'It would start here.' }],
    };
  }
  if (!objectives.some(({ optional, done }) => !optional && done)) {
    return { reason: 'no objective finishes it, since each is optional or only to be kept', related: [] };
  }
  for (const [{ optional, done, name }, never] of neverDone(mission, prospects)) {
    if (optional || never.because !== 'place' || !done) continue;
    return {
      reason: `\`${name.text}\` needs \`${never.place}\`, and no path leads there`,
      related: [{ place: { file, span: done.span }, message: 'It is asked for here.' }],
    };
  }
  return undefined;
}
