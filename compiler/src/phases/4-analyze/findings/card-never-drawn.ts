import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { CheckedCard, CheckedDeck } from '../../3-check/index.js';
import { conditionsOf, gatesOf, isAlwaysThere, usesOfDecks } from '../decks.js';
import { implies } from '../implies.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/**
 * Cards that another card is always drawn instead of, and those of no weight. Only what is written out is weighed; that a
 * condition can never hold is a finding of its own.
 */
export function cardNeverDrawn(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  const gates = gatesOf(input);
  const uses = usesOfDecks(input, flow);
  return input.decks.flatMap((deck) => {
    const ways = uses.get(deck.symbol.id);
    if (deck.symbol.chapter.unit !== input.program.main || !ways) return [];
    return deck.cards.flatMap((card) => {
      const reason = why(deck, card, ways, gates);
      if (reason === undefined) return [];
      const { name } = card.declaration;
      return [
        diagnostic(
          catalogue.cardNeverDrawn,
          { file: deck.symbol.file.path, span: name.span },
          { name: name.text, reason },
        ),
      ];
    });
  });
}

function why(
  { symbol, cards }: CheckedDeck,
  card: CheckedCard,
  ways: ReadonlySet<'draw' | 'offer' | 'divert'>,
  gates: ReadonlyMap<string, ExprIr | undefined>,
): string | undefined {
  const weight = weightOf(card);
  if (weight !== undefined && weight <= 0) return 'it has no weight';
  const { draws } = symbol.declaration;
  // Of what is offered a reader may take any; what was drawn and is out makes room for the others.
  if (ways.has('offer') || !draws.replacement) return undefined;
  const at = cards.indexOf(card);
  const others = cards.filter((other) => other !== card && isAlwaysThere(other, gates));
  if (draws.strategy === 'first' && !ways.has('divert')) {
    const before = others.find((other) => cards.indexOf(other) < at);
    if (before) return `\`${before.declaration.name.text}\` stands before it and is always there`;
    const sooner = cards.slice(0, Math.max(at, 0)).find((other) => !other.light && isThereWith(other, card, gates));
    return sooner && `\`${sooner.declaration.name.text}\` stands before it and is there whenever it is`;
  }
  const onlyBest = !ways.has('draw') || draws.strategy === 'best';
  if (!onlyBest || weight === undefined) return undefined;
  const heavier = others.find((other) => {
    const its = weightOf(other);
    return its !== undefined && (its > weight || (its === weight && cards.indexOf(other) < at));
  });
  return heavier && `\`${heavier.declaration.name.text}\` outweighs it and is always there`;
}

/** Whether one card is there whenever another is, by their conditions as they are written. */
function isThereWith(one: CheckedCard, other: CheckedCard, gates: ReadonlyMap<string, ExprIr | undefined>): boolean {
  const given = conditionsOf(other, gates);
  return conditionsOf(one, gates).every((wanted) => given.some((each) => implies(each, wanted)));
}

/** A weight that is written out. */
function weightOf({ weight }: CheckedCard): number | undefined {
  if (!weight) return 1;
  return weight.op === 'const' && typeof weight.value === 'number' ? weight.value : undefined;
}
