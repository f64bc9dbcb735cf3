import type { CardIr, DeckIr } from '../../bundle/index.js';
import type { LinkedCard, LinkedDeck } from './linked.js';
import type { Linker } from './linker.js';

/** A deck. What a card hangs on has locals of its own: it is asked from any scene. */
export function linkDeck(linker: () => Linker, name: string, ir: DeckIr): LinkedDeck {
  const { draws, cards } = ir;
  const shuffles = draws === 'shuffle';
  const stays = ir.withoutReplacement === true;
  return {
    name,
    draws,
    keepsOut: stays || shuffles,
    comesBack: ir.reshuffles === true || (shuffles && !stays),
    bias: ir.bias && linkBias(linker(), ir.bias),
    cards: cards.map((card) => linkCard(linker(), name, card)),
  };
}

function linkBias(link: Linker, { slot, value }: NonNullable<DeckIr['bias']>): LinkedDeck['bias'] {
  const index = link.slots.index(slot);
  const linked = link.expression(value);
  return { value: linked, index, size: link.slots.names.length };
}

function linkCard(link: Linker, deck: string, { name, title, scene, when, weight }: CardIr): LinkedCard {
  return {
    name,
    line: title === undefined ? scene : `${deck}.${name}`,
    scene,
    when: when && link.expression(when),
    weight: weight && link.expression(weight),
    size: link.slots.names.length,
  };
}
