import type { Diagnostic } from '../../diagnostics/index.js';
import { deadEnd } from './findings/dead-end.js';
import { endlessLoop } from './findings/endless-loop.js';
import { hiddenChoices } from './findings/hidden-choices.js';
import { jumpsPastLet } from './findings/jumps-past-let.js';
import { neverRead } from './findings/never-read.js';
import { neverTrue } from './findings/never-true.js';
import { unreachableScene } from './findings/unreachable-scene.js';
import type { AnalyzeInput } from './input.js';
import type { ProgramFlow } from './program-flow.js';

/** A finding: pure, and knowing nothing of the others. */
export type Finding = (input: AnalyzeInput, flow: ProgramFlow) => Diagnostic[];

/** All findings. Who adds one adds a file beside these and a line here. */
export const findings: readonly Finding[] = [
  unreachableScene,
  deadEnd,
  hiddenChoices,
  endlessLoop,
  neverTrue,
  neverRead,
  jumpsPastLet,
];
