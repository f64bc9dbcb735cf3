import type { HearIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { HearStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import { declareOnce, reportHidden } from '../statements/let.js';
import { resolveType } from '../types/resolve-type.js';
import { personalTy, textTy } from '../types.js';

/** How much is heard where the type sets no `max`: about what fits on a screen. */
const mostHeard = 1000;

/** `hear said: text max 280`: what a person says is personal. */
export function checkHear(c: Checker, statement: HearStatement): void {
  const type = resolveType({ context: c.context, chapter: c.chapter, checker: c }, statement.type);
  if (type.kind !== 'text' && type.kind !== 'unknown')
    c.report(catalogue.hearsText, statement.type.span, { type: describe(type) });
  // What somebody types is not held against a pattern.
  else if (type.kind === 'text' && type.matches !== undefined)
    c.report(catalogue.patternNotShown, statement.type.span, { pattern: type.matches });
  reportHidden(c, statement.name);
  const max = type.kind === 'text' ? (type.max ?? mostHeard) : mostHeard;
  const variable = declareOnce(c, statement.name, personalTy({ ...textTy, max }));
  const hear: HearIr = { slot: variable.slot, max, personal: true };
  c.output?.hears.set(statement, hear);
}
