import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, KindDeclaration, RelationDeclaration } from '../../1-parse/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Checker } from '../checker.js';

/** `because evidence`: what the statement's events will point to. */
export function becauseOf(c: Checker, because: Expression | undefined): { readonly because?: ExprIr } {
  return because ? { because: c.purely('a reason', () => c.expression(because)).ir } : {};
}

/** Checks what a statement writes, while it is known whether it says why. */
export function withReason<T>(c: Checker, because: Expression | undefined, check: () => T): T {
  const outer = c.because;
  c.because = because ? 'given' : 'missing';
  const result = check();
  c.because = outer;
  return result;
}

/** A kind or a relation that is `justified` comes to be and goes only for a reason. Tests may set anything up. */
export function needReason(
  c: Checker,
  symbol: Symbol<KindDeclaration | RelationDeclaration>,
  because: Expression | undefined,
  at: Span,
): void {
  if (because || c.test || !isJustified(symbol)) return;
  const related = [c.relatedTo(symbol)];
  c.report(catalogue.becauseMissing, at, { name: symbol.name }, { related });
}

export function isJustified(symbol: Symbol): boolean {
  const { declaration } = symbol;
  if (declaration.kind !== 'kindDeclaration' && declaration.kind !== 'relation') return false;
  return declaration.modifiers?.some((modifier) => modifier.name === 'justified') === true;
}
