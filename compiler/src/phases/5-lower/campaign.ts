import { type BoundProgram, isSymbolOf } from '../2-bind/index.js';

/** Kinds and relations whose things outlive the session: `kind Human in campaign`. */
export function inCampaign({ units }: BoundProgram): readonly string[] {
  return units.flatMap((unit) =>
    unit.symbols.flatMap((symbol) =>
      isSymbolOf(symbol, 'kindDeclaration', 'relation') && symbol.declaration.inCampaign ? [symbol.id] : [],
    ),
  );
}
