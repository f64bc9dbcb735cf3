import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { AnalyzeInput } from '../input.js';

/** In phases of these names something happens by itself: agents see, decide and act, what they share is settled. */
const byThemselves: ReadonlySet<string> = new Set(['perceive', 'decide', 'act', 'resolve', 'settle']);

/** Phases in which nothing is done. */
export function phaseNeverUsed({ program, declarations }: AnalyzeInput): Diagnostic[] {
  return declarations.flatMap(({ simulation }) => {
    if (!simulation || simulation.symbol.chapter.unit !== program.main) return [];
    const { phases, steps, agents, actions } = simulation.symbol.declaration;
    const isActed = agents.length > 0 || actions.length > 0;
    const used = new Set(steps.map(({ phase }) => phase.text));
    return phases
      .filter(({ text }) => !used.has(text) && !(isActed && byThemselves.has(text)))
      .map(({ text, span }) =>
        diagnostic(catalogue.phaseNeverUsed, { file: simulation.symbol.file.path, span }, { name: text }),
      );
  });
}
