import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import { usesOfDecks } from '../decks.js';
import type { AnalyzeInput } from '../input.js';
import type { ProgramFlow } from '../program-flow.js';

/** Decks that no scene a reader can come to draws from, offers, or goes to the best of. */
export function deckNeverDrawn(input: AnalyzeInput, flow: ProgramFlow): Diagnostic[] {
  if (!flow.start) return [];
  const uses = usesOfDecks(input, flow);
  return input.decks.flatMap(({ symbol }) => {
    // A library's decks are there for those who want them.
    if (symbol.chapter.unit !== input.program.main || uses.has(symbol.id)) return [];
    const place = { file: symbol.file.path, span: symbol.declaration.name.span };
    return [diagnostic(catalogue.deckNeverDrawn, place, { name: symbol.name })];
  });
}
