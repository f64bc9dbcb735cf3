import type { DeckIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import { type Frame, newFrame } from './frame.js';
import type { LogicLinker } from './logic.js';
import { declared, type Names } from './names.js';
import type { References } from './references.js';

/** What checking decks takes along. */
interface DeckLinking {
  readonly names: Names;
  readonly logic: LogicLinker;
  readonly references: References;
  readonly findings: Findings;
  readonly checkSlots: (frame: Frame) => void;
}

/** Follows the names of a deck's cards. What decides between them changes nothing and meets no chance. */
export function linkDeck(linking: DeckLinking, key: string, deck: DeckIr): void {
  const { findings, logic, checkSlots } = linking;
  const met = new Set<string>();
  if (deck.bias) {
    const frame = newFrame({ pure: true });
    findings.at('decks', key);
    frame.bound.add(deck.bias.slot);
    logic.guard(deck.bias.value, frame);
    checkSlots(frame);
  }
  for (const [index, card] of deck.cards.entries()) {
    findings.at('decks', key, 'cards', index);
    findings.expect(!met.has(card.name), () => `There are two of card \`${card.name}\`.`);
    met.add(card.name);
    const frame = newFrame({ pure: true });
    logic.guard(card.when, frame);
    logic.guard(card.weight, frame);
    checkSlots(frame);
    linkVisited(linking, card.scene);
    if (card.payoff !== undefined) linking.references.place(card.payoff);
  }
}

/** A scene that is entered without arguments. */
function linkVisited(
  { names, references, findings }: Pick<DeckLinking, 'names' | 'references' | 'findings'>,
  name: string,
): void {
  const scene = declared(names.program.scenes, name);
  references.need(scene !== undefined, `a scene \`${name}\``);
  const lacking = scene?.parameters.find((parameter) => parameter.default === undefined);
  findings.expect(lacking === undefined, () => `The scene \`${name}\` needs arguments.`);
}
