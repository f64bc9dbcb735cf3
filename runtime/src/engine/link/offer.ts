import type { Value } from '../../bundle/index.js';
import { deckOf, handOf } from '../run/deck.js';
import type { Turn } from '../run/turn.js';
import { holds, keyOf } from './choice-point.js';
import type { LinkedOffer, Operate } from './linked.js';
import type { OpOf, Placed, SceneLinker } from './scene-linker.js';
import { noTags } from './tags.js';

/** `~ offer tavern`: a choice that leads to a scene, as long as its gate is open. */
export function linkOfferScene(link: SceneLinker, { op, pc }: Placed<OpOf<'offerScene'>>): Operate {
  const linked = offered(link, op);
  const { scene: name } = op;
  return (turn) => {
    const scene = turn.program.scenes.get(name);
    if (!scene) throw new TypeError(`no scene ${name}`);
    const { opens } = scene;
    const available = !opens || withLocals(turn, scene.slots.length, () => holds(turn, op.id, opens));
    const key = linked.keys.length === 0 ? undefined : keyOf(turn, linked.keys);
    if (available) turn.offers.push({ linked, key, available, locals: turn.locals, title: name });
    return pc + 1;
  };
}

/** `~ offer rumours`: a choice for each card that may be drawn, the heaviest first. */
export function linkOfferCards(link: SceneLinker, { op, pc }: Placed<OpOf<'offerCards'>>): Operate {
  const linked = offered(link, op);
  const slot = link.slots.index(op.slot);
  return (turn) => {
    const { candidates } = handOf(turn, deckOf(turn, op.deck, op.id), op.id);
    const { locals } = turn;
    for (const { card } of candidates.toSorted((a, b) => b.weight - a.weight)) {
      const key = linked.keys.length === 0 ? card.name : `${keyOf(turn, linked.keys)}|${card.name}`;
      const taken = { slot, card: card.name };
      turn.offers.push({ linked, key, available: true, locals, title: card.line, taken });
    }
    return pc + 1;
  };
}

function offered(link: SceneLinker, op: OpOf<'offerScene' | 'offerCards'>): LinkedOffer {
  return {
    id: op.id,
    sticky: true,
    fallback: false,
    guard: undefined,
    label: undefined,
    echo: undefined,
    shownElse: undefined,
    keys: (op.keys ?? []).map((slot) => link.slots.index(slot)),
    hear: undefined,
    tags: noTags,
    to: op.to,
  };
}

/** A gate is asked before its scene has any locals. */
function withLocals<T>(turn: Turn, size: number, ask: () => T): T {
  const { locals } = turn;
  turn.locals = new Array<Value | undefined>(size).fill(undefined);
  const answer = ask();
  turn.locals = locals;
  return answer;
}
