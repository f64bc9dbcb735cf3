import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, RetireStatement } from '../../1-parse/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { describe } from '../fit.js';
import { becauseOf, needReason } from './because.js';
import { effect } from './effect.js';

/** `retire tom`: afterwards the name means nobody. */
export function retire(c: Checker, statement: RetireStatement): StatementIr | undefined {
  effect(c, 'Somebody is retired', statement.span);
  const entity = entityValue(c, statement.entity);
  if (!entity) return undefined;
  if (entity.type.kind === 'ref') c.learn(entity.ir, { ...entity.type, gone: true });
  if (entity.type.kind === 'ref')
    for (const kind of entity.type.kinds) needReason(c, kind, statement.because, statement.entity.span);
  return { do: 'retire', id: c.idOf(statement), entity: entity.ir, ...becauseOf(c, statement.because) };
}

/** An expression that must be an entity; reports what is none. */
export function entityValue(c: Checker, expression: Expression): Elaborated | undefined {
  const value = c.expression(expression);
  const { type } = value;
  if (type.kind === 'ref') return value;
  if (type.kind === 'optional')
    c.report(catalogue.maybeNone, expression.span, { what: `\`${c.sourceOf(expression.span)}\`` });
  else if (type.kind !== 'unknown')
    c.report(catalogue.wrongType, expression.span, { found: describe(type), wanted: 'an entity' });
  return undefined;
}
