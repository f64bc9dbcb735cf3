import type { Value } from '../../bundle/index.js';
import { isList, Refusal } from '../../world/index.js';
import type { Evaluate, LinkedCard, LinkedDeck } from '../link/linked.js';
import { randomShare, shuffledOrder } from './chance.js';
import { recordRefusal } from './refuse.js';
import { StoryFault } from './signals.js';
import { happen, spend, type Turn } from './turn.js';

/** A card that may be drawn, with what it weighs. */
export interface Candidate {
  readonly card: LinkedCard;
  readonly weight: number;
}

/** What a deck keeps between draws. Counts are relative: what matters is which card was drawn less than others. */
interface Pile {
  /** Cards drawn since the last reshuffle, in the order they are declared in. */
  readonly out: readonly string[];
  readonly round: number;
  readonly seen: ReadonlyMap<string, number>;
}

/** The cards that may be drawn now, and the pile they lie in: a new one where the old was dry and comes back. */
export interface Hand {
  readonly deck: LinkedDeck;
  readonly candidates: readonly Candidate[];
  readonly pile: Pile;
}

export function deckOf(turn: Turn, name: string, by: string): LinkedDeck {
  const deck = turn.program.decks.get(name);
  if (!deck) throw new StoryFault('unknownDeck', name, by);
  return deck;
}

/** Looks at a deck; changes nothing. A card whose condition or weight is refused may not be drawn, which is recorded. */
export function handOf(turn: Turn, deck: LinkedDeck, by: string): Hand {
  spend(turn, deck.cards.length);
  const open = deck.cards.flatMap((card) => candidate(turn, deck, card, by));
  const pile = pileOf(turn, deck);
  if (!deck.keepsOut) return { deck, candidates: open, pile };
  const left = open.filter(({ card }) => !pile.out.includes(card.name));
  if (left.length > 0 || !deck.comesBack) return { deck, candidates: left, pile };
  return { deck, candidates: open, pile: { ...pile, out: [], round: pile.round + 1 } };
}

/** Draws by the deck's own way; undefined where there is nothing to draw. */
export function drawFrom(turn: Turn, hand: Hand, by: string): LinkedCard | undefined {
  const { deck, candidates } = hand;
  const [only] = candidates;
  if (!only) {
    happen(turn, { event: 'drawn', by, deck: deck.name, candidates: [] });
    return undefined;
  }
  switch (deck.draws) {
    case 'first':
      return drawn(turn, hand, only, by);
    case 'best':
      return drawn(turn, hand, heaviest(candidates) ?? only, by);
    case 'leastSeen':
      return drawn(turn, hand, leastSeen(hand) ?? only, by);
    case 'shuffle':
      return drawn(turn, hand, explored(turn, candidates) ?? nextInOrder(turn, hand) ?? only, by);
    case 'weighted': {
      const wanted = explored(turn, candidates);
      const roll = wanted ? middleOf(candidates, wanted) : randomShare(turn, by);
      return drawn(turn, hand, wanted ?? atShare(candidates, roll), by, roll);
    }
  }
}

/** Takes note that a card of a hand was drawn, by whatever way, and puts it out. */
export function drawn(turn: Turn, hand: Hand, { card }: Candidate, by: string, roll?: number): LinkedCard {
  const { deck, candidates } = hand;
  const pile = pileAfter(hand, card);
  happen(turn, {
    event: 'drawn',
    by,
    deck: deck.name,
    card: card.name,
    candidates: candidates.map((each) => ({ card: each.card.name, weight: each.weight })),
    ...(roll !== undefined && { roll }),
    ...(pile !== undefined && { pile }),
  });
  return card;
}

/** The heaviest; of equals the one declared first. */
export function heaviest(candidates: readonly Candidate[]): Candidate | undefined {
  return least(candidates, ({ weight }) => -weight);
}

function candidate(turn: Turn, deck: LinkedDeck, card: LinkedCard, by: string): readonly Candidate[] {
  const scene = turn.program.scenes.get(card.scene);
  if (!scene) throw new StoryFault('unknownScene', card.scene, by);
  const { when, weight: reckoned } = card;
  if (when && asked(turn, when, card.size, by) !== true) return [];
  if (scene.opens && asked(turn, scene.opens, scene.slots.length, by) !== true) return [];
  const weighs = reckoned ? asked(turn, reckoned, card.size, by) : 1;
  if (typeof weighs !== 'number' || weighs <= 0) return [];
  const weight = weighs * factor(turn, deck, card, by);
  return weight > 0 && Number.isFinite(weight) ? [{ card, weight }] : [];
}

/** What the deck makes of a card's weight; a bias that is refused leaves the card out. */
function factor(turn: Turn, { bias }: LinkedDeck, card: LinkedCard, by: string): number {
  if (!bias) return 1;
  const { value, index, size } = bias;
  const given = asked(
    turn,
    (at) => {
      at.locals[index] = card.scene;
      return value(at);
    },
    size,
    by,
  );
  return typeof given === 'number' ? given : 0;
}

/** What an expression is that changes nothing, with locals of its own; undefined where it is refused. */
function asked(turn: Turn, expression: Evaluate, size: number, by: string): Value | undefined {
  const { quiet, locals, path, depth } = turn;
  turn.quiet = true;
  turn.locals = new Array<Value | undefined>(size).fill(undefined);
  try {
    return expression(turn);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    recordRefusal(turn, by, refusal);
    return undefined;
  } finally {
    turn.quiet = quiet;
    turn.locals = locals;
    turn.path = path;
    turn.depth = depth;
  }
}

/** Who explores a story wants every card, not those that a seed gives. */
function explored(turn: Turn, candidates: readonly Candidate[]): Candidate | undefined {
  const wanted = candidates.length > 1 ? turn.program.exploration?.draw(1, candidates.length) : undefined;
  return wanted === undefined ? undefined : candidates[wanted - 1];
}

/** The card at a share of all weights, from 0 up to but not 1. Measured by the heaviest, so that no sum overflows. */
function atShare(candidates: readonly Candidate[], share: number): Candidate {
  const [first] = candidates;
  if (!first) throw new TypeError('nothing to draw');
  const unit = heaviest(candidates)?.weight ?? 1;
  const total = candidates.reduce((sum, { weight }) => sum + weight / unit, 0);
  let sum = 0;
  for (const each of candidates) {
    sum += each.weight / unit;
    if (share * total < sum) return each;
  }
  return candidates.at(-1) ?? first;
}

/** A share at which a card is drawn, so that the ledger of an exploration tells the truth. */
function middleOf(candidates: readonly Candidate[], wanted: Candidate): number {
  const unit = heaviest(candidates)?.weight ?? 1;
  const total = candidates.reduce((sum, { weight }) => sum + weight / unit, 0);
  const before = candidates.slice(0, candidates.indexOf(wanted)).reduce((sum, { weight }) => sum + weight / unit, 0);
  return (before + wanted.weight / unit / 2) / total;
}

function leastSeen({ candidates, pile }: Hand): Candidate | undefined {
  return least(candidates, ({ card }) => pile.seen.get(card.name) ?? 0);
}

/** Of a round's order, the first card that may be drawn. */
function nextInOrder(turn: Turn, { deck, candidates, pile }: Hand): Candidate | undefined {
  const order = shuffledOrder(turn, `deck/${deck.name}`, pile.round, deck.cards.length);
  for (const index of order) {
    const found = candidates.find(({ card }) => card === deck.cards[index]);
    if (found) return found;
  }
  return undefined;
}

function least(candidates: readonly Candidate[], measure: (candidate: Candidate) => number): Candidate | undefined {
  let found: Candidate | undefined;
  for (const each of candidates) if (!found || measure(each) < measure(found)) found = each;
  return found;
}

function pileOf(turn: Turn, deck: LinkedDeck): Pile {
  const cell = turn.draft.get(turn.program.world.keys.deck(deck.name));
  const fields = cell && typeof cell === 'object' && !isList(cell) && cell.is === 'record' ? cell.fields : {};
  const { out, round, seen } = fields;
  const counts = seen && typeof seen === 'object' && !isList(seen) && seen.is === 'record' ? seen.fields : {};
  return {
    out: out && isList(out) ? out.filter((name): name is string => typeof name === 'string') : [],
    round: typeof round === 'number' ? round : 0,
    seen: new Map(
      Object.entries(counts).flatMap(([card, count]) => (typeof count === 'number' ? [[card, count] as const] : [])),
    ),
  };
}

/**
 * What the deck's cell holds after a draw; undefined for a deck that keeps nothing. As little as its way of drawing needs,
 * in the cards' order, so that a deck that comes round again is found to be the same.
 */
function pileAfter({ deck, pile }: Hand, card: LinkedCard): Value | undefined {
  const fields: { [name: string]: Value } = {};
  if (deck.keepsOut) {
    fields['out'] = deck.cards.flatMap(({ name }) => (name === card.name || pile.out.includes(name) ? [name] : []));
  }
  if (deck.draws === 'shuffle' && pile.round > 0) fields['round'] = pile.round;
  if (deck.draws === 'leastSeen') {
    const counts = deck.cards.map(({ name }) => (pile.seen.get(name) ?? 0) + (name === card.name ? 1 : 0));
    const fewest = counts.reduce((low, count) => Math.min(low, count), counts[0] ?? 0);
    const seen: { [name: string]: Value } = {};
    for (const [index, { name }] of deck.cards.entries()) {
      const count = (counts[index] ?? 0) - fewest;
      if (count > 0) seen[name] = count;
    }
    fields['seen'] = { is: 'record', fields: seen };
  }
  return Object.keys(fields).length === 0 ? undefined : { is: 'record', fields };
}
