import type { Span } from '../../../base/index.js';
import type { DirectorDeclaration } from '../../1-parse/index.js';
import { isSymbolOf, type Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';
import { reportAmbiguous } from '../names.js';

type Director = Symbol<DirectorDeclaration>;

/**
 * Whose beat `beat` by itself is: that of the one director there is, in the pack or else in those it uses. Undefined where
 * there is none; of several none is meant, which is reported.
 */
export function loneDirector(c: Checker, span: Span): Director | 'several' | undefined {
  const { unit } = c.chapter;
  const own = directorsOf(unit.symbols);
  const seen = own.length > 0 ? own : unit.uses.flatMap((use) => directorsOf(use.unit.symbols));
  const [only, more] = seen;
  if (!more) return only;
  reportAmbiguous(c, 'beat', span, seen);
  return 'several';
}

/** Those of a pack that have beats. */
export function directorsOf(symbols: readonly Symbol[]): readonly Director[] {
  return symbols.flatMap((symbol) =>
    isSymbolOf(symbol, 'director') && symbol.declaration.beats.length > 0 ? [symbol] : [],
  );
}
