import type { Diagnostic } from '../../diagnostics/index.js';
import { agentsNobody } from './findings/agents-nobody.js';
import { alwaysTrue } from './findings/always-true.js';
import { beatMayNeverEnd } from './findings/beat-may-never-end.js';
import { beatNeverReached } from './findings/beat-never-reached.js';
import { cardNeverDrawn } from './findings/card-never-drawn.js';
import { clockNeverFull } from './findings/clock-never-full.js';
import { contentionNeverMet } from './findings/contention-never-met.js';
import { deadEnd } from './findings/dead-end.js';
import { deckMayRunDry } from './findings/deck-may-run-dry.js';
import { deckNeverDrawn } from './findings/deck-never-drawn.js';
import { endlessLoop } from './findings/endless-loop.js';
import { eventNeverEmitted } from './findings/event-never-emitted.js';
import { failNeverHappens } from './findings/fail-never-happens.js';
import { hiddenChoices } from './findings/hidden-choices.js';
import { jumpsPastLet } from './findings/jumps-past-let.js';
import { memberNeverProduced } from './findings/member-never-produced.js';
import { missionNeverDone } from './findings/mission-never-done.js';
import { neverHolds } from './findings/never-holds.js';
import { neverRead } from './findings/never-read.js';
import { neverTrue } from './findings/never-true.js';
import { neverWritten } from './findings/never-written.js';
import { noWayToEnd } from './findings/no-way-to-end.js';
import { objectiveNeverDone } from './findings/objective-never-done.js';
import { objectivesInCircle } from './findings/objectives-in-circle.js';
import { paymentNeverCovered } from './findings/payment-never-covered.js';
import { phaseNeverUsed } from './findings/phase-never-used.js';
import { privateFlow } from './findings/private-flow.js';
import { promptsOverBudget } from './findings/prompts-over-budget.js';
import { shadowedArm } from './findings/shadowed-arm.js';
import { tagSpeltAlone } from './findings/tag-spelt-alone.js';
import { unreachableLabel } from './findings/unreachable-label.js';
import { unreachableScene } from './findings/unreachable-scene.js';
import { unused } from './findings/unused.js';
import { unusedParameter } from './findings/unused-parameter.js';
import type { AnalyzeInput } from './input.js';
import type { ProgramFlow } from './program-flow.js';

/** A finding: pure, and knowing nothing of the others. */
export type Finding = (input: AnalyzeInput, flow: ProgramFlow) => Diagnostic[];

/** All findings. Who adds one adds a file beside these and a line here. */
export const findings: readonly Finding[] = [
  unreachableScene,
  unreachableLabel,
  noWayToEnd,
  deadEnd,
  hiddenChoices,
  endlessLoop,
  neverTrue,
  alwaysTrue,
  shadowedArm,
  neverRead,
  paymentNeverCovered,
  jumpsPastLet,
  deckMayRunDry,
  deckNeverDrawn,
  cardNeverDrawn,
  objectiveNeverDone,
  objectivesInCircle,
  missionNeverDone,
  failNeverHappens,
  clockNeverFull,
  beatNeverReached,
  beatMayNeverEnd,
  eventNeverEmitted,
  phaseNeverUsed,
  agentsNobody,
  contentionNeverMet,
  neverHolds,
  privateFlow,
  promptsOverBudget,
  tagSpeltAlone,
];

/** What is told to whoever works on a whole pack: a piece of one has much that nothing uses yet. */
export const hints: readonly Finding[] = [neverWritten, unused, unusedParameter, memberNeverProduced];
