import type { Diagnostic } from '../../diagnostics/index.js';
import { findings, hints } from './findings.js';
import type { AnalyzeInput } from './input.js';
import { programFlow } from './program-flow.js';

export { findings, hints } from './findings.js';
export type { FlowNode, SceneFlow } from './flow-graph.js';
export type { AnalyzeInput } from './input.js';
export { type ProgramFlow, programFlow } from './program-flow.js';

/** What can be told of a whole program that has no errors; with hints, what nothing uses or changes yet, too. */
export function analyze(input: AnalyzeInput, withHints = false): Diagnostic[] {
  const flow = programFlow(input);
  return [...findings, ...(withHints ? hints : [])].flatMap((finding) => finding(input, flow));
}
