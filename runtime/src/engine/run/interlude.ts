import { Refusal } from '../../world/index.js';
import { deckOf, drawFrom, handOf } from './deck.js';
import { enterScene } from './enter.js';
import { visitDepth } from './limits.js';
import { play } from './play.js';
import { recordRefusal } from './refuse.js';
import { markOf, undo } from './savepoint.js';
import { StoryFault } from './signals.js';
import type { Turn } from './turn.js';

/**
 * Plays a scene in between, where the reader stands: afterwards the story is back at the same choices. The input point is
 * kept on the stack as if it visited, but for that coming back asks it anew. False where it could not be entered.
 */
export function playBetween(turn: Turn, name: string, by: string): boolean {
  const { waiting, frame } = turn;
  if (turn.ended || !waiting || waiting.wait === 'ended') return false;
  const scene = turn.program.scenes.get(name);
  if (!scene) throw new StoryFault('unknownScene', name, by);
  if (turn.stack.length >= visitDepth) {
    recordRefusal(turn, by, new Refusal('shut', name));
    return false;
  }
  const wait = frame.scene.points.has(turn.waitPc) ? 'choice' : 'text';
  const entered = refusing(turn, by, () =>
    enterScene(turn, { scene, label: undefined, given: [], by }, `${frame.path}/`),
  );
  if (!entered) return false;
  turn.stack = [...turn.stack, { ...frame, wait, at: turn.waitAt, pc: turn.waitPc }];
  turn.frame = entered.frame;
  turn.locals = entered.frame.locals;
  turn.waiting = undefined;
  play(turn, entered.pc);
  return true;
}

/** Draws a card and plays it in between; false where the deck has none. */
export function drawBetween(turn: Turn, deck: string, by: string): boolean {
  if (turn.ended || !turn.waiting || turn.waiting.wait === 'ended') return false;
  const card = drawFrom(turn, handOf(turn, deckOf(turn, deck, by), by), by);
  return card !== undefined && playBetween(turn, card.scene, by);
}

/** A refusal undoes what was begun, and is recorded; a gate that is shut is one. */
function refusing<T>(turn: Turn, by: string, begin: () => T | undefined): T | undefined {
  const mark = markOf(turn);
  turn.overwritten.length = 0;
  try {
    const begun = begin();
    if (begun === undefined) recordRefusal(turn, by, new Refusal('shut'));
    return begun;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    undo(turn, { ...mark, overwritten: 0 });
    recordRefusal(turn, by, refusal);
    return undefined;
  }
}
