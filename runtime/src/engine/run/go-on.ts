import { actAt, isAlone, missingAt } from './answering.js';
import { ruleRounds } from './limits.js';
import { play } from './play.js';
import { lookAt, optionsOf } from './point.js';
import { runTurnEnd, type TurnEnd } from './rules.js';
import type { Turn } from './turn.js';

/**
 * What was called from outside, or done at the turn's end, may have closed every choice there was. Nobody could ever go on,
 * so flow does, as if it had come to the point only now. Rules that close one point after another are stopped.
 */
export function goOnWhereShut(turn: Turn, settled: TurnEnd): void {
  let end = settled;
  for (let round = 0; isShut(turn); round++) {
    if (round >= ruleRounds) {
      const detail = `more than ${ruleRounds} choice points in a row were shut`;
      turn.events.push({ event: 'fault', by: turn.waitAt, fault: 'rulesDontSettle', detail });
      return;
    }
    turn.waiting = undefined;
    actAt(turn, turn.waitPc);
    play(turn, turn.waitPc);
    end = runTurnEnd(turn, end);
  }
}

function isShut(turn: Turn): boolean {
  const { waiting, frame, waitPc } = turn;
  if (turn.ended || !waiting || waiting.wait === 'ended' || waiting.wait === 'text') return false;
  const point = frame.scene.points.get(waitPc);
  if (!point) return false;
  const { length } = turn.events;
  const shut = isAlone(turn)
    ? !optionsOf(turn, lookAt(turn, point)).some(({ available }) => available)
    : missingAt(turn, waitPc).length === 0;
  // What is refused at a look was recorded when the reader was shown the point.
  turn.events.length = length;
  return shut;
}
