import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { Expression, IssueStatement, TransferStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { describe, fit } from '../fit.js';
import type { AmountTy } from '../types.js';
import { becauseOf, withReason } from './because.js';
import { effect } from './effect.js';
import { type CheckedTarget, checkTarget } from './target.js';

/** `transfer 5.00 silver from a.purse to b.purse`: both ends hold the one resource. */
export function transfer(c: Checker, statement: TransferStatement): StatementIr | undefined {
  effect(c, 'An amount is moved', statement.span);
  const { because } = statement;
  const from = withReason(c, because, () => holding(c, statement.from));
  // What an amount is taken from is looked at: a purse that only ever receives is one that nobody reads.
  if (from) c.rules.meaning(c, statement.from, undefined, 'read');
  const to = withReason(c, because, () => holding(c, statement.to));
  const resource = from?.type ?? to?.type;
  const amount = c.expression(statement.amount, resource);
  if (!from || !to || !resource) return undefined;
  if (from.type.resource !== to.type.resource) {
    c.report(catalogue.mixedResources, statement.to.span, {
      left: from.type.resource.name,
      right: to.type.resource.name,
    });
    return undefined;
  }
  const value = fit(c, amount, resource, statement.amount.span);
  return {
    do: 'transfer',
    id: c.idOf(statement),
    resource: resource.resource.id,
    amount: value,
    from: from.to,
    to: to.to,
    ...becauseOf(c, because),
  };
}

/** `issue 10 silver to guild.chest`: new units. */
export function issue(c: Checker, statement: IssueStatement): StatementIr | undefined {
  effect(c, 'An amount is issued', statement.span);
  const { because } = statement;
  const to = withReason(c, because, () => holding(c, statement.to));
  const amount = c.expression(statement.amount, to?.type);
  if (!to) return undefined;
  const value = fit(c, amount, to.type, statement.amount.span);
  return {
    do: 'issue',
    id: c.idOf(statement),
    resource: to.type.resource.id,
    amount: value,
    to: to.to,
    ...becauseOf(c, because),
  };
}

/**
 * A place of state that holds an amount. Only a field of a state block or of an entity has an account in the books: an
 * edge's field, a part of a record and an element of a list remember a figure, as a variable does.
 */
function holding(c: Checker, expression: Expression): (CheckedTarget & { readonly type: AmountTy }) | undefined {
  const target = checkTarget(c, expression);
  if (!target) return undefined;
  const { type } = target;
  const isAmount = type.kind === 'amount';
  if (!isAmount || type.counts || (target.to.target !== 'state' && target.to.target !== 'field')) {
    const shown = isAmount ? `only a figure of ${describe(type)}` : describe(type);
    c.report(catalogue.notAHolding, expression.span, { what: c.sourceOf(expression.span), type: shown });
    return undefined;
  }
  return { ...target, type };
}
