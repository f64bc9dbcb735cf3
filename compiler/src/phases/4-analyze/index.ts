import type { Diagnostic } from '../../diagnostics/index.js';
import { findings } from './findings.js';
import type { AnalyzeInput } from './input.js';
import { programFlow } from './program-flow.js';

export type { FlowNode, SceneFlow } from './flow-graph.js';
export type { AnalyzeInput } from './input.js';
export { type ProgramFlow, programFlow } from './program-flow.js';

/** What can be told of a whole program that has no errors. */
export function analyze(input: AnalyzeInput): Diagnostic[] {
  const flow = programFlow(input);
  return findings.flatMap((finding) => finding(input, flow));
}
