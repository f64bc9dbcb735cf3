import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { gatesOf, whyDry } from '../decks.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Draws that do not say what happens where there is no card. Conditions are held against each other only as written: of
 * two that are each other's opposite one holds; that a deck is never drawn from when it is dry is not looked at.
 */
export function deckMayRunDry(input: AnalyzeInput): Diagnostic[] {
  const found: Diagnostic[] = [];
  const decks = new Map(input.decks.map((deck) => [deck.symbol.id, deck]));
  const gates = gatesOf(input);
  for (const { symbol, draws } of input.scenes) {
    if (symbol.chapter.unit !== input.program.main) continue;
    for (const [from, { deck: named, none }] of draws) {
      const deck = from.kind === 'draw' && !none ? decks.get(named.id) : undefined;
      const reason = deck && whyDry(deck, gates);
      if (from.kind !== 'draw' || reason === undefined) continue;
      const place = { file: symbol.file.path, span: from.deck.span };
      const related = [
        {
          place: { file: named.file.path, span: named.declaration.name.span },
          message: `\`${named.name}\` is here.`,
        },
      ];
      found.push(diagnostic(catalogue.deckMayRunDry, place, { name: named.name, reason }, { related }));
    }
  }
  return found;
}
