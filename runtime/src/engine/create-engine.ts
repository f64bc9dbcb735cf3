import type { ProgramIr } from '../bundle/index.js';
import { loadHashing } from '../world/index.js';
import type { Engine } from './engine.js';
import { type Exploration, hashingFor } from './exploration.js';
import { linkProgram } from './link/program.js';
import { evaluate, given } from './run/console.js';
import { decodeState, encodeState } from './run/encode-state.js';
import { looseState } from './run/finish.js';
import { fold } from './run/fold.js';
import { missionsIn } from './run/journal.js';
import { seatsIn } from './run/seats-in.js';
import { step } from './run/step.js';
import { titles } from './run/titles.js';
import { waitingAt } from './run/waiting.js';

/**
 * Compiles a pack. Only loading the hash function has to be waited for; all that an engine does is done at once. Made for
 * exploring, an engine tells where it comes by and takes throws from outside; the hashes of its states are then keys of
 * exploration, and nobody else's business.
 */
export async function createEngine(ir: ProgramIr, exploration?: Exploration): Promise<Engine> {
  const loaded = await loadHashing();
  const hashing = exploration ? hashingFor(loaded, exploration.influence) : loaded;
  const program = linkProgram(ir, hashing, exploration);
  return {
    initial: looseState(hashing, [], { at: 'start' }, 0, 0),
    usesCampaign: program.usesCampaign,
    step: (state, input, effects) => step(program, hashing, state, input, effects),
    fold: (state, events) => fold(program, hashing, state, events),
    waiting: (state, seat, effects) => waitingAt(program, hashing, state, seat, effects),
    seats: (state) => seatsIn(program, hashing, state),
    titles: (state) => titles(program, hashing, state),
    missions: (state, seat) => missionsIn(program, hashing, state, seat),
    evaluate: (state, expression, seat) => evaluate(program, hashing, state, expression, seat),
    given: (state, statement, seat) => given(program, hashing, state, statement, seat),
    encode: encodeState,
    decode: (json) => decodeState(program, hashing, json),
  };
}
