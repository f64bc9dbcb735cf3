import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { RefuseStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';

/** `refuse too_late`: the body ends here, and nothing of it has happened. */
export function refuse(c: Checker, { refusal, span }: RefuseStatement): StatementIr | undefined {
  if (!c.inAction) {
    c.report(catalogue.onlyInAction, span, { word: 'refuse' });
    return undefined;
  }
  const { result } = c;
  if (typeof result === 'object' && result.kind === 'variant' && result.cases.some(({ name }) => name === refusal.text))
    c.report(catalogue.refusalIsCase, refusal.span, { name: refusal.text });
  return { do: 'refuse', refusal: refusal.text };
}
