import type { ExprIr, StatementIr } from '@fabula/runtime/bundle';
import type { RememberStatement } from '../../1-parse/index.js';
import { builtinIr } from '../builtins/builtin.js';
import type { Checker } from '../checker.js';
import { check, fit } from '../fit.js';
import { keptOf } from '../models/kept.js';
import { resolvePath } from '../names.js';
import { floatTy, isPersonal, textTy } from '../types.js';
import { effect } from './effect.js';
import { checkTarget } from './target.js';

/** `remember notes of mara "…" weight 0.8`: one more entry in what a memory keeps. */
export function remember(c: Checker, statement: RememberStatement): StatementIr | undefined {
  effect(c, 'Something is remembered', statement.span);
  const memory = resolvePath(c, statement.memory, 'value', 'memory', 'memory');
  const value = c.expression(statement.text, textTy);
  const text = fit(c, value, textTy, statement.text.span);
  const weight: ExprIr = statement.weight
    ? check(c, statement.weight, { ...floatTy, low: 0 })
    : { op: 'const', value: 1 };
  const kept = memory && keptOf(c, memory, statement.owner, statement.memory.span);
  const target = kept && checkTarget(c, kept);
  if (!target) return undefined;
  const entry: ExprIr = { op: 'record', fields: { text, turn: { op: 'turns' }, weight } };
  return {
    do: 'set',
    id: c.idOf(statement),
    to: target.to,
    value: builtinIr('remember', target.ir, entry),
    ...(isPersonal(value.type) && { personal: true }),
  };
}
