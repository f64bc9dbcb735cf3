import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Checker } from '../checker.js';

/** Reports a change where none may be: in a function, a condition, a text. */
export function effect(c: Checker, what: string, span: Span): void {
  if (c.ban !== undefined) c.report(catalogue.effectNotAllowed, span, { what, where: c.ban });
}
