import { catalogue, type Diagnostic, diagnostic } from '../../../diagnostics/index.js';
import type { Path } from '../../1-parse/index.js';
import { isSymbolOf, lookupPath, type Symbol } from '../../2-bind/index.js';
import type { AnalyzeInput } from '../input.js';

/**
 * Rules and workflows that wait for an event nothing emits. Only events of the pack itself: what a library declares may
 * come from its host.
 */
export function eventNeverEmitted(input: AnalyzeInput): Diagnostic[] {
  const { main } = input.program;
  const emitted = new Set(input.uses.flatMap(({ writes }) => [...writes].filter((each) => each.startsWith('event:'))));
  return main.symbols.flatMap((symbol) => {
    const path = eventOf(symbol);
    if (!path) return [];
    const names = path.names.map(({ text }) => text);
    const found = lookupPath(symbol.chapter, 'value', names);
    if (found.found !== 'one' || found.rest.length > 0) return [];
    const event = found.symbol;
    if (event.chapter.unit !== main || !isSymbolOf(event, 'event') || emitted.has(`event:${event.id}`)) return [];
    return [
      diagnostic(catalogue.eventNeverEmitted, { file: symbol.file.path, span: path.span }, { event: event.name }),
    ];
  });
}

function eventOf(symbol: Symbol): Path | undefined {
  if (isSymbolOf(symbol, 'rule')) {
    const { trigger } = symbol.declaration;
    return trigger.kind === 'eventTrigger' ? trigger.event : undefined;
  }
  if (!isSymbolOf(symbol, 'workflow')) return undefined;
  const { occasion } = symbol.declaration;
  return occasion?.kind === 'eventOccasion' ? occasion.event : undefined;
}
