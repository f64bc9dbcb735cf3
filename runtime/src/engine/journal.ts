import type { Value } from '../bundle/index.js';
import type { MissionStanding, ObjectiveStanding } from './run/mission-steps.js';

/** How a mission stands, with all of its parts: what of it a reader is shown is for who shows it. */
export interface MissionView {
  readonly mission: string;
  readonly stands: MissionStanding;
  readonly objectives: readonly { readonly name: string; readonly stands: ObjectiveStanding }[];
  /** Figures are absent where they can't be read. */
  readonly clocks: readonly { readonly name: string; readonly at?: Value; readonly full?: Value }[];
}
