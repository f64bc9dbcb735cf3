import type { PatternIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type {
  Arm,
  Block,
  DeckDeclaration,
  Divert,
  DrawStatement,
  OfferStatement,
  Path,
  Pattern,
} from '../../1-parse/index.js';
import { cardNamed, isSymbolOf, type Symbol } from '../../2-bind/index.js';
import { mayRunDry, sceneOfCard, titleOf } from '../card.js';
import type { Checker } from '../checker.js';
import { checkArguments } from '../expressions/arguments.js';
import { condition } from '../fit.js';
import { afterInput, type Facts, joinFacts } from '../flow/facts.js';
import { pathText, reportUndefined, resolvePath } from '../names.js';
import { signatureOf } from '../signature.js';
import { takenBefore } from '../statements/pattern.js';
import { optionalTy, textTy } from '../types.js';

/** What arms have taken so far. */
interface Taken {
  readonly cards: Set<string>;
  none: boolean;
  /** An arm takes all that is left. */
  others: boolean;
}

/** `~ draw twists { squall { … } none { … } }`. True when flow does not go on behind it. */
export function checkDraw(c: Checker, statement: DrawStatement, lay: (block: Block) => boolean): boolean {
  const deck = deckNamed(c, statement.deck);
  c.facts = afterInput(c.facts);
  const before = c.facts;
  const taken: Taken = { cards: new Set(), none: false, others: false };
  let after: Facts | undefined;
  for (const arm of statement.arms) {
    c.facts = before;
    const ends = c.inside(() => {
      const patterns = arm.patterns.map((pattern) => (deck ? cardPattern(c, deck, pattern, taken) : anyCard));
      const { guard: written } = arm;
      const guard = written && c.purely('a guard', () => condition(c, written));
      c.assume(guard?.yes);
      c.output?.arms.set(arm, { patterns, ...(guard && { guard: guard.ir }) });
      return lay(arm.body);
    });
    // A guard may leave a card to the arms after.
    if (!arm.guard) take(arm, taken);
    if (!ends) after = after ? joinFacts(after, c.facts) : c.facts;
  }
  if (deck) {
    const slot = statement.arms.length > 0 ? c.scope.freeSlot('drawn') : undefined;
    if (slot !== undefined) c.slots.push({ slot, type: optionalTy(textTy) });
    const none = taken.none || taken.others;
    const every = deck.declaration.cards.every((card) => taken.cards.has(card.name.text));
    taken.others ||= every && (none || !mayRunDry(deck));
    c.output?.draws.set(statement, { deck, none, others: taken.others, ...(slot !== undefined && { slot }) });
  }
  // A card that no arm takes goes on behind them.
  c.facts = taken.others ? (after ?? before) : after ? joinFacts(after, before) : before;
  return taken.others && after === undefined;
}

/** `~ offer tavern`, `~ offer rumours`: what is offered reads as a title, so there has to be one. */
export function checkOffer(c: Checker, statement: OfferStatement): void {
  const found = resolvePath(c, statement.place, 'scene', 'scene or deck', 'scene', 'deck');
  const given = statement.arguments;
  if (!found) {
    for (const argument of given) c.expression(argument.value);
    return;
  }
  if (isSymbolOf(found, 'deck')) {
    for (const argument of given) c.expression(argument.value);
    const [first] = given;
    if (first) c.report(catalogue.tooManyArguments, first.span, { name: pathText(statement.place), count: 0 });
    readCards(c, found);
    for (const card of found.declaration.cards) {
      if (titleOf(card, sceneOfCard(found, card)) === undefined)
        reportTitle(c, statement.place.span, 'card', card.name.text);
    }
    c.output?.draws.set(statement, { deck: found, none: true, others: true, slot: c.scope.freeSlot('taken') });
    return;
  }
  if (!isSymbolOf(found, 'scene')) return;
  c.reads.add(`place:${found.id}`);
  if (!found.declaration.title) reportTitle(c, statement.place.span, 'scene', found.name);
  const { values } = checkArguments(
    c,
    found.name,
    signatureOf(c.context, found).parameters,
    given,
    statement.place.span,
  );
  const gate = found.declaration.opens !== undefined;
  c.output?.targets.set(statement, { scene: found.id, local: false, arguments: values, gate });
}

/** `-> best of rumours`. Whether there may be none; undefined for what is no deck. */
export function checkBest(c: Checker, divert: Divert, path: Path): boolean | undefined {
  const deck = deckNamed(c, path);
  if (!deck) return undefined;
  c.output?.draws.set(divert, { deck, none: divert.otherwise !== undefined, others: false });
  return mayRunDry(deck);
}

function deckNamed(c: Checker, path: Path): Symbol<DeckDeclaration> | undefined {
  const deck = resolvePath(c, path, 'scene', 'deck', 'deck');
  if (deck) readCards(c, deck);
  return deck;
}

/** Whoever draws from a deck may come to the scene of any of its cards. */
function readCards(c: Checker, deck: Symbol<DeckDeclaration>): void {
  for (const card of deck.declaration.cards) {
    const scene = sceneOfCard(deck, card);
    if (scene) c.reads.add(`place:${scene.id}`);
  }
}

const anyCard: PatternIr = { match: 'any' };

/** A card by its name, or that there was none. */
function cardPattern(c: Checker, deck: Symbol<DeckDeclaration>, pattern: Pattern, taken: Taken): PatternIr {
  switch (pattern.kind) {
    case 'anyPattern':
    case 'otherwisePattern':
      return anyCard;
    case 'nonePattern':
      if (taken.none || taken.others) c.report(catalogue.unreachableArm, pattern.span, { why: takenBefore });
      else if (!mayRunDry(deck)) {
        c.report(catalogue.unreachableArm, pattern.span, { why: `\`${deck.name}\` always has a card to draw` });
      }
      return { match: 'value', value: null };
    case 'casePattern': {
      const [name, more] = pattern.path.names;
      if (name && !more && pattern.binders.length === 0) {
        // What a file that can't be read would have is not known.
        if (deck.declaration.signed && !deck.grant) return { match: 'value', value: name.text };
        if (!cardNamed(deck, name.text)) {
          const known = deck.declaration.cards.map((card) => card.name.text);
          reportUndefined(c, `card of ${deck.name}`, name.text, name.span, known);
        } else if (taken.cards.has(name.text) || taken.others) {
          c.report(catalogue.unreachableArm, pattern.span, { why: takenBefore });
        }
        return { match: 'value', value: name.text };
      }
      break;
    }
    default:
      break;
  }
  c.report(catalogue.neverMatches, pattern.span, { type: 'A drawn card', pattern: c.sourceOf(pattern.span) });
  return anyCard;
}

function take(arm: Arm, taken: Taken): void {
  for (const pattern of arm.patterns) {
    if (pattern.kind === 'nonePattern') taken.none = true;
    else if (pattern.kind === 'casePattern') taken.cards.add(pattern.path.names[0]?.text ?? '');
    else if (pattern.kind === 'anyPattern' || pattern.kind === 'otherwisePattern') taken.others = true;
  }
}

function reportTitle(c: Checker, span: Span, what: string, name: string): void {
  if (name !== '') c.report(catalogue.offerNeedsTitle, span, { what, name });
}
