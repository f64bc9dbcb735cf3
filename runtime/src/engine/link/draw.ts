import { Refusal } from '../../world/index.js';
import { type Candidate, deckOf, drawFrom, drawn, type Hand, handOf, heaviest } from '../run/deck.js';
import { recordRefusal, refusable } from '../run/refuse.js';
import { StoryFault } from '../run/signals.js';
import { type Turn, writeFrameLocal } from '../run/turn.js';
import { leaveFor, visitFrom } from './divert.js';
import type { LinkedCard, LinkedScene, Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';

/** Draws a card, plays its scene and comes back to the op after. */
export function linkDraw(link: SceneLinker, { op, pc, owner }: Placed<OpOf<'draw'>>): Operate {
  const { id } = op;
  const slot = op.slot === undefined ? undefined : link.slots.index(op.slot);
  const chosen = op.card === undefined ? undefined : link.slots.index(op.card);
  const operate = refusable(owner, pc + 1, (turn) => {
    const hand = handOf(turn, deckOf(turn, op.deck, id), id);
    const card = chosen === undefined ? drawFrom(turn, hand, id) : takeFrom(turn, hand, turn.locals[chosen], id);
    if (!card) return pc + 1;
    if (slot !== undefined) writeFrameLocal(turn, slot, card.name);
    const to = visitFrom(turn, { scene: sceneOf(turn, card, id), label: undefined, given: [], by: id }, id, pc);
    return to ?? pc + 1;
  });
  if (slot === undefined) return operate;
  return (turn) => {
    // What was drawn here last must not stand for a draw that came to nothing.
    turn.frame.locals[slot] = null;
    return operate(turn);
  };
}

/** Leaves for the heaviest card. Where there is none flow goes on with the `else`, or that is recorded. */
export function linkBest({ op, pc, owner }: Placed<OpOf<'best'>>): Operate {
  const { id } = op;
  const otherwise = op.else ?? pc + 1;
  return refusable(owner, otherwise, (turn) => {
    const hand = handOf(turn, deckOf(turn, op.deck, id), id);
    const best = heaviest(hand.candidates);
    if (!best) {
      if (op.else === undefined) recordRefusal(turn, id, new Refusal('shut', op.deck));
      return otherwise;
    }
    const card = drawn(turn, hand, best, id);
    const target = { scene: sceneOf(turn, card, id), label: undefined, given: [], by: id };
    return leaveFor(turn, target, op.run === true) ?? otherwise;
  });
}

/** The card that a reader chose, as long as it may be drawn: it was looked at again when it was taken. */
function takeFrom(turn: Turn, hand: Hand, name: unknown, by: string): LinkedCard | undefined {
  const found: Candidate | undefined = hand.candidates.find(({ card }) => card.name === name);
  return found && drawn(turn, hand, found, by);
}

function sceneOf(turn: Turn, card: LinkedCard, by: string): LinkedScene {
  const scene = turn.program.scenes.get(card.scene);
  if (!scene) throw new StoryFault('unknownScene', card.scene, by);
  return scene;
}
