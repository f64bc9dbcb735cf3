import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../diagnostics/index.js';
import type { CardDeclaration, DeckDeclaration, Expression, Path, SceneDeclaration } from '../1-parse/index.js';
import { cardNamed, isSymbolOf, lookupPath, type Symbol } from '../2-bind/index.js';
import { sceneOfCard } from './card.js';
import type { CheckedCard, CheckedDeclaration, Elaborated } from './checked.js';
import { Checker } from './checker.js';
import { checkArguments } from './expressions/arguments.js';
import { plainText } from './expressions/literal.js';
import { condition, describe } from './fit.js';
import { namesOf, reportUndefined, resolvePath } from './names.js';
import type { ProgramContext } from './program-context.js';
import { formerId } from './schema/renames.js';
import { signatureOf } from './signature.js';
import { intervalOf } from './types/interval.js';
import { intTy, sceneTy } from './types.js';

/** A deck: what decides between its cards, and where they lead. Cards with prose are checked as the scenes they are. */
export function checkDeck(context: ProgramContext, symbol: Symbol<DeckDeclaration>): CheckedDeclaration {
  const { declaration } = symbol;
  const c = new Checker(context, { chapter: symbol.chapter, file: symbol.file, place: symbol.id });
  const expressions = new Map<Expression, Elaborated>();
  const bias = declaration.bias && checkBias(c, declaration.bias);
  const cards = declaration.cards
    .flatMap((card) => checkCard(c, symbol, card, expressions))
    .map((card) => (bias?.light ? { ...card, light: true } : card));
  const title = declaration.title && plainText(declaration.title);
  return {
    diagnostics: c.diagnostics,
    uses: c.uses,
    deck: {
      symbol,
      cards,
      expressions,
      ...formerId(c, symbol),
      ...(bias && { bias: { slot: bias.slot, value: bias.ir } }),
      ...(title !== undefined && { title }),
    },
  };
}

function checkCard(
  c: Checker,
  deck: Symbol<DeckDeclaration>,
  card: CardDeclaration,
  expressions: Map<Expression, Elaborated>,
): readonly CheckedCard[] {
  const weight = card.weight && checkWeight(c, card.weight);
  const scene = card.prose ? deck.cards?.get(card.name.text) : standsFor(c, card);
  // Of a card with prose it is the gate of its scene.
  let when: ExprIr | undefined;
  const { when: written } = card;
  if (written && !card.prose) {
    const test = c.purely('a card’s condition', () => condition(c, written));
    expressions.set(written, test);
    when = test.ir;
  }
  const payoff = card.payoff && paysOff(c, deck, card.payoff);
  // Of two cards with one name the first counts, which has been reported.
  if (!scene || cardNamed(deck, card.name.text) !== card) return [];
  // A card with prose has its title with its scene.
  const title = card.title && !card.prose ? plainText(card.title) : undefined;
  return [
    {
      declaration: card,
      scene: scene.id,
      ...formerCard(c, deck, card),
      ...(title !== undefined && { title }),
      ...(when && { when }),
      ...(weight && { weight: weight.ir }),
      light: weight?.light ?? false,
      ...(payoff && { payoff: payoff.id }),
    },
  ];
}

/** `bias fresh(card)`: in it `card` is the card whose weight is reckoned. */
function checkBias(c: Checker, written: Expression): Weight & { readonly slot: string } {
  return c.inside(() => {
    const { slot } = c.declare('card', sceneTy, written.span, 'parameter');
    return { ...checkWeight(c, written), slot };
  });
}

interface Weight {
  readonly ir: ExprIr;
  readonly light: boolean;
}

function checkWeight(c: Checker, written: Expression): Weight {
  const { type, ir } = c.purely('a card’s weight', () => c.expression(written, intTy));
  if (type.kind !== 'int' && type.kind !== 'float' && type.kind !== 'unknown')
    c.report(catalogue.wrongType, written.span, { found: describe(type), wanted: 'a figure' });
  const light = (type.kind !== 'int' && type.kind !== 'float') || intervalOf(type).low <= 0;
  return { ir, light };
}

/** The scene a card stands for: it is entered without arguments. */
function standsFor(c: Checker, { scene: path }: CardDeclaration): Symbol<SceneDeclaration> | undefined {
  const scene = path && resolvePath(c, path, 'scene', 'scene', 'scene');
  if (!path || !scene) return undefined;
  c.reads.add(`place:${scene.id}`);
  checkArguments(c, scene.name, signatureOf(c.context, scene).parameters, [], path.span);
  return scene;
}

/** A card of this deck, or of another one, or a scene. */
function paysOff(c: Checker, deck: Symbol<DeckDeclaration>, path: Path): Symbol<SceneDeclaration> | undefined {
  const [own = '', more] = namesOf(path);
  const card = more === undefined ? cardNamed(deck, own) : undefined;
  if (card) return sceneOfCard(deck, card);
  const found = lookupPath(c.chapter, 'scene', namesOf(path));
  if (found.found === 'one' && isSymbolOf(found.symbol, 'deck')) {
    const [name = '', rest] = found.rest;
    const other = rest === undefined ? cardNamed(found.symbol, name) : undefined;
    if (other) return sceneOfCard(found.symbol, other);
    const known = found.symbol.declaration.cards.map((each) => each.name.text);
    const last = path.names.at(-1);
    reportUndefined(c, `card of ${found.symbol.name}`, name, last?.span ?? path.span, known);
    return undefined;
  }
  if (found.found === 'none' && more === undefined) {
    const known = deck.declaration.cards.map((each) => each.name.text);
    reportUndefined(c, 'card or scene', own, path.span, known, 'scene');
    return undefined;
  }
  return resolvePath(c, path, 'scene', 'scene', 'scene');
}

/** `card old_debt was debt`: the former name of a card, which no other of its deck may still have. */
function formerCard(
  c: Checker,
  { declaration }: Symbol<DeckDeclaration>,
  card: CardDeclaration,
): { readonly was?: string } {
  const { was } = card;
  const [name] = was?.names ?? [];
  if (!was || !name || name.text === '') return {};
  const still = declaration.cards.find((each) => each.name.text === name.text);
  if (still)
    c.report(
      catalogue.formerNameInUse,
      was.span,
      { now: card.name.text, was: name.text, sort: 'a card' },
      { related: [c.here(still.name.span, `\`${name.text}\` is here.`)] },
    );
  return { was: name.text };
}
