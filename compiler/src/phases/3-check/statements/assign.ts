import type { StatementIr } from '@fabula/runtime/bundle';
import { catalogue } from '../../../diagnostics/index.js';
import type { AssignStatement } from '../../1-parse/index.js';
import type { Checker } from '../checker.js';
import { combine } from '../expressions/arithmetic.js';
import { fit } from '../fit.js';
import { type EnumTy, isPersonal, type Ty } from '../types.js';
import { becauseOf, withReason } from './because.js';
import { effect } from './effect.js';
import { type CheckedTarget, checkTarget, written } from './target.js';

/** `tide += 1`. Amounts are not assigned: they move, or are issued. */
export function assign(c: Checker, statement: AssignStatement): StatementIr | undefined {
  c.sets = statement.operator === '=' ? statement.target : undefined;
  const target = withReason(c, statement.because, () => checkTarget(c, statement.target));
  c.sets = undefined;
  if (!target) {
    c.expression(statement.value);
    return undefined;
  }
  if (target.to.target !== 'local') effect(c, 'State is changed', statement.span);
  if (target.type.kind === 'amount' && !target.type.counts && isHolding(target) && !c.test) {
    c.report(catalogue.holdingAssigned, statement.span, {
      what: c.sourceOf(statement.target.span),
      resource: target.type.resource.name,
    });
    c.expression(statement.value, target.type);
    return undefined;
  }
  const value = assigned(c, statement, target);
  const because = becauseOf(c, statement.because);
  checkMove(c, statement, target, value.type);
  const ir = fit(c, value, target.type, statement.value.span);
  const personal = isPersonal(value.type) || isPersonal(target.type);
  written(c, target, value.type);
  if (statement.operator === '+=') learnGrown(c, target, value.type);
  return {
    do: 'set',
    id: c.idOf(statement),
    to: target.to,
    value: ir,
    ...(personal && { personal: true }),
    ...because,
  };
}

/** The value that is written: of `+=`, the sum with what flow knows to be there. */
function assigned(c: Checker, statement: AssignStatement, target: CheckedTarget) {
  if (statement.operator === '=') return c.expression(statement.value, target.type);
  const before = { type: c.narrowed(target.ir, target.type), ir: target.ir };
  const { type } = before;
  const hint: Ty = type.kind === 'list' || type.kind === 'set' ? type.of : type.kind === 'map' ? type.key : type;
  // A bracketed list beside a collection is one, too; anything else is an element.
  const given = c.expression(statement.value, statement.value.kind === 'list' ? type : hint);
  const value =
    given.type.kind === 'dice'
      ? { ...given, ir: fit(c, given, { kind: 'int' }, statement.value.span), type: { kind: 'int' } as const }
      : given;
  return combine(c, statement.operator === '+=' ? '+' : '-', before, value, {
    span: statement.value.span,
    left: statement.target,
    right: statement.value,
  });
}

/** Where something was added there is something. */
function learnGrown(c: Checker, target: CheckedTarget, { kind }: Ty): void {
  if (target.type.kind !== 'list' && target.type.kind !== 'set') return;
  if (kind === 'list' || kind === 'set')
    c.learn({ op: 'builtin', name: 'length', arguments: [target.ir] }, { kind: 'int', low: 1 });
}

/** A holding is an amount in state; a variable of such a type only remembers a figure. */
function isHolding(target: CheckedTarget): boolean {
  return target.to.target === 'state' || target.to.target === 'field';
}

/** Where an enum names its moves, a written member must be one that can be come to from what is there. */
function checkMove(c: Checker, statement: AssignStatement, target: CheckedTarget, value: Ty): void {
  const { type } = target;
  if (type.kind !== 'enum' || value.kind !== 'enum' || !value.only || c.test) return;
  const { moves } = type.symbol.declaration;
  if (moves.length === 0) return;
  const now = c.narrowed(target.ir, type);
  const from = [...(now.kind === 'enum' && now.only ? now.only : members(type))];
  for (const to of value.only) {
    const allowed = from.some(
      (member) =>
        member === to || moves.some((move) => move.from.text === member && move.to.some((each) => each.text === to)),
    );
    if (allowed) continue;
    const [single, more] = from;
    const origin = single !== undefined && more === undefined ? `from \`${single}\` ` : '';
    c.report(
      catalogue.forbiddenMove,
      statement.value.span,
      { name: type.symbol.name, origin, to },
      { related: [c.relatedTo(type.symbol)] },
    );
  }
}

function members(type: EnumTy): string[] {
  return type.symbol.declaration.cases.map((each) => each.name.text);
}
