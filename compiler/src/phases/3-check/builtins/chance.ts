import type { ExprIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { RangeExpression } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { diceRange, fit, roll as rollDice, toFloat } from '../fit.js';
import { type Interval, intervalOf } from '../types/interval.js';
import { diceTy, figureTy, floatTy, intTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { argumentsOf, type Builtin, reportArgument } from './builtin.js';

/** `roll(2d6)`. */
export const roll: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  const { type, ir } = c.expression(given, diceTy);
  if (type.kind !== 'dice') return reportArgument(c, given, type, '`dice`');
  return { type: diceRange(ir), ir: rollDice(c, ir, call.span) };
};

/** `random(1..6)`: both ends may come; `random(0.0..0.5)` is a float. */
export const random: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  if (given.kind !== 'range') return reportArgument(c, given, c.expression(given).type, 'a range of figures');
  if (c.ban !== undefined) c.report(catalogue.effectNotAllowed, call.span, { what: 'Chance decides', where: c.ban });
  const low = c.expression(given.low, intTy);
  const high = c.expression(given.high, intTy);
  if (low.type.kind === 'float' || high.type.kind === 'float') return randomFloat(c, given, low, high);
  const lowIr = fit(c, low, intTy, given.low.span);
  const highIr = fit(c, high, intTy, given.high.span);
  const site = c.site();
  if (low.type.kind !== 'int' || high.type.kind !== 'int')
    return { type: intTy, ir: { op: 'random', site, low: lowIr, high: highIr } };
  const from = intervalOf(low.type);
  const to = intervalOf(high.type);
  if (from.low > to.high) c.report(catalogue.emptyRange, given.span, {});
  else if (mayHoldNothing(from, to, given.openEnd ? 1 : 0))
    c.report(catalogue.mayBeEmpty, given.span, { what: c.sourceOf(given.span) });
  return {
    type: figureTy('int', from.low, given.openEnd ? to.high - 1 : to.high),
    ir: {
      op: 'random',
      site,
      low: lowIr,
      high: given.openEnd
        ? { op: 'binary', operator: 'int.sub', left: highIr, right: { op: 'const', value: 1 } }
        : highIr,
    },
  };
};

/** Told where one end is written out and the other has bounds: of two that move, one may well follow the other. */
function mayHoldNothing(from: Interval, to: Interval, least: number): boolean {
  const isWritten = from.low === from.high || to.low === to.high;
  return isWritten && Number.isFinite(from.high) && Number.isFinite(to.low) && to.low - from.high < least;
}

/** How many steps there are between the ends of `random(0.0..0.5)`. */
const steps = 1_000_000;

/** `random(0.0..0.5)`: a figure between both, of so many steps; chance itself knows whole figures only. */
function randomFloat(c: Checker, range: RangeExpression, low: Elaborated, high: Elaborated): Elaborated {
  const from = fit(c, low, floatTy, range.low.span);
  const to = fit(c, high, floatTy, range.high.span);
  const least = boundsOf(low.type);
  const most = boundsOf(high.type);
  if (least.low > most.high) c.report(catalogue.emptyRange, range.span, {});
  const drawn: ExprIr = {
    op: 'random',
    site: c.site(),
    low: { op: 'const', value: 0 },
    high: { op: 'const', value: range.openEnd ? steps - 1 : steps },
  };
  const share: ExprIr = {
    op: 'binary',
    operator: 'float.div',
    left: toFloat(drawn),
    right: { op: 'const', value: steps },
  };
  const span: ExprIr = { op: 'binary', operator: 'float.sub', left: to, right: from };
  const part: ExprIr = { op: 'binary', operator: 'float.mul', left: span, right: share };
  return {
    type: figureTy('float', least.low, most.high),
    ir: { op: 'binary', operator: 'float.add', left: from, right: part },
  };
}

function boundsOf(type: Ty): Interval {
  return type.kind === 'int' || type.kind === 'float' ? intervalOf(type) : intervalOf(floatTy);
}
