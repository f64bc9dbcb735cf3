import { catalogue } from '../../../diagnostics/index.js';
import { diceRange, fit, roll as rollDice } from '../fit.js';
import { intervalOf } from '../types/interval.js';
import { diceTy, figureTy, intTy } from '../types.js';
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

/** `random(1..6)`: both ends may come. */
export const random: Builtin = (c, call) => {
  const [given] = argumentsOf(c, call, 1, 1) ?? [];
  if (!given) return unknownValue;
  if (given.kind !== 'range') return reportArgument(c, given, c.expression(given).type, 'a range of ints');
  if (c.ban !== undefined) c.report(catalogue.effectNotAllowed, call.span, { what: 'Chance decides', where: c.ban });
  const low = c.expression(given.low, intTy);
  const high = c.expression(given.high, intTy);
  const lowIr = fit(c, low, intTy, given.low.span);
  const highIr = fit(c, high, intTy, given.high.span);
  const site = c.site();
  if (low.type.kind !== 'int' || high.type.kind !== 'int')
    return { type: intTy, ir: { op: 'random', site, low: lowIr, high: highIr } };
  const from = intervalOf(low.type);
  const to = intervalOf(high.type);
  if (from.low > to.high) c.report(catalogue.emptyRange, given.span, {});
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
