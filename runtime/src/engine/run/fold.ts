import { Draft, type Hashing } from '../../world/index.js';
import type { EngineEvent } from '../event.js';
import type { LinkedProgram } from '../link/linked.js';
import type { State } from '../state.js';
import { stateAfter } from './finish.js';
import { decodeFlow, encodeFlow, flowText } from './flow.js';
import { foldEvent } from './fold-event.js';

/** Rebuilds the state after a turn from what happened in it, executing nothing. */
export function fold(program: LinkedProgram, hashing: Hashing, state: State, events: readonly EngineEvent[]): State {
  // A turn that failed has left everything as it was; one whose rules did not settle stands.
  if (events.some((event) => event.event === 'fault' && event.fault !== 'rulesDontSettle')) return state;
  const isMigration = events.some(({ event }) => event === 'migrated');
  const turn = isMigration ? state.turn : turnAfter(state);
  const draft = new Draft(hashing, state.started ? state.cells : state.cells.copy(), turn);
  let flow = { flow: state.flow, text: state.flowText };
  try {
    for (const event of events) {
      if (event.event === 'moved') {
        const decoded = decodeFlow(program, event.flow);
        // A ledger may have put the keys in another order.
        flow = { flow: decoded, text: flowText(encodeFlow(decoded)) };
      } else {
        foldEvent(program.world, draft, event);
      }
    }
  } catch (error) {
    draft.drop();
    throw error;
  }
  return stateAfter(state, hashing, draft, events, flow, undefined);
}

/** The start is turn 0. */
export function turnAfter(state: State): number {
  return state.started ? state.turn + 1 : 0;
}
