import type { Diagnostic } from '../../diagnostics/index.js';
import { cardNeverDrawn } from './findings/card-never-drawn.js';
import { clockNeverFull } from './findings/clock-never-full.js';
import { deadEnd } from './findings/dead-end.js';
import { deckMayRunDry } from './findings/deck-may-run-dry.js';
import { deckNeverDrawn } from './findings/deck-never-drawn.js';
import { endlessLoop } from './findings/endless-loop.js';
import { failNeverHappens } from './findings/fail-never-happens.js';
import { hiddenChoices } from './findings/hidden-choices.js';
import { jumpsPastLet } from './findings/jumps-past-let.js';
import { missionNeverDone } from './findings/mission-never-done.js';
import { neverRead } from './findings/never-read.js';
import { neverTrue } from './findings/never-true.js';
import { objectiveNeverDone } from './findings/objective-never-done.js';
import { objectivesInCircle } from './findings/objectives-in-circle.js';
import { privateFlow } from './findings/private-flow.js';
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
  deckMayRunDry,
  deckNeverDrawn,
  cardNeverDrawn,
  objectiveNeverDone,
  objectivesInCircle,
  missionNeverDone,
  failNeverHappens,
  clockNeverFull,
  privateFlow,
];
