import type { ExprIr, Value } from '../../bundle/index.js';
import { isPersonal, textOf } from '../../world/index.js';
import { asBig, rescale } from '../arithmetic/big.js';
import { countGraphemes, firstGraphemes } from '../arithmetic/graphemes.js';
import { madeOf } from '../run/personal.js';
import { note } from '../run/turn.js';
import type { Evaluate } from './linked.js';
import type { Linker } from './linker.js';
import { asNumber } from './values.js';

type Of<O extends ExprIr['op']> = Extract<ExprIr, { op: O }>;

/** Brings a figure back into its range; unless it is `clamped`, that it had left it is recorded. */
export function linkSaturate(link: Linker, node: Of<'saturate'>): Evaluate {
  const of = link.expression(node.of);
  const { clamped, site } = node;
  const low = node.low ?? Number.NEGATIVE_INFINITY;
  const high = node.high ?? Number.POSITIVE_INFINITY;
  return (turn) => {
    const wanted = of(turn);
    if (typeof wanted !== 'number' && typeof wanted !== 'bigint') return wanted;
    if (wanted >= low && wanted <= high) return wanted;
    const bound = wanted < low ? low : high;
    const value: Value = typeof wanted === 'bigint' ? BigInt(bound) : bound;
    if (!clamped && !turn.quiet) note(turn, { event: 'saturated', by: site, wanted, value });
    return value;
  };
}

/** Cuts a text to its longest; recorded. A personal text stays personal. */
export function linkLimit(link: Linker, node: Of<'limit'>): Evaluate {
  const of = link.expression(node.of);
  const { max, site } = node;
  return (turn) => {
    const wanted = of(turn);
    if (wanted === null) return null;
    const text = textOf(wanted);
    // Never more clusters than units.
    if (text.length <= max || countGraphemes(text) <= max) return wanted;
    const value = firstGraphemes(text, max);
    // A ledger keeps personal words in one place only.
    const told = isPersonal(wanted) ? '' : text;
    if (!turn.quiet) note(turn, { event: 'saturated', by: site, wanted: told, value: told === '' ? '' : value });
    return madeOf(value, wanted);
  };
}

export function linkToFloat(link: Linker, node: Of<'toFloat'>): Evaluate {
  const of = link.expression(node.of);
  return (turn) => asNumber(of(turn));
}

export function linkRescale(link: Linker, node: Of<'rescale'>): Evaluate {
  const of = link.expression(node.of);
  const { from, to } = node;
  return (turn) => rescale(asBig(of(turn)), from, to);
}
