import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Objective } from '../../1-parse/index.js';
import type { AnalyzeInput } from '../input.js';
import { neverDone } from '../mission-prospects.js';

/** Objectives that wait for each other, so that none of them opens: said once a circle, where it is met first. */
export function objectivesInCircle(input: AnalyzeInput): Diagnostic[] {
  return input.missions.flatMap((mission) => {
    const { symbol } = mission;
    if (symbol.chapter.unit !== input.program.main) return [];
    const said = new Set<Objective>();
    const found: Diagnostic[] = [];
    // Whether conditions can hold is nothing to a circle.
    for (const [objective, never] of neverDone(mission, () => undefined)) {
      if (never.because !== 'circle' || said.has(objective)) continue;
      for (const each of never.circle) said.add(each);
      const span = (objective.after ?? objective).span;
      const names = never.circle.map(({ name }) => `\`${name.text}\``);
      found.push(diagnostic(catalogue.objectivesInCircle, { file: symbol.file.path, span }, { names }));
    }
    return found;
  });
}
