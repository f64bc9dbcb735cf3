import { findings, hints, programFlow } from '../phases/4-analyze/index.js';
import type { Program } from './program.js';

/** How long one analysis took. */
export interface AnalysisTime {
  readonly name: string;
  readonly milliseconds: number;
}

/**
 * Runs every analysis of a pack without errors by itself and takes its time; first the graph that they share. Undefined
 * where the pack has errors. For whoever looks after their speed: `now` is a clock in milliseconds.
 */
export function timeAnalyses(program: Program, now: () => number): readonly AnalysisTime[] | undefined {
  const input = program.story();
  if (!input) return undefined;
  const timed = <T>(run: () => T): readonly [T, number] => {
    const start = now();
    const result = run();
    return [result, now() - start];
  };
  const [flow, milliseconds] = timed(() => programFlow(input));
  const times = [...findings, ...hints].map((finding) => {
    const [, taken] = timed(() => finding(input, flow));
    return { name: finding.name, milliseconds: taken };
  });
  return [{ name: 'programFlow', milliseconds }, ...times];
}
