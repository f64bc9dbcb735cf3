import type { ExprIr, HearIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, HearStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { check, describe } from '../fit.js';
import { declareOnce, reportHidden } from '../statements/let.js';
import { resolveType } from '../types/resolve-type.js';
import { personalTy, type Ty, textTy } from '../types.js';

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
  const said = personalTy({ ...textTy, max });
  const variable = declareOnce(c, statement.name, statement.each ? heardTy(c, said) : said);
  const window = statement.within && checkWindow(c, statement.within);
  const hear: HearIr = {
    slot: variable.slot,
    max,
    personal: true,
    ...(statement.each && { each: true }),
    ...(window && { window }),
  };
  c.output?.hears.set(statement, hear);
}

/** What everyone said: who, and what. */
function heardTy(c: Checker, said: Ty): Ty {
  const by = { name: 'by', type: c.context.playerType(c.chapter), optional: false };
  return {
    kind: 'list',
    of: { kind: 'record', name: 'Said', fields: [by, { name: 'text', type: said, optional: false }] },
  };
}

/** `within 60s`: how long is waited. */
export function checkWindow(c: Checker, within: Expression): ExprIr {
  return c.purely('a window', () => check(c, within, { kind: 'duration' }));
}
